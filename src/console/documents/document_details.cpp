// SPDX-License-Identifier: MIT
#include "console/documents/document_details.h"

#include "console/books/document_words.h"
#include "console/books/pretty_json.h"
#include "console/look/problem_words.h"
#include "console/look/table_look.h"
#include "console/look/words.h"
#include "ui_document_details.h"

#include <QFontDatabase>

namespace leapfrog {

DocumentDetails::DocumentDetails(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_ui(std::make_unique<Ui::DocumentDetails>())
{
    m_ui->setupUi(this);
    auto font = m_ui->title->font();
    font.setPointSizeF(font.pointSizeF() * 1.2);
    font.setWeight(QFont::DemiBold);
    m_ui->title->setFont(font);
    m_ui->body->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->entries->setModel(&m_entries);
    m_ui->history->setModel(&m_history);
    for (auto *table : {m_ui->entries, m_ui->history})
        dressTable(*table);
    m_ui->history->setItemDelegate(new SignDelegate(this));
    setColumnWidths(*m_ui->entries, {12, 26, 17, 17, 17});
    setColumnWidths(*m_ui->history, {18, 14, 14, 30});
    connect(m_ui->history, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const auto *row = m_history.find(index))
            emit recreationWanted(QString::fromStdString(row->recreationId));
    });
    clearFacts();
}

DocumentDetails::~DocumentDetails() = default;

void DocumentDetails::showDocument(const std::optional<DocumentRow> &row)
{
    if (row == m_row) {
        ask(); // the last question may have failed
        return;
    }
    const bool other = !row || !m_row || rowKey(*row) != rowKey(*m_row);
    m_row = row;
    if (other)
        clearFacts();
    ask();
}

void DocumentDetails::askAnew()
{
    m_shownRow.reset();
    ask();
}

void DocumentDetails::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    ask();
}

void DocumentDetails::ask()
{
    if (m_asking || !m_row || m_row == m_shownRow || !isVisible() || !m_session.isConnected())
        return;
    m_asking = true;
    m_session.read(
        this, [key = rowKey(*m_row)](Connection &connection) { return readDocumentFacts(connection, key); },
        [this, asked = *m_row](const Result<DocumentFacts> &facts) {
            m_asking = false;
            if (facts && m_row && rowKey(asked) == rowKey(*m_row)) {
                m_shownRow = asked;
                showFacts(*facts);
            }
            if (facts)
                ask(); // another row is wanted meanwhile, or this one has changed
            else if (m_session.isConnected() && facts.error().code != Error::Code::Cancelled)
                m_ui->status->setText(facts.error().message);
        });
}

void DocumentDetails::clearFacts()
{
    m_shownRow.reset();
    m_ui->title->setText(m_row ? withShortWords(QString::fromStdString(m_row->id))
                               : tr("Select a document to see its entries."));
    m_ui->title->setToolTip({});
    m_ui->status->clear();
    m_ui->tabs->setVisible(m_row.has_value());
    m_ui->body->clear();
    m_ui->entriesCaption->clear();
    m_ui->historyCaption->clear();
    m_entries.setRows({});
    m_history.setRows({});
}

/// A document as a person reads it. A line of megabytes would hold the window for minutes while it is laid out, so long
/// lines are broken, and of a very long document only the beginning is shown.
static QString readable(const std::string &body)
{
    static constexpr std::size_t most = 1'000'000;
    static constexpr qsizetype beginning = 100'000;
    static constexpr qsizetype longestLine = 1'000;
    const auto text = body.size() > most ? QString::fromUtf8(body.data(), beginning) : prettyJson(body);
    QString lines;
    for (const auto &line : QStringView(text).split(QLatin1Char('\n'))) {
        for (qsizetype at = 0; at == 0 || at < line.size(); at += longestLine) {
            lines += line.mid(at, longestLine);
            lines += QLatin1Char('\n');
        }
    }
    lines.chop(1);
    if (body.size() > most)
        lines += QLatin1Char('\n')
            + DocumentDetails::tr(
                  "… This is the beginning of %1 MB. All of it is in the column \"body\" of the table \"document\".")
                  .arg(body.size() / most);
    return lines;
}

void DocumentDetails::showFacts(const DocumentFacts &facts)
{
    const auto &row = facts.row;
    const auto title = tr("%1: %2, version %3")
                           .arg(QString::fromStdString(row.id), documentTypeWords(row.type), documentVersionWords(row));
    m_ui->title->setText(withShortWords(title));
    m_ui->title->setToolTip(title);
    showStatus(row);
    const auto body = readable(facts.body);
    if (m_ui->body->toPlainText() != body)
        m_ui->body->setPlainText(body);
    showEntries(facts);
    m_history.setRows(facts.history);
    m_ui->historyCaption->setText(facts.history.empty() ? tr("This document was never recreated.")
                                                        : tr("Enter opens the recreation."));
    m_ui->history->setVisible(!facts.history.empty());
}

void DocumentDetails::showStatus(const DocumentRow &row)
{
    auto text = documentStatusWords(row);
    if (row.status == "refused") {
        const auto entries = row.postedVersion == 0 ? EntriesNow::None
            : row.awaitingRecreation                ? EntriesNow::OutOfForce
                                                    : EntriesNow::InForce;
        const auto words
            = refusedDocumentWords(QString::fromStdString(row.id), row.statusCode, row.statusMessage, entries);
        text = words.happened + QLatin1Char(' ') + words.advice;
        m_ui->status->setToolTip(row.statusField.empty() ? tr("Code: %1").arg(QString::fromStdString(row.statusCode))
                                                         : tr("Code: %1, field: %2")
                                                               .arg(QString::fromStdString(row.statusCode),
                                                                    QString::fromStdString(row.statusField)));
    } else {
        m_ui->status->setToolTip({});
    }
    m_ui->status->setText(withShortWords(text));
}

void DocumentDetails::showEntries(const DocumentFacts &facts)
{
    std::vector<DocumentEntry> rows;
    bool foreign = false;
    for (const auto &posting : facts.entries) {
        foreign = foreign || posting.currency != facts.baseCurrency;
        rows.push_back({.place = static_cast<int>(rows.size()),
                        .posting = posting,
                        .account = accountWords(posting.account, facts.accountNames),
                        .baseCurrency = facts.baseCurrency});
    }
    m_entries.setRows(rows);
    offerColumn(*m_ui->entries, EntriesModel::Base, foreign);
    m_ui->entries->setVisible(!rows.empty());

    const auto version = facts.row.postedVersion;
    QString caption = tr("In force since version %1 was posted.").arg(version);
    if (facts.previousFigures)
        caption = tr("Previous figures (version %1): out of force until the document is posted again.").arg(version);
    else if (rows.empty())
        caption = version == 0 ? tr("No entries: this document has not been posted yet.")
                               : tr("No entries: this document has nothing to post.");
    m_ui->entriesCaption->setText(caption);
}

} // namespace leapfrog
