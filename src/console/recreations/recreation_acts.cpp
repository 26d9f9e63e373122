// SPDX-License-Identifier: MIT
#include "console/recreations/recreation_acts.h"

#include "console/books/queue_outlook.h"
#include "console/books/recreation_notice.h"
#include "console/books/recreation_words.h"
#include "console/frame/page.h"
#include "console/frame/production.h"
#include "console/look/figures.h"
#include "console/look/problem_words.h"
#include "console/look/words.h"
#include "console/session/rights_watch.h"
#include "ui_recreations_page.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr std::chrono::milliseconds optionsHoldFor = 5s;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::RecreationsPage)
};

} // namespace

RecreationActs::RecreationActs(Session &session, Ui::RecreationsPage &ui, RecreationsModel &model, RecreationList &list,
                               QWidget &page)
    : m_session(session)
    , m_ui(ui)
    , m_model(model)
    , m_list(list)
    , m_page(page)
    , m_about(new RecreationNotice(session, *ui.notice, this))
{
    connect(ui.actionCancelRest, &QAction::triggered, this, &RecreationActs::cancelRest);
    connect(ui.actionRetry, &QAction::triggered, this, &RecreationActs::retry);
    connect(ui.actionUndo, &QAction::triggered, this, &RecreationActs::askBeforeUndo);
    connect(&RightsWatch::of(session), &RightsWatch::changed, this, &RecreationActs::show);
}

void RecreationActs::show()
{
    const auto *row = current();
    QString whyNothing;
    if (const auto why = m_session.whyNoChanges(); !why.isEmpty())
        whyNothing = why;
    else if (row == nullptr)
        whyNothing = Words::tr("Select a recreation first.");
    else if (m_list.isNew()) // what is on the screen may be of another organisation
        whyNothing = Words::tr("The recreations are still being looked for.");
    else if (m_acting)
        whyNothing = Words::tr("The last act is still under way.");
    else
        whyNothing = RightsWatch::of(m_session).whyNoRecreation(row->orgId);
    const auto why = [&](const QString &ofRow) { return whyNothing.isEmpty() ? ofRow : whyNothing; };

    const auto whyNoRetryNow = why(row == nullptr ? QString() : whyNoRetry(*row, m_options));
    const int refused = row == nullptr ? 0 : m_options ? m_options->retryable : row->refused;
    m_ui.actionRetry->setText(refused > 0 ? Words::tr("Retry %1 refused").arg(numberInWords(refused))
                                          : Words::tr("Retry refused"));
    Page::offer(
        *m_ui.actionRetry,
        Words::tr(
            "The queue tries the refused documents of this recreation again, at high priority. Useful once what was "
            "wrong is put right."),
        whyNoRetryNow);

    const auto whyNoUndoNow = why(row == nullptr ? QString() : whyNoUndo(*row, m_options));
    const auto count = m_options ? static_cast<int>(m_options->undoable.size()) : 0;
    m_ui.actionUndo->setText(count > 0 ? Words::tr("Undo %Ln document(s)…", nullptr, count) : Words::tr("Undo"));
    auto what = Words::tr("Bring the previous entries of %Ln document(s) back, as a new version. Nothing is erased.",
                          nullptr, count);
    if (m_options && whyNoUndoNow.isEmpty() && !notUndoableWords(*m_options).isEmpty())
        what += QLatin1Char(' ') + Words::tr("The others stay as they are: %1").arg(notUndoableWords(*m_options));
    Page::offer(*m_ui.actionUndo, what, whyNoUndoNow);

    showCancelRest(whyNothing);
}

const RecreationRow *RecreationActs::current() const
{
    return m_model.find(m_ui.table->currentIndex());
}

/// What this console posts itself is handed to the queue; what waits there, or is not begun, comes back.
void RecreationActs::showCancelRest(const QString &whyNothing)
{
    const auto *row = current();
    if (const auto *activity = row == nullptr ? nullptr : runningActivity(row->id)) {
        const int rest = activity->task.total - activity->done;
        m_ui.actionCancelRest->setText(Words::tr("Cancel the other %1").arg(numberInWords(rest)));
        Page::offer(
            *m_ui.actionCancelRest,
            Words::tr("Of the %Ln document(s) that are not posted yet, those not begun are handed to the queue.",
                      nullptr, rest),
            rest > 0 ? QString() : Words::tr("All of it is posted."));
        return;
    }
    const int waiting = row == nullptr ? 0 : row->waiting;
    m_ui.actionCancelRest->setText(waiting > 0 ? Words::tr("Cancel %Ln document(s)…", nullptr, waiting)
                                               : Words::tr("Cancel the rest"));
    Page::offer(*m_ui.actionCancelRest,
                Words::tr("Cancel the %Ln document(s) that are not posted yet: their previous entries are in force "
                          "again. What is posted already stays posted.",
                          nullptr, waiting),
                !whyNothing.isEmpty() ? whyNothing
                    : waiting > 0     ? QString()
                                      : Words::tr("Nothing of this recreation is waiting any more."));
}

