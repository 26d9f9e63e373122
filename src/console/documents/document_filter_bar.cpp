// SPDX-License-Identifier: MIT
#include "console/documents/document_filter_bar.h"

#include "console/books/document_words.h"
#include "console/look/figures.h"
#include "console/look/flow_layout.h"
#include "console/look/lists/typed_search.h"
#include "console/look/style/act_look.h"
#include "ledger/post.h"
#include "ui_document_filter_bar.h"

#include <QLocale>

#include <algorithm>

namespace leapfrog {

DocumentFilterBar::DocumentFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::DocumentFilterBar>())
{
    m_ui->setupUi(this);
    FlowLayout::letFlow(*m_ui->line);
    fillChoices();
    m_typed = new TypedSearch(*m_ui->search);
    connect(m_typed, &TypedSearch::changed, this, &DocumentFilterBar::noteChange);
    connect(m_typed, &TypedSearch::left, this, &DocumentFilterBar::left);
    for (auto *choice : {m_ui->type, m_ui->status, m_ui->dates})
        connect(choice, &QComboBox::currentIndexChanged, this, &DocumentFilterBar::noteChange);
    for (auto *edge : {m_ui->from, m_ui->through})
        connect(edge, &QDateEdit::dateChanged, m_typed, &TypedSearch::rest);
    connect(m_ui->clear, &QToolButton::clicked, this, [this] { reset(); });
    connect(this, &DocumentFilterBar::changed, this, [this] { m_ui->clear->setVisible(isNarrow()); });
    showKeys(*m_ui->search, QKeySequence::Find);
    makeLink(*m_ui->clear);
    m_ui->clear->setVisible(false);
    m_ui->between->setVisible(false);
}

DocumentFilterBar::~DocumentFilterBar() = default;

void DocumentFilterBar::fillChoices()
{
    m_ui->type->addItem(tr("All types"));
    for (const auto type : documentTypes())
        m_ui->type->addItem(documentTypeWords(type),
                            QString::fromUtf8(type.data(), static_cast<qsizetype>(type.size())));
    m_ui->status->addItem(tr("Any status"));
    for (const auto *status : {"posted", "waiting", "awaiting_recreation", "refused"})
        m_ui->status->addItem(statusName(status), QString::fromLatin1(status));
    m_ui->dates->addItems(
        {tr("Any date"), tr("Today"), tr("This month"), tr("Last month"), tr("This year"), tr("Between…")});
    const auto today = QDate::currentDate();
    m_ui->from->setDate(today.addMonths(-1));
    m_ui->through->setDate(today);
    for (auto *edge : {m_ui->from, m_ui->through})
        edge->setDateRange(toQDate(firstDate), toQDate(lastDate));
}

void DocumentFilterBar::noteChange()
{
    m_ui->between->setVisible(m_ui->dates->currentIndex() == Between);
    m_typed->settle();
    emit changed();
}

std::pair<QDate, QDate> DocumentFilterBar::range() const
{
    const auto today = QDate::currentDate();
    const auto month = today.addDays(1 - today.day());
    switch (m_ui->dates->currentIndex()) {
    case Today:
        return {today, today};
    case ThisMonth:
        return {month, month.addMonths(1).addDays(-1)};
    case LastMonth:
        return {month.addMonths(-1), month.addDays(-1)};
    case ThisYear:
        return {QDate(today.year(), 1, 1), QDate(today.year(), 12, 31)};
    case Between:
        return {m_ui->from->date(), m_ui->through->date()};
    default:
        return {};
    }
}

DocumentFilter DocumentFilterBar::filter() const
{
    DocumentFilter filter{.orgId = {},
                          .type = m_ui->type->currentData().toString().toStdString(),
                          .status = m_ui->status->currentData().toString().toStdString(),
                          .text = text().toStdString(),
                          .from = {},
                          .through = {}};
    const auto [from, through] = range();
    if (from.isValid())
        filter.from = fromQDate(from);
    if (through.isValid())
        filter.through = fromQDate(through);
    return filter;
}

bool DocumentFilterBar::isNarrow() const
{
    return !text().isEmpty() || m_ui->type->currentIndex() > 0 || m_ui->status->currentIndex() > 0
        || m_ui->dates->currentIndex() > 0;
}

QString DocumentFilterBar::text() const
{
    return m_ui->search->text().trimmed();
}

QLineEdit *DocumentFilterBar::searchField() const
{
    return m_ui->search;
}

void DocumentFilterBar::reset(const QString &text)
{
    m_ui->search->setText(text);
    const bool wasBlocked = blockSignals(true); // one change, not four
    for (auto *choice : {m_ui->type, m_ui->status, m_ui->dates})
        choice->setCurrentIndex(0);
    blockSignals(wasBlocked);
    noteChange();
}

void DocumentFilterBar::showStatus(const QString &status)
{
    const bool wasBlocked = blockSignals(true); // one change, not two
    reset();
    m_ui->status->setCurrentIndex(std::max(0, m_ui->status->findData(status)));
    blockSignals(wasBlocked);
    noteChange();
}

} // namespace leapfrog
