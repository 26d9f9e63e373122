// SPDX-License-Identifier: MIT
// What is selected on the Documents screen, and what is done with it.
#include "console/documents/documents_page.h"

#include "console/problem_words.h"
#include "console/words.h"
#include "ui_documents_page.h"

#include <algorithm>

namespace leapfrog {

std::vector<DocumentKey> DocumentsPage::chosen() const
{
    if (!m_model.ticked().empty())
        return {m_model.ticked().begin(), m_model.ticked().end()};
    std::vector<DocumentKey> keys;
    for (const auto &index : m_ui->table->selectionModel()->selectedRows())
        keys.push_back(rowKey(*m_model.find(index)));
    return keys;
}

static QString whyNotRecreate(const Session &session, const std::vector<DocumentKey> &chosen)
{
    if (!session.isConnected())
        return DocumentsPage::tr("Not connected: nothing can be changed now.");
    if (chosen.empty())
        return DocumentsPage::tr("Select a document first.");
    const bool oneOrganisation
        = std::ranges::all_of(chosen, [&](const DocumentKey &key) { return key.orgId == chosen.front().orgId; });
    return oneOrganisation
        ? QString()
        : DocumentsPage::tr("The selected documents belong to more than one organisation. Select those of one.");
}

static void offer(QAction &action, const QString &what, const QString &whyNot)
{
    action.setEnabled(whyNot.isEmpty());
    const auto tip = whyNot.isEmpty() ? what : whyNot;
    action.setToolTip(action.shortcut().isEmpty() ? tip
                                                  : DocumentsPage::tr("%1 (%2)").arg(
                                                      tip, action.shortcut().toString(QKeySequence::NativeText)));
    action.setStatusTip(tip);
}

void DocumentsPage::showChoice()
{
    const auto keys = chosen();
    const auto count = static_cast<int>(keys.size());
    const auto whyNot = whyNotRecreate(session(), keys);
    m_ui->actionRecreate->setText(tr("Recreate %1").arg(numberInWords(count)));
    offer(*m_ui->actionRecreate,
          count <= session().settings().directThreshold
              ? tr("Post the selected documents again: direct, starts at once. Shows first what would change.")
              : tr("Post the selected documents again: queued at high priority. Shows first what would change."),
          whyNot);
    m_recreate->setAccessibleName(tr("Recreate %n selected document(s)", nullptr, count));
    m_recreate->setAccessibleDescription(whyNot);
    m_ui->whyNot->setText(whyNot);
    m_ui->whyNot->setVisible(session().isConnected() && count > 0 && !whyNot.isEmpty());
    offer(*m_ui->actionPreview, tr("Show what recreating the selected documents would change, and change nothing."),
          whyNot);
    showCounts(count);
    m_ui->table->setColumnHidden(DocumentsModel::Organisation,
                                 !session().organisation().empty() || session().organisations().size() < 2);
}

void DocumentsPage::showCounts(int chosenCount)
{
    const auto found = m_list.found();
    const bool many = found && *found > DocumentList::countCap;
    QString foundWords;
    if (found)
        foundWords = many ? tr("over %1 found").arg(numberInWords(DocumentList::countCap))
                          : tr("%1 found").arg(numberInWords(*found));
    const auto selected = tr("%1 selected").arg(numberInWords(chosenCount));
    m_ui->counts->setText(found ? tr("%1 · %2").arg(foundWords, selected) : QString());

    m_ui->actionSelectAllFound->setText(many        ? tr("Select all found")
                                            : found ? tr("Select all %1 found").arg(numberInWords(*found))
                                                    : tr("Select all found"));
    QString whyNot;
    if (!session().isConnected())
        whyNot = tr("Not connected.");
    else if (organisation().empty())
        whyNot = tr("Choose an organisation first: documents are recreated for one at a time.");
    offer(*m_ui->actionSelectAllFound, tr("Tick all documents that the filter finds, those not loaded yet too."),
          whyNot);
    m_ui->selectAllButton->setVisible(found.value_or(0) > 1);
    m_ui->clearButton->setVisible(!m_model.ticked().empty());
    m_ui->actionClearSelection->setEnabled(!m_model.ticked().empty());
    m_ui->showNew->setVisible(m_list.held() > 0);
    m_ui->showNew->setText(tr("%n new, &show them", nullptr, m_list.held()));
}

void DocumentsPage::selectAllFound()
{
    auto filter = m_list.filter();
    filter.orgId = organisation();
    session().read(
        this, [filter](Connection &connection) { return DocumentStore(connection).ids(filter); },
        [this, orgId = filter.orgId](const Result<std::vector<std::string>> &ids) {
            if (!ids) {
                showFailure(ids.error());
                return;
            }
            std::vector<DocumentKey> keys;
            for (const auto &id : *ids)
                keys.push_back({.orgId = orgId, .id = id});
            m_model.tick(keys);
        });
}

void DocumentsPage::openPreview(PreviewDialog::Mode mode)
{
    const auto keys = chosen();
    if (!whyNotRecreate(session(), keys).isEmpty())
        return;
    PreviewDialog::Request request{.orgId = keys.front().orgId, .documents = {}};
    for (const auto &key : keys)
        request.documents.push_back(key.id);
    auto *dialog = new PreviewDialog(session(), std::move(request), mode, this);
    connect(dialog, &PreviewDialog::started, this, &DocumentsPage::showStarted);
    connect(dialog, &PreviewDialog::notStarted, this, [this](const Error &error) {
        const auto words = notStartedWords(error);
        m_ui->notice->say({.kind = NoticeBar::Kind::Problem,
                           .text = words.happened,
                           .advice = words.advice,
                           .details = detailsOf(error),
                           .actionText = {},
                           .action = {}});
    });
    dialog->open();
}

void DocumentsPage::showStarted(const StartedRecreation &recreation)
{
    const auto id = QString::fromStdString(recreation.id);
    if (recreation.direct)
        m_started.insert(id);
    QStringList leftOut;
    for (const auto &outcome : recreation.refused)
        leftOut.append(outcome.message);
    const auto jobs = static_cast<int>(recreation.jobs.size());
    if (!recreation.direct || !leftOut.isEmpty())
        m_ui->notice->say(
            {.kind = leftOut.isEmpty() ? NoticeBar::Kind::Information : NoticeBar::Kind::Notice,
             .text = recreation.direct ? tr("%n document(s) left out.", nullptr, static_cast<int>(leftOut.size()))
                                       : tr("%n document(s) queued at high priority.", nullptr, jobs),
             .advice = leftOut.isEmpty() ? tr("They are posted as soon as a worker is free; normal work goes on.")
                                         : leftOut.mid(0, 3).join(QLatin1Char(' ')),
             .details = leftOut.join(QLatin1Char('\n')),
             .actionText = tr("Sho&w progress"),
             .action = [this, id] { emit recreationWanted(id); }});
    m_list.letIn();
    refresh();
    if (!recreation.direct)
        emit recreationWanted(id); // it has no line among the activities: its progress is there
}

void DocumentsPage::showFinished(int activityId)
{
    m_list.letIn();
    if (isVisible())
        refresh();
    const auto all = session().activities().all();
    const auto found = std::ranges::find(all, activityId, [](const Activity *activity) { return activity->id; });
    if (found == all.end() || m_started.erase((*found)->recreationId) == 0 || !(*found)->hasProblems())
        return;
    QStringList problems;
    for (const auto &outcome : (*found)->task.outcomes.results()) {
        if (outcome.state == ItemOutcome::State::Refused || outcome.state == ItemOutcome::State::Failed)
            problems.append(tr("%1: %2").arg(QString::fromStdString(outcome.item), outcome.message));
    }
    m_ui->notice->say(
        {.kind = NoticeBar::Kind::Problem,
         .text = tr("%n document(s) of your recreation were not posted.", nullptr, static_cast<int>(problems.size())),
         .advice = problems.mid(0, 3).join(QLatin1Char(' ')),
         .details = problems.join(QLatin1Char('\n')),
         .actionText = tr("Sho&w"),
         .action = [this, id = (*found)->recreationId] { emit recreationWanted(id); }});
}

} // namespace leapfrog
