// SPDX-License-Identifier: MIT
#include "console/ledger/flux/flux_documents_view.h"

#include "console/books/field_words.h"
#include "console/frame/page_area.h"
#include "console/look/figures.h"
#include "console/look/flow_layout.h"
#include "console/look/table_look.h"
#include "console/look/words.h"
#include "engine/close/flux_report.h"

#include <QFrame>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace leapfrog {

static constexpr std::size_t mostShown = 2'000; ///< documents
static constexpr std::size_t mostFields = 30;
static constexpr qsizetype longestValue = 120;

FluxDocumentsView::FluxDocumentsView(Session &session, QWidget *parent)
    : LedgerView(session, parent)
    , m_more(new QLabel(this))
    , m_details(new QFrame(this))
    , m_title(new QLabel(m_details))
    , m_fields(new QLabel(m_details))
    , m_open(new QPushButton(tr("Open the document"), m_details))
    , m_entries(new QPushButton(tr("Show its entries"), m_details))
{
    m_more->setTextFormat(Qt::PlainText);
    m_more->hide();
    lines().addWidget(m_more);
    table().setObjectName(QStringLiteral("fluxDocuments"));
    table().setAccessibleName(tr("Documents behind the difference"));
    table().setModel(&m_model);
    dressTable(table());
    setColumnWidths(table(), {18, 10, 15, 15, 15, 40});
    m_details->setAccessibleName(tr("What changed in the document"));
    auto font = m_title->font();
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_title->setObjectName(QStringLiteral("fluxDocument"));
    m_fields->setObjectName(QStringLiteral("fluxFields"));
    for (auto *text : {m_title, m_fields}) {
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_fields->setFocusPolicy(Qt::StrongFocus);
    m_open->setObjectName(QStringLiteral("fluxOpenDocument"));
    m_entries->setObjectName(QStringLiteral("fluxEntries"));
    auto *buttons = new FlowLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_open);
    buttons->addWidget(m_entries);
    auto *column = new QVBoxLayout(m_details);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_title);
    column->addWidget(m_fields);
    column->addLayout(buttons);
    keepTextsWhole(*m_details);
    layout()->addWidget(m_details);
    m_details->hide();
    const auto current = [this] { return m_model.find(table().currentIndex()); };
    connect(table().selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FluxDocumentsView::showCurrent);
    connect(&table(), &QTableView::activated, this, &FluxDocumentsView::fieldsWanted);
    connect(m_open, &QPushButton::clicked, this, [this, current] {
        if (const auto *row = current())
            emit documentWanted(QString::fromStdString(book().orgId), QString::fromStdString(row->document));
    });
    connect(m_entries, &QPushButton::clicked, this, [this, current] {
        if (const auto *row = current())
            emit entryWanted({.documentId = row->document});
    });
}

static const FluxOfDocument *documentOf(const Flux &flux, const std::string &id)
{
    const auto found = std::ranges::lower_bound(flux.documents, id, {}, &FluxOfDocument::id);
    return found == flux.documents.end() || found->id != id ? nullptr : &*found;
}

static QString fieldChange(const FieldChange &field)
{
    return FluxDocumentsView::tr("%1: was %2, is %3")
        .arg(fieldWords(field.path), shortened(fieldValueWords(field.path, field.before), longestValue),
             shortened(fieldValueWords(field.path, field.after), longestValue));
}

static FluxDocumentRow rowOf(const FluxAnswer &answer, const std::string &id, const std::string &account,
                             FluxReason reason)
{
    FluxDocumentRow row{.document = id, .currency = std::string(answer.head.currency->code), .what = {}};
    const auto *const document = documentOf(answer.flux, id);
    if (document == nullptr)
        return row;
    row.versionBefore = document->versionBefore;
    row.versionAfter = document->versionAfter;
    for (const auto &line : document->lines) {
        if (line.account != account || line.catchesUp != (reason == FluxReason::CaughtUp))
            continue;
        row.before += line.before;
        row.after += line.after;
    }
    if (!document->fields.empty()) {
        row.what = fieldChange(document->fields.front());
        if (document->fields.size() > 1)
            row.what += QLatin1Char(' ')
                + FluxDocumentsView::tr("(and %Ln more)", nullptr, static_cast<int>(document->fields.size() - 1));
    }
    return row;
}

