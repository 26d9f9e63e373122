// SPDX-License-Identifier: MIT
#pragma once

#include "store/queue/job_list.h"

#include <QWidget>

#include <string>
#include <vector>

class QButtonGroup;
class QComboBox;
class QLineEdit;
class QToolButton;

namespace leapfrog {

class TypedSearch;

/// Which jobs to list: one state, a priority, a document type, a text, and one error when a group was opened.
class JobFilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit JobFilterBar(QWidget *parent = nullptr);

    /// The filter as it stands, for any organisation.
    [[nodiscard]] JobFilter filter() const;
    /// Whether it leaves out any jobs of its state.
    [[nodiscard]] bool isNarrow() const;
    [[nodiscard]] QString text() const;
    [[nodiscard]] QLineEdit *searchField() const { return m_search; }
    /// The numbers beside the states.
    void showTotals(const JobTotals &totals);

    /// Shows these, and nothing else is left out. `priority` 0: any.
    void choose(const std::string &state, int priority);
    /// Only dead jobs with that error, by JobErrorRow::error; empty: with any.
    void chooseError(const QString &error);
    /// All jobs of the state.
    void reset();

signals:
    /// The filter is another; while the user types, after a short rest.
    void changed();
    /// The user is done with it (Return, Down or Escape in the text).
    void left();

private:
    void noteChange();

    std::vector<std::pair<std::string, QToolButton *>> m_states;
    QButtonGroup *m_group;
    QComboBox *m_priority;
    QComboBox *m_type;
    QLineEdit *m_search;
    QToolButton *m_error;
    QToolButton *m_clear;
    QString m_errorGroup;
    TypedSearch *m_typed;
};

} // namespace leapfrog
