// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QPushButton;

namespace leapfrog {

/// Asks before the books are locked or unlocked: which days, why, and what that does. Never blocks: open() it; it
/// deletes itself.
class PeriodQuestion : public QDialog
{
    Q_OBJECT
public:
    /// `place`: the organisation, as questions name it.
    static PeriodQuestion *toLock(const QString &place, QDate through, QWidget *parent);
    /// `last` is the last locked day; `sealed` the last one that was sealed (invalid: none was), to open which takes a
    /// reason.
    static PeriodQuestion *toUnlock(const QString &place, QDate from, QDate last, QDate sealed, QWidget *parent);

signals:
    void lockWanted(leapfrog::Date through, const QString &why);
    /// Nothing: all days.
    void unlockWanted(std::optional<leapfrog::Date> from, const QString &why);

private:
    PeriodQuestion(const QString &title, const QString &place, QDate day, QWidget *parent);
    void showUnlock(QDate last, QDate sealed);

    QString m_organisation;
    QLabel *m_question;
    QLabel *m_effect;
    QLabel *m_dayLabel;
    QDateEdit *m_day;
    QCheckBox *m_all;
    QLineEdit *m_why;
    QPushButton *m_do;
};

} // namespace leapfrog