const Activity *RecreationActs::runningActivity(const std::string &recreationId) const
{
    const auto all = m_session.activities().all();
    const auto found = std::ranges::find_if(all, [&](const Activity *activity) {
        return !activity->finished && !activity->cancelRequested
            && activity->recreationId.toStdString() == recreationId;
    });
    return found == all.end() ? nullptr : *found;
}

void RecreationActs::askOptions()
{
    const auto *row = current();
    const bool isOther = row == nullptr || !m_optionsFor || m_optionsFor->id != row->id;
    if (isOther)
        m_options.reset();
    if (row == nullptr || row->waiting > 0 || m_askingOptions || !m_session.isConnected())
        return;
    if (!isOther && *m_optionsFor == *row && m_options && !m_sinceOptions.hasExpired(optionsHoldFor.count()))
        return;
    m_askingOptions = true;
    m_optionsFor = *row;
    m_session.read(
        this, [id = row->id](Connection &connection) { return recreationOptions(connection, id); },
        [this, id = row->id](const Result<RecreationOptions> &options) {
            m_askingOptions = false;
            m_sinceOptions.start();
            if (const auto *now = current(); now == nullptr || now->id != id) {
                askOptions();
                return;
            }
            m_options = options ? std::optional(*options) : std::nullopt; // asked again with the next look at the list
            show();
        });
}

void RecreationActs::cancelRest()
{
    const auto *row = current();
    if (row == nullptr)
        return;
    if (const auto *activity = runningActivity(row->id))
        m_session.activities().cancel(activity->id);
    else if (!m_acting && row->waiting > 0)
        askBeforeCancel(*row);
}

