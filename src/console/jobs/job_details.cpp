// SPDX-License-Identifier: MIT
#include "console/jobs/job_details.h"

#include "console/books/document_words.h"
#include "console/jobs/job_row_words.h"
#include "console/look/figures.h"
#include "console/look/problem_words.h"
#include "console/look/table_look.h"
#include "console/look/words.h"
#include "store/queue/rows/job_words.h"
#include "ui_job_details.h"

#include <QFontDatabase>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr std::chrono::milliseconds factsHoldFor = 3s; ///< what is ahead of a job moves on by itself

JobDetails::JobDetails(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_ui(std::make_unique<Ui::JobDetails>())
{
    m_ui->setupUi(this);
    auto font = m_ui->title->font();
    font.setPointSizeF(font.pointSizeF() * 1.2);
    font.setWeight(QFont::DemiBold);
    m_ui->title->setFont(font);
    m_ui->raw->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->attempts->setModel(&m_events);
    dressTable(*m_ui->attempts);
    setColumnWidths(*m_ui->attempts, {8, 12, 14, 40});
    connect(m_ui->openDocument, &QAbstractButton::clicked, this, [this] {
        if (m_row)
            emit documentWanted(QString::fromStdString(m_row->orgId), QString::fromStdString(m_row->documentId));
    });
    clear(tr("Select a job to see why it waits."));
}

JobDetails::~JobDetails() = default;

void JobDetails::showJob(const std::optional<JobRow> &row)
{
    const bool other = m_group || row.has_value() != m_row.has_value() || (row && row->id != m_row->id);
    m_group.reset();
    m_row = row;
    if (other)
        clear(row ? withShortWords(QString::fromStdString(row->documentId)) : tr("Select a job to see why it waits."));
    ask();
}

void JobDetails::showGroup(const JobErrorRow &group)
{
    if (m_group == group)
        return;
    m_group = group;
    m_row.reset();
    clear(tr("%Ln job(s) of %1", nullptr, static_cast<int>(group.jobs))
              .arg(group.organisations == 1
                       ? withShortWords(QString::fromStdString(group.orgIds.front()))
                       : tr("%Ln organisation(s)", nullptr, static_cast<int>(group.organisations))));
    m_ui->tabs->show();
    m_ui->tabs->setTabText(0, tr("What to do"));
    for (int tab = 1; tab < m_ui->tabs->count(); ++tab)
        m_ui->tabs->setTabVisible(tab, false);
    m_ui->why->setText(withShortWords(group.sentence()));
    m_ui->when->setText(refusalAdvice(group.code().toStdString()) + QLatin1Char('\n')
                        + tr("Once the cause is gone, Retry: nothing is posted twice. Enter lists the jobs."));
    m_ui->moments->setText(
        tr("First at %1, last at %2. Code: %3").arg(timeFigure(group.firstAt), timeFigure(group.lastAt), group.code()));
}

void JobDetails::askAnew()
{
    m_shown.reset();
    ask();
}

void JobDetails::showWhy()
{
    m_ui->tabs->setCurrentIndex(0);
}

void JobDetails::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    ask();
}

Result<JobDetails::Facts> JobDetails::read(Connection &connection, const JobRow &row)
{
    JobStore jobs(connection);
    Facts facts;
    const auto gone = [](const Error &error) { return error.code == Error::Code::NotFound; };
    auto events = jobs.events(row.id);
    if (!events)
        return failed(events);
    facts.events = std::move(*events);
    if (auto document = DocumentStore(connection).find(row.orgId, row.documentId))
        facts.document = *document;
    else if (!gone(document.error()))
        return failed(document);
    auto job = jobs.find(row.id);
    if (!job)
        return gone(job.error()) ? Result<Facts>(facts) : failed(job);
    facts.job = *job;
    const auto position = jobs.position(row.id);
    if (!position)
        return failed(position);
    facts.position = *position;
    const auto raw = jobs.rawRow(row.id);
    if (!raw)
        return gone(raw.error()) ? Result<Facts>(facts) : failed(raw);
    facts.raw = *raw;
    return facts;
}

