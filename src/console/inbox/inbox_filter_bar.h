// SPDX-License-Identifier: MIT
#pragma once

#include "console/inbox/inbox_list.h"

#include <QWidget>

#include <string>
#include <utility>
#include <vector>

class QButtonGroup;
class QComboBox;
class QLineEdit;
class QToolButton;

namespace leapfrog {

class TypedSearch;

/// Which payloads to list: a state, a kind, a text, and one reason when it was opened.
class InboxFilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit InboxFilterBar(QWidget *parent = nullptr);

    /// The filter as it stands, for any organisation.
    [[nodiscard]] InboxFilter filter() const;
    /// Whether it leaves out any payloads of its state.
    [[nodiscard]] bool isNarrow() const;
    [[nodiscard]] QString text() const;
    [[nodiscard]] QLineEdit *searchField() const { return m_search; }
    /// What there is to say when nothing is found; `grouped`: no reason.
    [[nodiscard]] QString nothingFound(bool grouped) const;
    /// The numbers beside the states.
    void showTotals(std::int64_t refused, std::int64_t waiting);

    /// Shows these, and nothing else is left out.
    void choose(const InboxFilter &filter);
    /// Only payloads of that reason; empty: of any.
    void chooseReason(const std::string &state, const std::string &kind, const std::string &code);
    /// All payloads of the state.
    void reset();

signals:
    /// The filter is another; while the user types, after a short rest.
    void changed();
    /// The user is done with it (Return, Down or Escape in the text).
    void left();

private:
    void noteChange();
    void setState(const std::string &state);
    void setReason(const std::string &kind, const std::string &code);

    std::vector<std::pair<std::string, QToolButton *>> m_states;
    QButtonGroup *m_group;
    QComboBox *m_kind;
    QLineEdit *m_search;
    QToolButton *m_reason;
    QToolButton *m_clear;
    std::string m_code;
    std::string m_codeState; ///< the state whose reason was chosen
    TypedSearch *m_typed;
};

} // namespace leapfrog
