// SPDX-License-Identifier: MIT
// What is done with a recreation on the Recreations screen: tried again, undone, stopped.
#include "console/documents/queue_outlook.h"
#include "console/page_header.h"
#include "console/problem_words.h"
#include "console/recreations/recreation_details.h"
#include "console/recreations/recreation_words.h"
#include "console/recreations/recreations_page.h"
#include "console/words.h"
#include "ui_recreations_page.h"

#include <algorithm>

namespace leapfrog {

static void offer(QAction &action, const QString &what, const QString &whyNot)
{
    action.setEnabled(whyNot.isEmpty());
    const auto tip = whyNot.isEmpty() ? what : whyNot;
    action.setToolTip(action.shortcut().isEmpty() ? tip
                                                  : RecreationsPage::tr("%1 (%2)").arg(
                                                      tip, action.shortcut().toString(QKeySequence::NativeText)));
    action.setStatusTip(tip);
}

void RecreationsPage::showActions()
{
    const auto *row = current();
    QString whyNothing;
    if (!session().isConnected())
        whyNothing = tr("Not connected: nothing can be changed now.");
    else if (row == nullptr)
        whyNothing = tr("Select a recreation first.");
    else if (m_acting)
        whyNothing = tr("The last act is still under way.");
    const auto why = [&](const QString &ofRow) { return whyNothing.isEmpty() ? ofRow : whyNothing; };

    const int refused = row == nullptr ? 0 : row->refused;
    m_ui->actionRetry->setText(refused > 0 ? tr("Retry %1 refused").arg(numberInWords(refused)) : tr("Retry refused"));
    offer(*m_ui->actionRetry,
          tr("The queue tries the refused documents of this recreation again, at high priority. Useful once what was "
             "wrong is put right."),
          why(row == nullptr ? QString() : whyNoRetry(*row)));
    offer(*m_ui->actionUndo,
          tr("Bring the previous entries of all its documents back, as a new version. Nothing is erased."),
          why(row == nullptr ? QString() : whyNoUndo(*row)));
    const bool runsHere = row != nullptr && runningActivity(row->id) > 0;
    offer(*m_ui->actionCancelRest, tr("What is not begun yet is handed to the queue."),
          why(runsHere ? QString() : tr("Only a recreation that this console is posting now can be stopped here.")));
    m_ui->showNew->setVisible(m_list.held() > 0);
    m_ui->showNew->setText(tr("%n new, &show them", nullptr, m_list.held()));
    m_ui->table->setColumnHidden(RecreationsModel::Organisation,
                                 !session().organisation().empty() || session().organisations().size() < 2);
}

int RecreationsPage::runningActivity(const std::string &recreationId) const
{
    const auto all = session().activities().all();
    const auto found = std::ranges::find_if(all, [&](const Activity *activity) {
        return !activity->finished && !activity->cancelRequested
            && activity->recreationId.toStdString() == recreationId;
    });
    return found == all.end() ? 0 : (*found)->id;
}

void RecreationsPage::cancelRest()
{
    if (const auto *row = current())
        session().activities().cancel(runningActivity(row->id));
}

void RecreationsPage::retry()
{
    const auto *row = current();
    if (row == nullptr)
        return;
    m_acting = true;
    showActions();
    session().read(
        this,
        [id = row->id](Connection &connection) { return RecreationStore(connection).retry(id, tr("tried again")); },
        [this, orgId = row->orgId](const Result<int> &count) {
            m_acting = false;
            showActions();
            if (count) {
                retried(*count, orgId);
                return;
            }
            const auto words = generalWords(count.error());
            m_ui->notice->say({.kind = NoticeBar::Kind::Problem,
                               .text = tr("Nothing was tried again: %1").arg(words.happened),
                               .advice = words.advice,
                               .details = detailsOf(count.error()),
                               .actionText = {},
                               .action = {}});
        });
}

void RecreationsPage::retried(int count, const std::string &orgId)
{
    m_list.letIn();
    refresh();
    if (count == 0) {
        m_ui->notice->say({.kind = NoticeBar::Kind::Notice,
                           .text = tr("Nothing was tried again."),
                           .advice = tr("The refused documents have been changed or recreated since."),
                           .details = {},
                           .actionText = {},
                           .action = {}});
        return;
    }
    session().read(
        this, [orgId](Connection &connection) { return readQueueOutlook(connection, orgId); },
        [this, count](const Result<QueueOutlook> &outlook) {
            m_ui->notice->say(
                {.kind = NoticeBar::Kind::Information,
                 .text = tr("%n document(s) are tried again by the queue, at high priority.", nullptr, count),
                 .advice = outlook ? outlookWords(*outlook, count) : QString(),
                 .details = {},
                 .actionText = {},
                 .action = {}});
        });
}

void RecreationsPage::undo(const std::optional<std::vector<std::string>> &documents)
{
    const auto *row = current();
    if (row == nullptr)
        return;
    m_acting = true;
    showActions();
    session().read(
        this,
        [id = row->id, documents](Connection &connection) { return RecreationStore(connection).undo(id, documents); },
        [this, undone = *row](const Result<std::vector<std::string>> &restored) {
            m_acting = false;
            showActions();
            if (!restored) {
                notUndone(undone, restored.error());
                return;
            }
            m_list.letIn();
            refresh();
            const auto count = static_cast<int>(restored->size());
            m_ui->notice->say({.kind = NoticeBar::Kind::Information,
                               .text = tr("The previous entries of %n document(s) are in force again.", nullptr, count),
                               .advice = tr("They are a new version; nothing was erased."),
                               .details = {},
                               .actionText = {},
                               .action = {}});
        });
}

void RecreationsPage::notUndone(const RecreationRow &row, const Error &error)
{
    const auto words = notUndoneWords(error);
    NoticeBar::Message message{.kind = NoticeBar::Kind::Problem,
                               .text = words.happened,
                               .advice = words.advice,
                               .details = detailsOf(error),
                               .actionText = {},
                               .action = {}};
    const auto affected = affectedDocuments(error);
    std::vector<std::string> others;
    for (const auto &document : m_details->documents()) {
        const bool canBeUndone = document.outcome != "superseded" && document.outcome != "undone";
        if (canBeUndone && !affected.contains(QString::fromStdString(document.documentId)))
            others.push_back(document.documentId);
    }
    const bool all = static_cast<int>(m_details->documents().size()) == row.documents;
    if (all && !affected.isEmpty() && !others.empty()) {
        message.actionText = tr("&Undo the other %n document(s)", nullptr, static_cast<int>(others.size()));
        message.action = [this, id = row.id, others] {
            if (const auto *now = current(); now != nullptr && now->id == id)
                undo(others);
        };
    }
    m_ui->notice->say(message);
}

} // namespace leapfrog
