// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/appearance.h"

#include <QDialog>

#include <memory>

namespace leapfrog {

namespace Ui {
class PreferencesDialog;
}

/// What is chosen counts at once and is kept; there is nothing to confirm.
class PreferencesDialog : public QDialog
{
    Q_OBJECT
public:
    /// `appearance` must outlive it.
    explicit PreferencesDialog(Appearance &appearance, QWidget *parent = nullptr);
    ~PreferencesDialog() override;

    /// By its own name, which those know who look for it.
    static QString languageName(const QString &language);

private:
    void fill();
    void showChosen();

    Appearance &m_appearance;
    std::unique_ptr<Ui::PreferencesDialog> m_ui;
};

} // namespace leapfrog
