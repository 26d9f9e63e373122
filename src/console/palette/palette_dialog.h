// SPDX-License-Identifier: MIT
#pragma once

#include "console/palette/palette_model.h"
#include "console/palette/palette_search.h"

#include <QDialog>
#include <QSettings>

class QLabel;
class QLineEdit;
class QTreeView;

namespace leapfrog {

/// One field and what fits what is typed in it. Return runs the entry, which closes it; the keys up and down move,
/// Escape leaves. What can't be had now is grey and says why.
class PaletteDialog : public QDialog
{
    Q_OBJECT
public:
    /// `entries`: screens, acts and preferences. `settings` (which ones were used last) and `session` must outlive it.
    PaletteDialog(std::vector<PaletteEntry> entries, Session &session, QSettings &settings, QWidget *parent);

    [[nodiscard]] PaletteSearch &search() { return *m_search; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showTyped(const QString &typed);
    void showState();
    void run(const QModelIndex &index);
    void move(int by);
    void layOut();

    Session &m_session;
    QSettings &m_settings;
    PaletteModel *m_model;
    PaletteSearch *m_search;
    QLineEdit *m_field;
    QTreeView *m_list;
    QLabel *m_state;
};

} // namespace leapfrog
