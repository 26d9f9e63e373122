// SPDX-License-Identifier: MIT
#pragma once

#include "store/queue/rows/recreation_search.h"

#include <QWidget>

#include <string>
#include <utility>
#include <vector>

class QLineEdit;
class QToolButton;

namespace leapfrog {

class TypedSearch;

/// Which recreations to list: whose, in which state, and a text.
class RecreationFilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit RecreationFilterBar(QWidget *parent = nullptr);

    /// The filter as it stands, for any organisation.
    [[nodiscard]] RecreationFilter filter() const;
    /// Whether it leaves any out.
    [[nodiscard]] bool isNarrow() const;
    [[nodiscard]] QString text() const;
    [[nodiscard]] QLineEdit *searchField() const { return m_search; }
    /// Leaves none out.
    void reset();

signals:
    /// The filter is another; while the user types, after a short rest.
    void changed();
    /// The user is done with it (Return, Down or Escape in the text).
    void left();

private:
    using Choice = std::vector<std::pair<std::string, QToolButton *>>; ///< first: leaves none out
    Choice addChoice(const std::vector<std::pair<const char *, QString>> &choices, const char *name);
    static std::string chosen(const Choice &choice);
    void noteChange();

    Choice m_whose;
    Choice m_states;
    QLineEdit *m_search;
    QToolButton *m_clear;
    TypedSearch *m_typed;
};

} // namespace leapfrog