void JobDetails::ask()
{
    if (m_asking || !m_row || !isVisible() || !m_session.isConnected())
        return;
    if (m_shown && *m_shown == *m_row && !m_sinceFacts.hasExpired(factsHoldFor.count()))
        return;
    m_asking = true;
    m_session.read(
        this, [row = *m_row](Connection &connection) { return read(connection, row); },
        [this, asked = *m_row](const Result<Facts> &facts) {
            m_asking = false;
            if (facts && m_row && asked.id == m_row->id) {
                m_shown = asked;
                m_sinceFacts.start();
                showFacts(*facts);
            }
            if (facts)
                ask(); // another row is wanted meanwhile, or this one has changed
            else if (m_session.isConnected() && facts.error().code != Error::Code::Cancelled)
                m_ui->why->setText(withShortWords(facts.error().message));
        });
}

void JobDetails::clear(const QString &title)
{
    m_shown.reset();
    m_ui->title->setText(title);
    m_ui->tabs->setVisible(m_row.has_value());
    for (int tab = 1; tab < m_ui->tabs->count(); ++tab)
        m_ui->tabs->setTabVisible(tab, true);
    for (auto *label : {m_ui->why, m_ui->when, m_ui->moments, m_ui->documentText, m_ui->attemptsCaption})
        label->clear();
    m_ui->raw->clear();
    m_events.setRows({});
    if (m_row)
        m_ui->tabs->setTabText(0, m_row->state == "dead" ? tr("What to do") : tr("Why is it waiting?"));
}

void JobDetails::showFacts(const Facts &facts)
{
    const auto &job = facts.job ? *facts.job : *m_row;
    m_ui->title->setText(withShortWords(tr("%1: %2 · %3 · %4")
                                            .arg(QString::fromStdString(job.documentId),
                                                 documentTypeWords(job.documentType), priorityWords(job.priority),
                                                 jobStateWords(stateOf(job, QDateTime::currentDateTimeUtc())))));
    m_ui->tabs->setTabText(0, job.state == "dead" ? tr("What to do") : tr("Why is it waiting?"));
    if (!facts.job) {
        m_ui->why->setText(tr("It has ended: done, superseded by a newer one, or cancelled."));
        m_ui->when->clear();
    } else if (job.state == "dead") {
        const auto error = JobErrorRow{.error = job.lastError, .orgIds = {}, .firstAt = {}, .lastAt = {}};
        m_ui->why->setText(withShortWords(tr("It is dead: %1").arg(error.sentence())));
        m_ui->when->setText(refusalAdvice(error.code().toStdString()) + QLatin1Char('\n')
                            + tr("Once the cause is gone, Retry: nothing is posted twice."));
    } else {
        m_ui->why->setText(withShortWords(whyItWaits(job, facts.position, timeFigure)));
        m_ui->when->setText(facts.position ? whenItStarts(*facts.position, timeFigure) : QString());
    }
    m_ui->moments->setText(withShortWords(tr("Asked for by %1, made at %2, ready at %3. Job %4")
                                              .arg(QString::fromStdString(job.source), timeFigure(job.createdAt),
                                                   timeFigure(job.readyAt), QString::fromStdString(job.id))));
    m_events.setEvents(facts.events);
    m_ui->attempts->setVisible(!facts.events.empty());
    m_ui->attemptsCaption->setText(facts.events.empty() ? tr("Nothing has happened to it yet.") : QString());
    showDocument(job, facts.document);
    if (m_ui->raw->toPlainText() != facts.raw)
        m_ui->raw->setPlainText(facts.raw);
}

void JobDetails::showDocument(const JobRow &job, const std::optional<DocumentRow> &document)
{
    m_ui->openDocument->setEnabled(document.has_value());
    if (!document) {
        m_ui->documentText->setText(
            withShortWords(tr("There is no document “%1” in %2: the job came first, or it was deleted.")
                               .arg(QString::fromStdString(job.documentId), QString::fromStdString(job.orgId))));
        return;
    }
    QStringList lines = {documentTypeWords(document->type) + QStringLiteral(" · ") + dateFigure(document->date),
                         QString::fromStdString(document->party)};
    if (document->amount)
        lines.append(amountWithCurrency(*document->amount, document->currency));
    lines.append(documentStatusWords(*document));
    lines.append(tr("Version %1").arg(documentVersionWords(*document)));
    lines.removeAll(QString());
    m_ui->documentText->setText(withShortWords(lines.join(QLatin1Char('\n'))));
}

} // namespace leapfrog
