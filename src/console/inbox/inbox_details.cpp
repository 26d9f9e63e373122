// SPDX-License-Identifier: MIT
#include "console/inbox/inbox_details.h"

#include "console/books/payload_words.h"
#include "console/books/pretty_json.h"
#include "console/look/figures.h"
#include "console/look/table_look.h"
#include "console/look/words.h"
#include "ui_inbox_details.h"

#include <QFontDatabase>
#include <QLocale>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr std::chrono::milliseconds factsHoldFor = 5s;

InboxDetails::InboxDetails(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_ui(std::make_unique<Ui::InboxDetails>())
{
    m_ui->setupUi(this);
    auto font = m_ui->title->font();
    font.setPointSizeF(font.pointSizeF() * 1.2);
    font.setWeight(QFont::DemiBold);
    m_ui->title->setFont(font);
    m_ui->content->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->documents->setModel(&m_documents);
    dressTable(*m_ui->documents);
    setColumnWidths(*m_ui->documents, {18, 12, 18, 30});
    m_ui->history->setModel(&m_history);
    dressTable(*m_ui->history);
    setColumnWidths(*m_ui->history, {12, 14, 16, 16, 17, 30});
    offerColumn(*m_ui->history, PayloadsModel::Group, false);
    const auto openDocument = [this] {
        if (const auto *made = currentDocument())
            emit documentWanted(QString::fromStdString(m_row->orgId), QString::fromStdString(made->id));
    };
    connect(m_ui->openDocument, &QAbstractButton::clicked, this, openDocument);
    connect(m_ui->documents, &QTableView::activated, this, openDocument);
    connect(m_ui->showEntries, &QAbstractButton::clicked, this, [this] {
        if (const auto *made = currentDocument())
            emit entriesWanted(QString::fromStdString(m_row->orgId), QString::fromStdString(made->id));
    });
    connect(m_ui->showWaitsFor, &QAbstractButton::clicked, this, [this] {
        if (m_row)
            emit groupWanted(m_row->waitsFor);
    });
    connect(m_ui->history, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const auto *row = m_history.find(index))
            emit payloadWanted(row->number);
    });
    clear(tr("Select a payload to see what became of it."));
}

InboxDetails::~InboxDetails() = default;

const MadeDocument *InboxDetails::currentDocument() const
{
    return m_row ? m_documents.find(m_ui->documents->currentIndex()) : nullptr;
}

static QString titleOf(const PayloadRow &row)
{
    const auto kind = payloadKindWords(row.kind);
    const auto name = row.shopifyId.empty() ? kind : kind + QLatin1Char(' ') + QString::fromStdString(row.shopifyId);
    return withShortWords(
        InboxDetails::tr("%1 · %2", "a payload and its state").arg(name, payloadStateWords(row.state)));
}

void InboxDetails::showPayload(const std::optional<PayloadRow> &row)
{
    const bool other = m_reason || row.has_value() != m_row.has_value() || (row && row->number != m_row->number);
    m_reason.reset();
    m_row = row;
    if (other)
        clear(row ? titleOf(*row) : tr("Select a payload to see what became of it."));
    ask();
}

void InboxDetails::showReason(const InboxReason &reason)
{
    if (m_reason == reason)
        return;
    m_reason = reason;
    m_row.reset();
    const auto count = payloadCount(reason.payloads);
    clear(reason.state == "refused" ? tr("%1 refused: %2").arg(count, payloadReasonWords(reason.code))
                                    : tr("%1 waiting: %2").arg(count, payloadReasonWords(reason.code)));
    m_ui->tabs->show();
    for (int tab = 1; tab < m_ui->tabs->count(); ++tab)
        m_ui->tabs->setTabVisible(tab, false);
    m_ui->says->setText(withShortWords(reason.example));
    m_ui->advice->setText(payloadAdvice(reason.state, reason.code));
    m_ui->moments->setText(tr("The last came at %1. Code: %2. Enter lists them.")
                               .arg(timeFigure(reason.lastAt), QString::fromStdString(reason.code)));
}

void InboxDetails::askAnew()
{
    m_shown.reset();
    ask();
}

void InboxDetails::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    ask();
}

void InboxDetails::ask()
{
    if (m_asking || !m_row || !isVisible() || !m_session.isConnected())
        return;
    if (m_shown && *m_shown == *m_row && !m_sinceFacts.hasExpired(factsHoldFor.count()))
        return;
    m_asking = true;
    m_session.read(
        this,
        [number = m_row->number](Connection &connection) {
            return InboxListStore(connection).find(number, shownCharacters);
        },
        [this, asked = *m_row](const Result<InboxPayload> &facts) {
            m_asking = false;
            const bool isWanted = m_row && asked.number == m_row->number;
            if (facts && isWanted) {
                m_shown = asked;
                m_sinceFacts.start();
                showFacts(*facts);
            } else if (isWanted && facts.error().code == Error::Code::NotFound) {
                m_shown = asked; // an inbox that was purged meanwhile
                m_sinceFacts.start();
                m_ui->says->setText(facts.error().message);
            } else if (!facts && m_session.isConnected() && facts.error().code != Error::Code::Cancelled) {
                m_ui->says->setText(withShortWords(facts.error().message));
            }
            if (facts)
                ask(); // another row is wanted meanwhile, or this one has changed
        });
}

