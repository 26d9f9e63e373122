// SPDX-License-Identifier: MIT
// What is selected on the Documents screen, and what is done with it.
#include "console/documents/documents_page.h"

#include "console/look/problem_words.h"
#include "console/look/words.h"
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

QString DocumentsPage::whyNotRecreate(const std::vector<DocumentKey> &chosen) const
{
    if (const auto why = session().whyNoChanges(); !why.isEmpty())
        return why;
    if (m_dialog && m_dialog->isStarting())
        return tr("Your last recreation is still being started.");
    if (chosen.empty())
        return tr("Select a document first.");
    const bool oneOrganisation
        = std::ranges::all_of(chosen, [&](const DocumentKey &key) { return key.orgId == chosen.front().orgId; });
    if (!oneOrganisation)
        return tr("The selected documents belong to more than one organisation. Select those of one.");
    // Rows of the organisation before stay on the screen until those of this one are there.
    return session().organisation().empty() || session().organisation() == chosen.front().orgId
        ? QString()
        : tr("The documents of %1 are still being looked for.").arg(QString::fromStdString(session().organisation()));
}

/// An organisation's name where there is room for a word or two only; it is written out in the tooltip.
static QString shortName(const std::string &name)
{
    return shortened(QString::fromStdString(name), 24);
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
    const auto whyNot = whyNotRecreate(keys);
    const auto org = keys.empty() ? std::string() : keys.front().orgId;
    m_ui->actionRecreate->setText(keys.empty() ? tr("Recreate")
                                               : tr("Recreate %1 in %2").arg(numberInWords(count), shortName(org)));
    const auto what = tr("Recreate %Ln selected document(s) in %1", nullptr, count).arg(QString::fromStdString(org));
    offer(*m_ui->actionRecreate,
          count <= session().settings().directThreshold
              ? tr("%1: direct, starts at once. Shows first what would change.").arg(what)
              : tr("%1: queued at high priority. Shows first what would change.").arg(what),
          whyNot);
    m_recreate->setAccessibleName(keys.empty() ? tr("Recreate") : what);
    m_recreate->setAccessibleDescription(whyNot);
    m_ui->whyNot->setText(withShortWords(whyNot));
    m_ui->whyNot->setVisible(session().isConnected() && count > 0 && !whyNot.isEmpty());
    offer(*m_ui->actionPreview,
          tr("Show what recreating %Ln selected document(s) in %1 would change, and change nothing.", nullptr, count)
              .arg(QString::fromStdString(org)),
          whyNot);
    showCounts(count);
    showSelectionButtons();
    m_ui->table->setColumnHidden(DocumentsModel::Organisation,
                                 !session().organisation().empty() || session().organisations().size() < 2);
}

void DocumentsPage::showCounts(int chosenCount)
{
    const auto found = m_list.found();
    const bool many = found && *found > DocumentList::countCap;
    const auto number = found ? numberInWords(many ? DocumentList::countCap : *found) : QString();
    auto selected = tr("%1 selected").arg(numberInWords(chosenCount));
    const int elsewhere = m_list.tickedElsewhere();
    if (elsewhere > 0)
        selected = m_list.these().empty()
            ? tr("%1 selected, %2 not shown").arg(numberInWords(chosenCount), numberInWords(elsewhere))
            : tr("%1 selected, %2 not there any more").arg(numberInWords(chosenCount), numberInWords(elsewhere));
    if (found)
        m_ui->counts->setText(
            tr("%1 · %2").arg(many ? tr("over %1 found").arg(number) : tr("%1 found").arg(number), selected));
    else
        m_ui->counts->setText(chosenCount > 0 ? selected : QString());

    m_ui->actionSelectAllFound->setText(many        ? tr("Select all, over %1 found").arg(number)
                                            : found ? tr("Select all %1 found").arg(number)
                                                    : tr("Select all found"));
    QString whyNot;
    if (!session().isConnected())
        whyNot = tr("Not connected.");
    else if (organisation().empty())
        whyNot = tr("Choose an organisation first: documents are recreated for one at a time.");
    else if (m_list.isNew() || m_selecting)
        whyNot = tr("The documents are still being looked for.");
    offer(*m_ui->actionSelectAllFound, tr("Tick all documents that the filter finds, those not loaded yet too."),
          whyNot);
}