void FluxDocumentsView::showDocuments(const std::shared_ptr<const FluxAnswer> &answer, const std::string &account,
                                      FluxReason reason)
{
    m_answer = answer;
    m_account = account;
    m_reason = reason;
    const auto &accounts = answer->flux.accounts;
    const auto of = std::ranges::find(accounts, account, [](const FluxOfAccount &one) { return one.account; });
    std::vector<FluxDocumentRow> rows;
    std::size_t count = 0;
    if (of != accounts.end()) {
        const auto part = std::ranges::find(of->reasons, reason, &FluxPart::reason);
        count = part == of->reasons.end() ? 0 : part->documents.size();
        for (std::size_t i = 0; i < std::min(count, mostShown); ++i)
            rows.push_back(rowOf(*answer, part->documents[i], account, reason));
    }
    m_model.setRows(rows);
    m_more->setText(tr("%1 documents; the first %2 are listed.")
                        .arg(numberInWords(static_cast<std::int64_t>(count)), numberInWords(mostShown)));
    m_more->setVisible(count > rows.size());
    if (!rows.empty())
        table().setCurrentIndex(m_model.index(0, 0));
    showTable(tr("No documents."));
    showCurrent();
    emit aboutChanged();
}

/// The comparison is not asked anew here; what is left out of the books is kept up to date.
void FluxDocumentsView::refresh()
{
    ask([orgId = book().orgId](Connection &connection) { return ReportStore(connection).head(orgId); },
        [this](const ReportHead &head) { emit answered(head); });
}

void FluxDocumentsView::noteBook()
{
    if (m_answer && m_answer->question.orgId != book().orgId) {
        m_answer.reset();
        m_model.setRows({});
        showCurrent();
    }
    startOver();
}

void FluxDocumentsView::focusReason()
{
    (m_details->isVisible() ? static_cast<QWidget *>(m_fields) : &table())->setFocus(Qt::OtherFocusReason);
}

QString FluxDocumentsView::about() const
{
    return tr("%1, because of %2", "an account and a reason")
        .arg(QString::fromStdString(m_account), fluxReasonWords(m_reason));
}

QString FluxDocumentsView::whyOnlyNow() const
{
    return tr("It compares two moments of its own: show today's figures first.");
}

void FluxDocumentsView::showCurrent()
{
    const auto *const row = m_model.find(table().currentIndex());
    const auto *const document = row == nullptr || !m_answer ? nullptr : documentOf(m_answer->flux, row->document);
    m_details->setVisible(document != nullptr);
    if (document == nullptr)
        return;
    m_title->setText(
        withShortWords(tr("%1: %2").arg(QString::fromStdString(document->id), fluxReasonWords(document->reason))));
    QStringList lines;
    for (std::size_t i = 0; i < std::min(document->fields.size(), mostFields); ++i)
        lines.append(fieldChange(document->fields[i]));
    if (document->fields.size() > mostFields)
        lines.append(tr("and %Ln more", nullptr, static_cast<int>(document->fields.size() - mostFields)));
    if (document->fields.empty() && document->reason == FluxReason::ChangedDocument)
        lines.append(tr("What the document said before is not kept."));
    const std::string currency(m_answer->head.currency->code);
    for (const auto &line : document->lines)
        lines.append((line.catchesUp ? tr("Account %1, caught up: was %2, is %3") : tr("Account %1: was %2, is %3"))
                         .arg(QString::fromStdString(line.account), amountFigure(line.before, currency),
                              amountFigure(line.after, currency)));
    m_fields->setText(withShortWords(lines.join(QLatin1Char('\n'))));
}

} // namespace leapfrog