void InboxDetails::clear(const QString &title)
{
    m_shown.reset();
    m_ui->title->setText(title);
    m_ui->tabs->setVisible(m_row.has_value());
    for (int tab = 1; tab < m_ui->tabs->count(); ++tab)
        m_ui->tabs->setTabVisible(tab, true);
    for (auto *label : {m_ui->says, m_ui->advice, m_ui->moments, m_ui->contentCaption, m_ui->historyCaption})
        label->clear();
    m_ui->content->clear();
    m_documents.setRows({});
    m_history.showFirstPage({});
    for (auto *part : std::initializer_list<QWidget *>{m_ui->showWaitsFor, m_ui->documents, m_ui->documentButtons,
                                                       m_ui->documentsCaption})
        part->hide();
    if (m_row)
        showVerdict(*m_row);
}

void InboxDetails::showVerdict(const PayloadRow &row)
{
    m_ui->title->setText(titleOf(row));
    auto says = row.message.isEmpty() ? payloadReasonWords(row.code) : row.message;
    if (row.state == "read")
        says = tr("The books say what it says.");
    else if (row.state == "superseded")
        says = tr("A newer state of the same came: that is in the books.");
    else if (row.state == "not_needed" && says.isEmpty())
        says = tr("Accounting has no use for it.");
    m_ui->says->setText(withShortWords(says));
    m_ui->advice->setText(payloadAdvice(row.state, row.code));
    m_ui->advice->setVisible(!m_ui->advice->text().isEmpty());
    const bool isGroup = row.waitsFor.find('/') != std::string::npos;
    m_ui->showWaitsFor->setVisible(isGroup);
    if (isGroup)
        m_ui->showWaitsFor->setText(tr("Show what is there of %1").arg(shortened(payloadGroupWords(row.waitsFor), 40)));
    const auto from
        = row.file.empty() ? QString() : tr("From %1, line %2. ").arg(QString::fromStdString(row.file)).arg(row.line);
    auto moments = from
        + tr("Received %1 by %2; so judged %3.")
              .arg(timeFigure(row.receivedAt), QString::fromStdString(row.receivedBy), timeFigure(row.stateAt));
    if (!row.code.empty())
        moments += QLatin1Char(' ') + tr("Code: %1").arg(QString::fromStdString(row.code));
    if (!row.field.empty())
        moments += QStringLiteral(", ") + QString::fromStdString(row.field);
    m_ui->moments->setText(withShortWords(moments));
}

void InboxDetails::showContent(const InboxPayload &facts)
{
    const bool isWhole = static_cast<std::int64_t>(facts.begin.size()) == facts.bytes;
    // What was cut off is no JSON any more, and is shown as it is.
    const auto text = isWhole ? prettyJson(facts.begin) : QString::fromStdString(facts.begin);
    if (m_ui->content->toPlainText() != text)
        m_ui->content->setPlainText(text);
    const auto size = QLocale().formattedDataSize(facts.bytes);
    m_ui->contentCaption->setText(isWhole
                                      ? tr("%1, without e-mail addresses, telephone numbers and addresses").arg(size)
                                      : tr("The first %1 characters of %2; leapfrogctl inbox show %3 prints all.")
                                            .arg(numberInWords(shownCharacters), size)
                                            .arg(facts.row.number));
}

void InboxDetails::showFacts(const InboxPayload &facts)
{
    showVerdict(facts.row);
    m_documents.setRows(facts.documents);
    const bool isAny = !facts.documents.empty();
    m_ui->documents->setVisible(isAny);
    m_ui->documentButtons->setVisible(isAny);
    m_ui->documentsCaption->setVisible(true);
    m_ui->documentsCaption->setText(
        isAny ? tr("Made of %1:").arg(withShortWords(payloadGroupWords(facts.row.group)))
              : tr("No document was made of %1.").arg(withShortWords(payloadGroupWords(facts.row.group))));
    if (isAny && !m_ui->documents->currentIndex().isValid())
        m_ui->documents->setCurrentIndex(m_documents.index(0, 0));
    showContent(facts);
    m_history.showFirstPage({.rows = facts.history});
    const auto shown = static_cast<int>(facts.history.size());
    m_ui->historyCaption->setText(shown < InboxListStore::mostHistory
                                      ? tr("%Ln payload(s) of %1, in the order of arrival", nullptr, shown)
                                            .arg(withShortWords(payloadGroupWords(facts.row.group)))
                                      : tr("The first %Ln payload(s) of %1, in the order of arrival", nullptr, shown)
                                            .arg(withShortWords(payloadGroupWords(facts.row.group))));
}

} // namespace leapfrog
