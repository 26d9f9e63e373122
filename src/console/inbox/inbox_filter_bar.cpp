// SPDX-License-Identifier: MIT
#include "console/inbox/inbox_filter_bar.h"

#include "console/books/payload_words.h"
#include "console/look/flow_layout.h"
#include "console/look/lists/kept_choice.h"
#include "console/look/lists/typed_search.h"
#include "console/look/style/act_look.h"
#include "console/look/theme.h"
#include "console/look/words.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QLineEdit>
#include <QToolButton>

#include <algorithm>

namespace leapfrog {

static constexpr int reasonCharacters = 40; ///< of a chosen reason, on its button

InboxFilterBar::InboxFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_kind(new QComboBox(this))
    , m_search(new QLineEdit(this))
    , m_reason(new QToolButton(this))
    , m_clear(new QToolButton(this))
{
    auto *line = new FlowLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    QWidget *before = nullptr;
    std::vector<QAbstractButton *> states;
    for (const auto *state : {"", "refused", "waiting", "read", "superseded", "not_needed"}) {
        auto *button = new QToolButton(this);
        button->setObjectName(QStringLiteral("state_") + QLatin1String(*state == '\0' ? "all" : state));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        markWhenChecked(*button);
        m_group->addButton(button);
        keepChoice(*button);
        m_states.emplace_back(state, button);
        states.push_back(button);
        line->addWidget(button);
        if (before != nullptr)
            setTabOrder(before, button);
        before = button;
        connect(button, &QAbstractButton::clicked, this, &InboxFilterBar::noteChange);
    }
    join(states);
    m_kind->setObjectName(QStringLiteral("kind"));
    m_kind->setAccessibleName(tr("Kind of payload"));
    m_kind->addItem(tr("All kinds"), QString());
    for (const auto *kind : {"order", "refund", "transaction", "fulfillment", "order_part", "payout",
                             "balance_transaction", "not_needed", "unreadable"})
        m_kind->addItem(payloadKindWords(kind), QString::fromLatin1(kind));
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setPlaceholderText(tr("Number of an order, payout or document"));
    showKeys(*m_search, QKeySequence::Find);
    m_search->setAccessibleName(tr("Search payloads by the number of an order or payout, a document or a payload"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaxLength(200);
    m_search->setMinimumWidth(220);
    m_search->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_reason->setObjectName(QStringLiteral("chosenReason"));
    m_reason->setFocusPolicy(Qt::StrongFocus);
    m_reason->hide();
    m_clear->setObjectName(QStringLiteral("clear"));
    m_clear->setText(tr("Clear filter"));
    m_clear->setAutoRaise(true);
    makeLink(*m_clear);
    m_clear->setFocusPolicy(Qt::StrongFocus);
    m_clear->hide();
    for (auto *part : std::initializer_list<QWidget *>{m_kind, m_search, m_reason, m_clear}) {
        line->addWidget(part);
        setTabOrder(before, part);
        before = part;
    }
    keepChoice(*m_kind);
    m_typed = new TypedSearch(*m_search);
    connect(m_typed, &TypedSearch::changed, this, &InboxFilterBar::noteChange);
    connect(m_typed, &TypedSearch::left, this, &InboxFilterBar::left);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &InboxFilterBar::noteChange);
    connect(m_reason, &QAbstractButton::clicked, this, [this] {
        setReason({}, {});
        noteChange();
    });
    connect(m_clear, &QAbstractButton::clicked, this, &InboxFilterBar::reset);
    setState({});
    showTotals(0, 0);
}

InboxFilter InboxFilterBar::filter() const
{
    InboxFilter filter;
    for (const auto &[state, button] : m_states) {
        if (button->isChecked())
            filter.state = state;
    }
    filter.kind = m_kind->currentData().toString().toStdString();
    filter.code = m_code;
    filter.text = text().toStdString();
    return filter;
}

bool InboxFilterBar::isNarrow() const
{
    return !text().isEmpty() || m_kind->currentIndex() > 0 || !m_code.empty();
}

QString InboxFilterBar::text() const
{
    return m_search->text().trimmed();
}

QString InboxFilterBar::nothingFound(bool grouped) const
{
    const auto state = filter().state;
    if (!text().isEmpty())
        return tr("No payloads match “%1”.").arg(withShortWords(text()));
    if (isNarrow())
        return tr("No payloads match the filter.");
    if (state == "refused")
        return tr("No payloads are refused.");
    if (state == "waiting")
        return tr("No payloads are waiting.");
    if (grouped)
        return tr("Nothing waits and nothing was refused: the books have all that came.");
    return state.empty() ? tr("No payloads have come from a shop.") : tr("No payloads are in this state.");
}

void InboxFilterBar::showTotals(std::int64_t refused, std::int64_t waiting)
{
    const auto name = [&](const std::string &state) {
        if (state.empty())
            return tr("All");
        if (state == "refused")
            return tr("Refused %1").arg(payloadCount(refused));
        if (state == "waiting")
            return tr("Waiting %1").arg(payloadCount(waiting));
        if (state == "read")
            return tr("Read");
        return state == "superseded" ? tr("Superseded") : tr("Not needed");
    };
    for (const auto &[state, button] : m_states)
        button->setText(name(state));
}

void InboxFilterBar::setState(const std::string &state)
{
    for (const auto &[name, button] : m_states) {
        if (name == state)
            button->setChecked(true);
    }
}

void InboxFilterBar::setReason(const std::string &kind, const std::string &code)
{
    m_code = code;
    m_codeState = filter().state;
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(QString::fromStdString(kind))));
    m_reason->setVisible(!code.empty());
    const auto words = payloadReasonWords(code);
    m_reason->setText(tr("✕ %1").arg(shortened(words, reasonCharacters)));
    m_reason->setToolTip(tr("Only payloads for this reason: %1. Click to show those for any.").arg(words));
    m_reason->setAccessibleName(tr("Only payloads for this reason: %1. Show those for any.").arg(words));
}

void InboxFilterBar::choose(const InboxFilter &filter)
{
    const bool wasBlocked = blockSignals(true); // one change, not five
    setState(filter.state);
    setReason(filter.kind, filter.code);
    m_search->setText(QString::fromStdString(filter.text));
    blockSignals(wasBlocked);
    noteChange();
}

void InboxFilterBar::chooseReason(const std::string &state, const std::string &kind, const std::string &code)
{
    choose({.orgId = {}, .state = state, .kind = kind, .code = code});
}

void InboxFilterBar::reset()
{
    choose({.orgId = {}, .state = filter().state});
}

void InboxFilterBar::noteChange()
{
    m_typed->settle();
    if (!m_code.empty() && filter().state != m_codeState) { // a reason is one of its state and kind
        const bool wasBlocked = blockSignals(true);
        setReason({}, {});
        blockSignals(wasBlocked);
    }
    m_clear->setVisible(isNarrow());
    emit changed();
}

} // namespace leapfrog