void DocumentsPage::showSelectionButtons()
{
    const bool isOnly = !m_list.these().empty();
    const auto ticked = static_cast<int>(m_model.ticked().size());
    m_ui->selectAllButton->setVisible(m_list.found().value_or(0) > 1 && !isOnly);
    m_ui->actionClearSelection->setEnabled(ticked > 0);
    m_ui->actionClearSelection->setToolTip(tr("Untick %Ln document(s), those not shown too.", nullptr, ticked));
    m_ui->clearButton->setVisible(ticked > 0);
    const bool showsNotAll = !isOnly && m_list.tickedElsewhere() > 0;
    m_ui->actionShowTicked->setEnabled(showsNotAll && session().isConnected());
    m_ui->actionShowTicked->setToolTip(tr("Show the %Ln selected document(s) and no others.", nullptr, ticked));
    m_ui->showTickedButton->setVisible(showsNotAll);
    m_ui->onlyLine->setVisible(isOnly);
    m_ui->onlyText->setText(tr("Only the %Ln document(s) that you had selected are shown.", nullptr,
                               static_cast<int>(m_list.these().size())));
    m_ui->showNew->setVisible(m_list.held() > 0);
    m_ui->showNew->setText(tr("%n new, &show them", nullptr, m_list.held()));
}

void DocumentsPage::selectAllFound()
{
    auto filter = m_list.filter();
    filter.orgId = organisation();
    m_selecting = true;
    showChoice();
    session().read(
        this, [filter](Connection &connection) { return DocumentStore(connection).ids(filter); },
        [this, orgId = filter.orgId, lookedFor = m_lookedFor](const Result<std::vector<std::string>> &ids) {
            m_selecting = false;
            std::vector<DocumentKey> keys;
            if (!ids && ids.error().code != Error::Code::Cancelled)
                showFailure(ids.error());
            else if (ids && lookedFor == m_lookedFor) // else other documents are shown by now
                for (const auto &id : *ids)
                    keys.push_back({.orgId = orgId, .id = id});
            m_model.tick(keys);
        });
}

void DocumentsPage::showOnlyTicked()
{
    m_list.showThese({m_model.ticked().begin(), m_model.ticked().end()});
    m_otherFilter = true;
    ++m_lookedFor;
    showLoading(true);
    showChoice();
}

void DocumentsPage::openPreview(PreviewDialog::Mode mode)
{
    const auto keys = chosen();
    if (!whyNotRecreate(keys).isEmpty() || (m_dialog && m_dialog->isVisible()))
        return;
    PreviewDialog::Request request{.orgId = keys.front().orgId, .documents = {}};
    for (const auto &key : keys)
        request.documents.push_back(key.id);
    auto *dialog = new PreviewDialog(session(), request, mode, this);
    m_dialog = dialog;
    connect(dialog, &PreviewDialog::started, this, [this, request](const StartedRecreation &recreation) {
        forgetChoice(request);
        showStarted(recreation);
    });
    connect(dialog, &PreviewDialog::startingChanged, this, &DocumentsPage::showChoice);
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

/// The next click must not take the same documents once more.
void DocumentsPage::forgetChoice(const PreviewDialog::Request &request)
{
    std::vector<DocumentKey> keys;
    for (const auto &id : request.documents)
        keys.push_back({.orgId = request.orgId, .id = id});
    m_model.untick(keys);
    auto *table = m_ui->table;
    if (table->selectionModel()->selectedRows().size() > 1 && table->currentIndex().isValid())
        table->selectRow(table->currentIndex().row());
    if (!m_list.these().empty() && m_model.ticked().empty())
        applyFilter();
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
    if (!recreation.direct || !leftOut.isEmpty()) {
        m_ui->notice->say(
            {.kind = leftOut.isEmpty() ? NoticeBar::Kind::Information : NoticeBar::Kind::Notice,
             .text = recreation.direct ? tr("%n document(s) left out.", nullptr, static_cast<int>(leftOut.size()))
                                       : tr("%n document(s) queued at high priority.", nullptr, jobs),
             .advice = leftOut.isEmpty() ? tr("They are posted as soon as a worker is free; normal work goes on.")
                                         : leftOut.mid(0, 3).join(QLatin1Char(' ')),
             .details = leftOut.join(QLatin1Char('\n')),
             .actionText = tr("Sho&w progress"),
             .action = [this, id] { emit recreationWanted(id); }});
        m_aboutRecreation->follow(recreation.id, RecreationNotice::Tells::UnderWay, 0,
                                  [this, id] { emit recreationWanted(id); });
    }
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
    m_aboutRecreation->follow((*found)->recreationId.toStdString(), RecreationNotice::Tells::NotPosted,
                              static_cast<int>(problems.size()),
                              [this, id = (*found)->recreationId] { emit recreationWanted(id); });
}

} // namespace leapfrog
