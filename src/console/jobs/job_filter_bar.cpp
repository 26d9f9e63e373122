// SPDX-License-Identifier: MIT
#include "console/jobs/job_filter_bar.h"

#include "console/books/document_words.h"
#include "console/jobs/job_row_words.h"
#include "console/look/flow_layout.h"
#include "console/look/lists/kept_choice.h"
#include "console/look/lists/typed_search.h"
#include "console/look/style/act_look.h"
#include "console/look/theme.h"
#include "console/look/words.h"
#include "ledger/post.h"
#include "store/queue/queue.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

#include <algorithm>

namespace leapfrog {

static constexpr int errorCharacters = 40; ///< of a chosen error, on its button

JobFilterBar::JobFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_priority(new QComboBox(this))
    , m_type(new QComboBox(this))
    , m_search(new QLineEdit(this))
    , m_error(new QToolButton(this))
    , m_clear(new QToolButton(this))
{
    auto *line = new FlowLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    QWidget *before = nullptr;
    std::vector<QAbstractButton *> states;
    for (const auto *state : {"waiting", "leased", "later", "dead"}) {
        auto *button = new QToolButton(this);
        button->setObjectName(QStringLiteral("state_") + QLatin1String(state));
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
        connect(button, &QAbstractButton::clicked, this, &JobFilterBar::noteChange);
    }
    join(states);
    m_priority->setAccessibleName(tr("Priority"));
    m_priority->setObjectName(QStringLiteral("priority"));
    m_priority->addItem(tr("All priorities"), 0);
    for (const int priority : {urgentPriority, highPriority, normalPriority})
        m_priority->addItem(priorityWords(priority), priority);
    m_type->setAccessibleName(tr("Type of document"));
    m_type->setObjectName(QStringLiteral("type"));
    m_type->addItem(tr("All types"), QString());
    for (const auto type : documentTypes())
        m_type->addItem(documentTypeWords(type), QString::fromUtf8(type.data(), static_cast<qsizetype>(type.size())));
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setPlaceholderText(tr("Document, id or words of the error"));
    showKeys(*m_search, QKeySequence::Find);
    m_search->setAccessibleName(
        tr("Search jobs by how the document begins, the job's id or words of a dead job's error"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaxLength(200);
    m_search->setMinimumWidth(220);
    m_search->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_error->setObjectName(QStringLiteral("chosenError"));
    m_error->setFocusPolicy(Qt::StrongFocus);
    m_error->hide();
    m_clear->setObjectName(QStringLiteral("clear"));
    m_clear->setText(tr("Clear filter"));
    m_clear->setAutoRaise(true);
    makeLink(*m_clear);
    m_clear->setFocusPolicy(Qt::StrongFocus);
    m_clear->hide();
    for (auto *part : std::initializer_list<QWidget *>{m_priority, m_type, m_search, m_error, m_clear}) {
        line->addWidget(part);
        setTabOrder(before, part);
        before = part;
    }
    keepChoice(*m_priority);
    keepChoice(*m_type);
    m_typed = new TypedSearch(*m_search);
    connect(m_typed, &TypedSearch::changed, this, &JobFilterBar::noteChange);
    connect(m_typed, &TypedSearch::left, this, &JobFilterBar::left);
    for (auto *choice : {m_priority, m_type})
        connect(choice, &QComboBox::currentIndexChanged, this, &JobFilterBar::noteChange);
    connect(m_error, &QAbstractButton::clicked, this, [this] { chooseError({}); });
    connect(m_clear, &QAbstractButton::clicked, this, &JobFilterBar::reset);
    m_states.front().second->setChecked(true);
    showTotals({});
}

JobFilter JobFilterBar::filter() const
{
    JobFilter filter;
    for (const auto &[state, button] : m_states) {
        if (button->isChecked())
            filter.state = state;
    }
    if (const int priority = m_priority->currentData().toInt(); priority > 0)
        filter.priority = priority;
    filter.type = m_type->currentData().toString().toStdString();
    filter.text = text().toStdString();
    filter.errorGroup = m_errorGroup.toStdString();
    return filter;
}

bool JobFilterBar::isNarrow() const
{
    return !text().isEmpty() || m_priority->currentIndex() > 0 || m_type->currentIndex() > 0 || !m_errorGroup.isEmpty();
}

QString JobFilterBar::text() const
{
    return m_search->text().trimmed();
}

void JobFilterBar::showTotals(const JobTotals &totals)
{
    const auto name = [&](const std::string &state) {
        if (state == "leased")
            return tr("Running %1").arg(numberInWords(totals.running));
        if (state == "dead")
            return tr("Dead %1").arg(numberInWords(totals.dead));
        if (state == "later")
            return totals.laterIsWhole ? tr("For later %1").arg(numberInWords(totals.later))
                                       : tr("For later over %1").arg(numberInWords(totals.later));
        return tr("Waiting %1").arg(numberInWords(totals.waiting));
    };
    for (const auto &[state, button] : m_states)
        button->setText(name(state));
}

void JobFilterBar::choose(const std::string &state, int priority)
{
    const bool wasBlocked = blockSignals(true); // one change, not five
    reset();
    for (const auto &[name, button] : m_states) {
        if (name == state)
            button->setChecked(true);
    }
    m_priority->setCurrentIndex(std::max(0, m_priority->findData(priority)));
    blockSignals(wasBlocked);
    noteChange();
}

void JobFilterBar::chooseError(const QString &error)
{
    m_errorGroup = error;
    m_error->setVisible(!error.isEmpty());
    m_error->setText(tr("✕ %1").arg(shortened(errorSentence(error), errorCharacters)));
    m_error->setToolTip(tr("Only jobs with this error: %1. Click to show those with any.").arg(withShortWords(error)));
    m_error->setAccessibleName(tr("Only jobs with this error: %1. Show those with any.").arg(errorSentence(error)));
    noteChange();
}

void JobFilterBar::reset()
{
    const bool wasBlocked = blockSignals(true);
    m_search->clear();
    m_priority->setCurrentIndex(0);
    m_type->setCurrentIndex(0);
    chooseError({});
    blockSignals(wasBlocked);
    noteChange();
}

void JobFilterBar::noteChange()
{
    m_typed->settle();
    if (!m_errorGroup.isEmpty() && filter().state != "dead") {
        m_errorGroup.clear();
        m_error->hide();
    }
    m_clear->setVisible(isNarrow());
    emit changed();
}

} // namespace leapfrog
