// SPDX-License-Identifier: MIT
#pragma once

#include "store/books/reports.h"

#include <QFrame>

#include <array>

class QLabel;
class QPushButton;

namespace leapfrog {

/// Says which documents are not, or not as they are now, in the figures below it, and leads to them; and which of its
/// days were sealed once and opened again. Hidden while there is nothing to say.
class LeftOutBar : public QFrame
{
    Q_OBJECT
public:
    explicit LeftOutBar(QWidget *parent = nullptr);

    void show(const ReportHead &head, AwaitingFigures figures);
    void clear();

signals:
    /// The documents of that status (of DocumentFilter).
    void wanted(const std::string &status);

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();

    QLabel *m_text;
    std::array<QPushButton *, 3> m_buttons{};
};

} // namespace leapfrog
