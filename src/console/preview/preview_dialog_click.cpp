// SPDX-License-Identifier: MIT
// What a click on Recreate does: looks whether what was read is still so, starts, and tells.
#include "console/preview/preview_dialog.h"

#include "console/look/problem_words.h"
#include "store/books/chosen_documents.h"
#include "ui_preview_dialog.h"

#include <QPointer>

#include <utility>

namespace leapfrog {

void PreviewDialog::recreate()
{
    std::vector<std::string> previewed;
    std::vector<std::int64_t> versions;
    for (const auto *document : m_model.wanted()) {
        previewed.push_back(document->id);
        versions.push_back(document->version);
    }
    setPhase(Phase::Checking);
    m_session.read(
        this,
        [orgId = m_request.orgId, previewed, versions](Connection &connection) {
            return ChosenDocuments(connection).changedSince(orgId, previewed, versions);
        },
        [this, documents = chosen()](const Result<std::vector<std::string>> &changed) {
            if (!isVisible())
                deleteLater(); // cancelled meanwhile: nothing was started
            else if (!changed)
                notChecked(changed.error());
            else if (changed->empty())
                start(documents);
            else
                showNewPreviews(*changed);
        });
}

void PreviewDialog::showNewPreviews(const std::vector<std::string> &changed)
{
    m_session.read(
        this,
        [orgId = m_request.orgId, changed, stop = m_stop.get_token()](Connection &connection) {
            return previewDocuments(connection, orgId, changed, stop);
        },
        [this](const Result<std::vector<PreviewedDocument>> &previews) {
            if (!isVisible())
                deleteLater();
            else if (!previews)
                notChecked(previews.error());
            else
                showChanged(*previews);
        });
}

/// Nothing was sent that could have started anything.
void PreviewDialog::notChecked(const Error &error)
{
    setPhase(Phase::Looking);
    const auto words = generalWords(error);
    m_ui->notice->say({.kind = NoticeBar::Kind::Problem,
                       .text = tr("Nothing was started: %1").arg(words.happened),
                       .advice = words.advice,
                       .details = detailsOf(error),
                       .actionText = {},
                       .action = {}});
}

void PreviewDialog::showChanged(const std::vector<PreviewedDocument> &previews)
{
    setPhase(Phase::Looking);
    if (previews.empty())
        return;
    addPreviews(previews);
    const auto &first = previews.front();
    auto text = first.version == 0 ? tr("%1 is not there any more.").arg(QString::fromStdString(first.id))
                                   : tr("%1 changed while you were looking (now version %2).")
                                         .arg(QString::fromStdString(first.id))
                                         .arg(first.version);
    if (previews.size() > 1)
        text = tr("%n document(s) changed while you were looking.", nullptr, static_cast<int>(previews.size()));
    m_ui->notice->say({.kind = NoticeBar::Kind::Notice,
                       .text = text,
                       .advice = tr("Here is the new preview. Nothing was changed yet."),
                       .details = {},
                       .actionText = {},
                       .action = {}});
    showState();
    // Return was pressed for the preview before; another one in haste must not start what nobody has read.
    m_ui->recreate->setDefault(false);
    m_ui->recreate->setAutoDefault(false);
    m_ui->tree->setCurrentIndex(m_model.find(first.id));
    m_ui->tree->setFocus();
}

void PreviewDialog::start(std::vector<std::string> documents)
{
    setPhase(Phase::Starting);
    // What it does is followed also when this dialog, and its screen, are gone by then.
    m_session.act(
        &m_session,
        [request = RecreateRequest{.orgId = m_request.orgId,
                                   .documents = std::move(documents),
                                   .why = m_ui->reason->text().trimmed()}](Recreate &recreate) {
            return recreate.start(request);
        },
        [session = &m_session, dialog = QPointer(this)](const Result<StartedRecreation> &recreation) {
            if (recreation && recreation->task)
                session->activities().add(*recreation->task, QString::fromStdString(recreation->id));
            if (dialog)
                dialog->ended(recreation);
        });
}

void PreviewDialog::ended(const Result<StartedRecreation> &recreation)
{
    setPhase(Phase::Looking);
    if (recreation) {
        emit started(*recreation);
        accept();
        return;
    }
    const auto &error = recreation.error();
    if (!isVisible()) {
        emit notStarted(error);
        deleteLater();
        return;
    }
    const auto words = notStartedWords(error);
    m_ui->notice->say({.kind = NoticeBar::Kind::Problem,
                       .text = words.happened,
                       .advice = words.advice,
                       .details = detailsOf(error),
                       .actionText = {},
                       .action = {}});
}

void PreviewDialog::setPhase(Phase phase)
{
    m_phase = phase;
    showState();
    emit startingChanged();
}

void PreviewDialog::reject()
{
    if (!isStarting() || std::exchange(m_saidTooLate, true)) {
        QDialog::reject();
        return;
    }
    m_ui->notice->say({.kind = NoticeBar::Kind::Notice,
                       .text = tr("It is being started already and can't be cancelled here any more."),
                       .advice = tr("What becomes of it is told under Recreations, where it can be undone."),
                       .details = {},
                       .actionText = tr("Close t&his window"),
                       .action = [this] { QDialog::reject(); }});
}

void PreviewDialog::done(int result)
{
    m_stop.request_stop();
    QDialog::done(result);
    if (m_phase == Phase::Looking)
        deleteLater(); // else the answer does, which must still be told
}

} // namespace leapfrog
