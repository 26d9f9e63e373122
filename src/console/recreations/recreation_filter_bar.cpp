// SPDX-License-Identifier: MIT
#include "console/recreations/recreation_filter_bar.h"

#include "console/look/flow_layout.h"
#include "console/look/lists/kept_choice.h"
#include "console/look/lists/typed_search.h"
#include "console/look/style/act_look.h"
#include "console/look/theme.h"

#include <QButtonGroup>
#include <QLineEdit>
#include <QToolButton>

#include <algorithm>

namespace leapfrog {

RecreationFilterBar::RecreationFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_clear(new QToolButton(this))
{
    auto *line = new FlowLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    m_whose = addChoice({{"", tr("Organisation")}, {"mine", tr("Mine")}}, "whose_");
    m_states = addChoice(
        {{"", tr("All")}, {"running", tr("Running")}, {"done", tr("Done")}, {"problems", tr("With problems")}},
        "state_");
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setPlaceholderText(tr("Reason, number of a document, id"));
    m_search->setAccessibleName(tr("Search recreations by reason, by the whole number of a document, or by id"));
    showKeys(*m_search, QKeySequence::Find);
    m_search->setClearButtonEnabled(true);
    m_search->setMaxLength(200);
    m_search->setMinimumWidth(220);
    m_search->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_clear->setObjectName(QStringLiteral("clearRecreationFilter"));
    m_clear->setText(tr("Clear filter"));
    m_clear->setAutoRaise(true);
    m_clear->setFocusPolicy(Qt::StrongFocus);
    makeLink(*m_clear);
    m_clear->hide();
    line->addWidget(m_search);
    line->addWidget(m_clear);
    m_typed = new TypedSearch(*m_search);
    connect(m_typed, &TypedSearch::changed, this, &RecreationFilterBar::noteChange);
    connect(m_typed, &TypedSearch::left, this, &RecreationFilterBar::left);
    connect(m_clear, &QAbstractButton::clicked, this, &RecreationFilterBar::reset);
}

RecreationFilterBar::Choice RecreationFilterBar::addChoice(const std::vector<std::pair<const char *, QString>> &choices,
                                                           const char *name)
{
    Choice choice;
    std::vector<QAbstractButton *> buttons;
    auto *group = new QButtonGroup(this);
    for (const auto &[key, words] : choices) {
        auto *button = new QToolButton(this);
        button->setObjectName(QLatin1String(name) + QLatin1String(*key == '\0' ? "all" : key));
        button->setText(words);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        markWhenChecked(*button);
        keepChoice(*button);
        group->addButton(button);
        buttons.push_back(button);
        choice.emplace_back(key, button);
        layout()->addWidget(button);
        connect(button, &QAbstractButton::clicked, this, &RecreationFilterBar::noteChange);
    }
    buttons.front()->setChecked(true);
    join(buttons);
    return choice;
}

std::string RecreationFilterBar::chosen(const Choice &choice)
{
    return std::ranges::find_if(choice, [](const auto &one) { return one.second->isChecked(); })->first;
}

RecreationFilter RecreationFilterBar::filter() const
{
    return {.orgId = {}, .mine = chosen(m_whose) == "mine", .state = chosen(m_states), .text = text().toStdString()};
}

bool RecreationFilterBar::isNarrow() const
{
    const auto wanted = filter();
    return wanted.mine || !wanted.state.empty() || !wanted.text.empty();
}

QString RecreationFilterBar::text() const
{
    return m_search->text().trimmed();
}

void RecreationFilterBar::reset()
{
    m_search->clear();
    for (const auto *choice : {&m_whose, &m_states})
        choice->front().second->setChecked(true);
    noteChange();
}

void RecreationFilterBar::noteChange()
{
    m_typed->settle();
    m_clear->setVisible(isNarrow());
    emit changed();
}

} // namespace leapfrog
