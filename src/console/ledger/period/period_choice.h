// SPDX-License-Identifier: MIT
#pragma once

#include "console/ledger/period/period.h"

#include <QWidget>

class QComboBox;
class QDateEdit;

namespace leapfrog {

/// Which period of the books is looked at: a month, a quarter, a year, days from and to, or all. Arrow keys step.
class PeriodChoice : public QWidget
{
    Q_OBJECT
public:
    explicit PeriodChoice(QWidget *parent = nullptr);

    [[nodiscard]] Period period() const;
    void choose(const Period &period);

signals:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void noteKind();

    QComboBox *m_kind;
    QComboBox *m_which; ///< months, quarters or years, the newest first
    QWidget *m_range;
    QDateEdit *m_from;
    QDateEdit *m_through;
    QDate m_around; ///< where another kind of period begins
};

} // namespace leapfrog
