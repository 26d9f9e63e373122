// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/sign_delegate.h"
#include "engine/close/close_checks.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace leapfrog {

/// The points that are gone through before a period is closed: each with a sign, in words, what is at fault, and a
/// button that leads to where it is mended. UI thread.
class CheckList : public QWidget
{
    Q_OBJECT
public:
    explicit CheckList(QWidget *parent = nullptr);

    void show(const std::vector<CloseCheck> &checks);

signals:
    /// CloseCheck::name of the point that is to be mended.
    void mendWanted(const QString &check);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addPoint(const CloseCheck &check);

    std::vector<CloseCheck> m_checks;
    QWidget *m_points = nullptr;
    QGridLayout *m_grid = nullptr;
};

} // namespace leapfrog
