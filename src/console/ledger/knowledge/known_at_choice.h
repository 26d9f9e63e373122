// SPDX-License-Identifier: MIT
#pragma once

#include "store/close/book_sums.h"

#include <QDateTime>
#include <QTimer>
#include <QWidget>

#include <optional>

class QComboBox;
class QDateTimeEdit;

namespace leapfrog {

/// By what had been committed when figures are shown: as known now, or as they were known at a moment, to the minute,
/// in local time. UI thread.
class KnownAtChoice : public QWidget
{
    Q_OBJECT
public:
    /// `name`: its object name, and how those of its parts begin.
    explicit KnownAtChoice(const QString &name, QWidget *parent = nullptr);

    /// Nothing: as known now.
    [[nodiscard]] std::optional<Moment> moment() const;
    void choose(const std::optional<QDateTime> &time);
    /// What is offered when somebody first asks for a moment: when the books were last locked, say.
    void suggest(const QDateTime &time);

signals:
    void changed();

private:
    void noteKind();

    QComboBox *m_kind;
    QDateTimeEdit *m_time;
    QTimer m_rest; ///< while the user types
    bool m_isSuggested = true; ///< the user has chosen no time yet
};

/// How a moment is edited: date and time to the minute, years with four digits.
void dressTimeEdit(QDateTimeEdit &edit);
/// A local time to the minute as a moment.
Moment momentOf(const QDateTime &time);

} // namespace leapfrog
