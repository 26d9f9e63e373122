// SPDX-License-Identifier: MIT
#include "console/window/links/link_opener.h"

#include "console/frame/notice_bar.h"
#include "console/look/words.h"
#include "console/window/workspace.h"
#include "store/books/chosen_documents.h"
#include "store/queue/jobs.h"
#include "store/queue/recreations.h"

#include <QLineEdit>

#include <utility>

namespace leapfrog {

LinkOpener::LinkOpener(NoticeBar &notice, QObject *parent)
    : QObject(parent)
    , m_notice(notice)
{ }

void LinkOpener::setWorkspace(Workspace &workspace)
{
    m_workspace = &workspace;
    connect(&workspace.session(), &Session::stateChanged, this, &LinkOpener::openWhenConnected);
}

void LinkOpener::open(const DeepLink &link)
{
    if (!link.screen.isEmpty() && m_workspace)
        m_workspace->showScreen(link.screen);
    m_link = link;
    openWhenConnected();
}

void LinkOpener::openWhenConnected()
{
    if (!m_workspace || !m_workspace->session().isConnected())
        return;
    switch (m_link.kind) {
    case DeepLink::Kind::Nothing:
        return;
    case DeepLink::Kind::Document:
        findDocument();
        break;
    case DeepLink::Kind::Job:
        findJob();
        break;
    case DeepLink::Kind::Recreation:
        findRecreation();
        break;
    }
    m_link.kind = DeepLink::Kind::Nothing; // it is asked for
}

static Result<QStringList> organisationsWith(Connection &connection, const DeepLink &link)
{
    const auto organisations = ChosenDocuments(connection).organisationsWith(link.id.toStdString());
    if (!organisations)
        return failed(organisations);
    QStringList found;
    for (const auto &one : *organisations) {
        const auto name = QString::fromStdString(one);
        if (link.organisation.isEmpty() || name == link.organisation)
            found.append(name);
    }
    return found;
}

void LinkOpener::findDocument()
{
    m_workspace->session().read(
        m_workspace, [link = m_link](Connection &connection) { return organisationsWith(connection, link); },
        [this, link = m_link](const Result<QStringList> &found) {
            if (!found) {
                sayFailed(found.error(), link);
                return;
            }
            if (found->isEmpty()) {
                const auto id = withShortWords(link.id);
                sayMissing(
                    link.organisation.isEmpty()
                        ? tr("There is no document “%1” here.").arg(id)
                        : tr("There is no document “%1” in %2.").arg(id, withShortWords(link.organisation)),
                    tr("Look whether this is the right database and organisation, and whether your login may see "
                       "it."));
                return;
            }
            const auto chosen = QString::fromStdString(m_workspace->session().organisation());
            m_workspace->showDocument(found->contains(chosen) ? chosen : found->first(), link.id);
            if (found->size() > 1)
                m_notice.say({.kind = NoticeBar::Kind::Information,
                              .text = tr("%n organisation(s) have a document “%1”: %2.", nullptr,
                                         static_cast<int>(found->size()))
                                          .arg(link.id, found->join(QStringLiteral(", "))),
                              .advice = tr("Name the one you mean with --org."),
                              .details = {},
                              .actionText = {},
                              .action = {}});
        });
}

/// The list of jobs shows one state at a time.
static QString listOf(const JobRow &job)
{
    if (job.state != "queued")
        return QString::fromStdString(job.state);
    return job.readyAt > QDateTime::currentDateTimeUtc() ? QStringLiteral("later") : QStringLiteral("waiting");
}

void LinkOpener::findJob()
{
    m_workspace->session().read(
        m_workspace,
        [id = m_link.id.trimmed().toStdString()](Connection &connection) { return JobStore(connection).find(id); },
        [this, link = m_link](const Result<JobRow> &job) {
            if (!job && job.error().code != Error::Code::NotFound) {
                sayFailed(job.error(), link);
                return;
            }
            if (!job) {
                sayMissing(tr("There is no job “%1” here.").arg(withShortWords(link.id)),
                           tr("A job that is done leaves the queue: look for its document."));
                return;
            }
            auto &session = m_workspace->session();
            if (!session.organisation().empty() && session.organisation() != job->orgId)
                session.setOrganisation(job->orgId);
            m_workspace->showJobs(listOf(*job), 0);
            if (auto *field = qobject_cast<QLineEdit *>(m_workspace->currentPage()->filterField()))
                field->setText(QString::fromStdString(job->id));
        });
}

void LinkOpener::findRecreation()
{
    m_workspace->session().read(
        m_workspace,
        [id = m_link.id.trimmed().toStdString()](Connection &connection) {
            return RecreationStore(connection).find(id);
        },
        [this, link = m_link](const Result<RecreationRow> &row) {
            if (row)
                m_workspace->showRecreation(QString::fromStdString(row->id));
            else if (row.error().code == Error::Code::NotFound)
                sayMissing(tr("There is no recreation “%1” here.").arg(withShortWords(link.id)),
                           tr("Look whether this is the right database, and whether your login may see it."));
            else
                sayFailed(row.error(), link);
        });
}

void LinkOpener::sayMissing(const QString &text, const QString &advice)
{
    m_notice.say({.kind = NoticeBar::Kind::Problem,
                  .text = text,
                  .advice = advice,
                  .details = {},
                  .actionText = {},
                  .action = {}});
}

void LinkOpener::sayFailed(const Error &error, const DeepLink &link)
{
    if (m_workspace->session().isConnected()) // else the bar over the page says so
        m_notice.sayError(error, [this, link] { open(link); });
}

} // namespace leapfrog