/// Says how many documents come back, and what becomes of the others.
void RecreationActs::askBeforeCancel(const RecreationRow &row)
{
    auto *box = new QMessageBox(
        QMessageBox::Question, Words::tr("Cancel the rest"),
        Words::tr("Cancel %Ln document(s) in %1?", nullptr, row.waiting).arg(placeInQuestions(m_session, row.orgId)),
        QMessageBox::NoButton, &m_page);
    box->setObjectName(QStringLiteral("cancelQuestion"));
    QStringList text;
    if (const int prepared = row.waiting - row.preparing; prepared > 0)
        text += Words::tr("%Ln document(s) wait for a worker: their previous entries come into force again.", nullptr,
                          prepared);
    if (row.preparing > 0)
        text += Words::tr("%Ln document(s) are not begun: their entries are in force and stay so.", nullptr,
                          row.preparing);
    if (const int done = row.documents - row.waiting; done > 0)
        text += Words::tr("%Ln document(s) are done already and stay as they are; Undo is for them.", nullptr, done);
    text += Words::tr("While you read this workers go on, so that fewer may be left to cancel.");
    box->setInformativeText(text.join(QLatin1Char('\n')));
    auto *now = box->addButton(Words::tr("&Cancel %Ln document(s)", nullptr, row.waiting), QMessageBox::AcceptRole);
    now->setObjectName(QStringLiteral("cancelNow"));
    if (mustTypeName(m_session, row.waiting))
        askForName(*box, *now, m_session);
    auto *keep = box->addButton(Words::tr("&Let it go on"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    box->setAttribute(Qt::WA_DeleteOnClose);
    m_acting = true;
    show();
    connect(box, &QMessageBox::finished, this, [this, box, now, row] {
        m_acting = false;
        if (box->clickedButton() == now)
            cancel(row);
        show();
    });
    box->open();
}

void RecreationActs::cancel(const RecreationRow &row)
{
    m_acting = true;
    // Of many documents it takes its time: on a connection of its own, and not given up halfway.
    const auto work = [id = row.id](Connection &connection) {
        return RecreationStore(connection).cancel(id, Words::tr("cancelled by hand"));
    };
    m_session.runLong(work, {}).then(this, [this](const Result<int> &count) {
        m_acting = false;
        show();
        if (!count) {
            const auto words = generalWords(count.error());
            m_ui.notice->say({.kind = NoticeBar::Kind::Problem,
                              .text = Words::tr("Not all of it was cancelled: %1").arg(words.happened),
                              .advice = words.advice,
                              .details = detailsOf(count.error()),
                              .actionText = {},
                              .action = {}});
            emit done(); // some may be
            return;
        }
        emit done();
        m_ui.notice->say(
            {.kind = *count > 0 ? NoticeBar::Kind::Information : NoticeBar::Kind::Notice,
             .text = *count > 0
                 ? Words::tr("%n document(s) were cancelled: their previous entries are in force.", nullptr, *count)
                 : Words::tr("Nothing was cancelled."),
             .advice = *count > 0 ? Words::tr("What was posted before stays posted.")
                                  : Words::tr("All of it is posted, or is being posted now."),
             .details = {},
             .actionText = {},
             .action = {}});
    });
}

void RecreationActs::retry()
{
    const auto *row = current();
    if (row == nullptr)
        return;
    m_acting = true;
    show();
    m_session.read(
        this,
        [id = row->id](Connection &connection) {
            return RecreationStore(connection).retry(id, Words::tr("tried again"));
        },
        [this, row = *row](const Result<int> &count) {
            m_acting = false;
            show();
            if (count) {
                retried(*count, row);
                return;
            }
            const auto words = generalWords(count.error());
            m_ui.notice->say({.kind = NoticeBar::Kind::Problem,
                              .text = Words::tr("Nothing was tried again: %1").arg(words.happened),
                              .advice = words.advice,
                              .details = detailsOf(count.error()),
                              .actionText = {},
                              .action = {}});
        });
}

void RecreationActs::retried(int count, const RecreationRow &row)
{
    emit done();
    if (count == 0) {
        m_ui.notice->say({.kind = NoticeBar::Kind::Notice,
                          .text = Words::tr("Nothing was tried again."),
                          .advice = Words::tr("The refused documents have been changed or recreated since."),
                          .details = {},
                          .actionText = {},
                          .action = {}});
        return;
    }
    m_session.read(
        this, [orgId = row.orgId](Connection &connection) { return readQueueOutlook(connection, orgId); },
        [this, count, id = row.id](const Result<QueueOutlook> &outlook) {
            m_ui.notice->say(
                {.kind = NoticeBar::Kind::Information,
                 .text = Words::tr("%n document(s) are tried again by the queue, at high priority.", nullptr, count),
                 .advice = outlook ? outlookWords(*outlook, count) : QString(),
                 .details = {},
                 .actionText = {},
                 .action = {}});
            m_about->follow(id, RecreationNotice::Tells::UnderWay, 0);
        });
}

/// Names exactly what will be undone; just that is undone, or nothing.
void RecreationActs::askBeforeUndo()
{
    const auto *row = current();
    if (row == nullptr || m_acting || !m_options || m_options->undoable.empty())
        return;
    const auto count = static_cast<int>(m_options->undoable.size());
    auto *box = new QMessageBox(
        QMessageBox::Question, Words::tr("Undo"),
        Words::tr("Undo %Ln document(s) in %1?", nullptr, count).arg(placeInQuestions(m_session, row->orgId)),
        QMessageBox::NoButton, &m_page);
    box->setObjectName(QStringLiteral("undoQuestion"));
    auto text
        = Words::tr(
              "They were recreated at %1 by %2. Their entries from before come into force again, as a new version; "
              "nothing is erased. Recreating them again brings today's back.")
              .arg(timeFigure(row->startedAt), row->who);
    if (const auto others = notUndoableWords(*m_options); !others.isEmpty())
        text += QStringLiteral("\n\n") + Words::tr("The others stay as they are: %1").arg(others);
    box->setInformativeText(withShortWords(text));
    auto *now = box->addButton(Words::tr("&Undo %Ln document(s)", nullptr, count), QMessageBox::AcceptRole);
    now->setObjectName(QStringLiteral("undoNow"));
    if (mustTypeName(m_session, count))
        askForName(*box, *now, m_session);
    auto *keep = box->addButton(Words::tr("&Keep them as they are"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    box->setAttribute(Qt::WA_DeleteOnClose);
    m_acting = true;
    show();
    connect(box, &QMessageBox::finished, this, [this, box, now, row = *row, documents = m_options->undoable] {
        m_acting = false;
        if (box->clickedButton() == now)
            undo(row, documents);
        show();
    });
    box->open();
}

void RecreationActs::undo(const RecreationRow &row, const std::vector<std::string> &documents)
{
    m_acting = true;
    m_session.read(
        this,
        [id = row.id, documents](Connection &connection) { return RecreationStore(connection).undo(id, documents); },
        [this, id = row.id](const Result<std::vector<std::string>> &restored) {
            m_acting = false;
            m_optionsFor.reset();
            askOptions();
            show();
            if (!restored) {
                const auto words = notUndoneWords(restored.error());
                m_ui.notice->say({.kind = NoticeBar::Kind::Problem,
                                  .text = words.happened,
                                  .advice = words.advice,
                                  .details = detailsOf(restored.error()),
                                  .actionText = {},
                                  .action = {}});
                return;
            }
            emit done();
            const auto count = static_cast<int>(restored->size());
            m_ui.notice->say(
                {.kind = NoticeBar::Kind::Information,
                 .text = Words::tr("The previous entries of %n document(s) are in force again.", nullptr, count),
                 .advice = Words::tr("They are a new version; nothing was erased."),
                 .details = {},
                 .actionText = {},
                 .action = {}});
            m_about->follow(id, RecreationNotice::Tells::Undone, count);
        });
}

} // namespace leapfrog
