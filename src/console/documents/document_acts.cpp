// SPDX-License-Identifier: MIT
#include "console/documents/document_acts.h"

#include "console/books/recreation_notice.h"
#include "console/look/problem_words.h"
#include "ui_documents_page.h"

#include <QCoreApplication>

#include <algorithm>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::DocumentsPage)
};

} // namespace

DocumentActs::DocumentActs(Session &session, Ui::DocumentsPage &ui, DocumentChoice &choice, QWidget &page)
    : m_session(session)
    , m_ui(ui)
    , m_choice(choice)
    , m_page(page)
    , m_about(new RecreationNotice(session, *ui.notice, this))
{
    connect(&session.activities(), &Activities::finished, this, &DocumentActs::showFinished);
}

void DocumentActs::openPreview(PreviewDialog::Mode mode)
{
    const auto keys = m_choice.documents();
    if (!m_choice.whyNotRecreate(keys).isEmpty() || (m_dialog && m_dialog->isVisible()))
        return;
    PreviewDialog::Request request{.orgId = keys.front().orgId, .documents = {}};
    for (const auto &key : keys)
        request.documents.push_back(key.id);
    auto *dialog = new PreviewDialog(m_session, request, mode, &m_page);
    m_dialog = dialog;
    connect(dialog, &PreviewDialog::started, this, [this, keys](const StartedRecreation &recreation) {
        m_choice.drop(keys);
        showStarted(recreation);
    });
    connect(dialog, &PreviewDialog::startingChanged, this,
            [this, dialog] { m_choice.setStarting(dialog->isStarting()); });
    connect(dialog, &PreviewDialog::notStarted, this, &DocumentActs::showNotStarted);
    dialog->open();
}

void DocumentActs::showNotStarted(const Error &error)
{
    const auto words = notStartedWords(error);
    m_ui.notice->say({.kind = NoticeBar::Kind::Problem,
                      .text = words.happened,
                      .advice = words.advice,
                      .details = detailsOf(error),
                      .actionText = {},
                      .action = {}});
}

void DocumentActs::showStarted(const StartedRecreation &recreation)
{
    const auto id = QString::fromStdString(recreation.id);
    if (recreation.task)
        m_started.insert(id);
    QStringList leftOut;
    for (const auto &outcome : recreation.refused)
        leftOut.append(outcome.message);
    if (!recreation.task || !leftOut.isEmpty()) {
        m_ui.notice->say({.kind = leftOut.isEmpty() ? NoticeBar::Kind::Information : NoticeBar::Kind::Notice,
                          .text = recreation.task
                              ? Words::tr("%n document(s) left out.", nullptr, static_cast<int>(leftOut.size()))
                              : recreation.direct
                              ? Words::tr("%n document(s) given to the workers, ahead of everything else.", nullptr,
                                          recreation.documents)
                              : Words::tr("%n document(s) queued at high priority.", nullptr, recreation.documents),
                          .advice = leftOut.isEmpty()
                              ? Words::tr("They are posted as soon as a worker is free; normal work goes on.")
                              : leftOut.mid(0, 3).join(QLatin1Char(' ')),
                          .details = leftOut.join(QLatin1Char('\n')),
                          .actionText = Words::tr("Sho&w progress"),
                          .action = [this, id] { emit recreationWanted(id); }});
        m_about->follow(recreation.id, RecreationNotice::Tells::UnderWay, 0, [this, id] { emit recreationWanted(id); });
    }
    emit started();
    if (!recreation.task)
        emit recreationWanted(id); // it has no line among the activities: its progress is there
}

void DocumentActs::showFinished(int activityId)
{
    const auto all = m_session.activities().all();
    const auto found = std::ranges::find(all, activityId, [](const Activity *activity) { return activity->id; });
    if (found == all.end() || m_started.erase((*found)->recreationId) == 0 || !(*found)->hasProblems())
        return;
    QStringList problems;
    for (const auto &outcome : (*found)->task.outcomes.results()) {
        if (outcome.state == ItemOutcome::State::Refused || outcome.state == ItemOutcome::State::Failed)
            problems.append(Words::tr("%1: %2").arg(QString::fromStdString(outcome.item), outcome.message));
    }
    m_ui.notice->say({.kind = NoticeBar::Kind::Problem,
                      .text = Words::tr("%n document(s) of your recreation were not posted.", nullptr,
                                        static_cast<int>(problems.size())),
                      .advice = problems.mid(0, 3).join(QLatin1Char(' ')),
                      .details = problems.join(QLatin1Char('\n')),
                      .actionText = Words::tr("Sho&w"),
                      .action = [this, id = (*found)->recreationId] { emit recreationWanted(id); }});
    m_about->follow((*found)->recreationId.toStdString(), RecreationNotice::Tells::NotPosted,
                    static_cast<int>(problems.size()),
                    [this, id = (*found)->recreationId] { emit recreationWanted(id); });
}

} // namespace leapfrog
