// SPDX-License-Identifier: MIT
#include "console/rehearsal/rehearsal_acts.h"

#include "console/frame/notice_bar.h"
#include "console/frame/production.h"
#include "console/look/figures.h"
#include "console/look/problem_words.h"
#include "console/look/words.h"
#include "console/session/rights_watch.h"
#include "recreate/apply_settings.h"
#include "recreate/undo.h"

#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace leapfrog {

static constexpr int nameCharacters = 24; ///< of a database, on a button
static constexpr std::size_t mostReasons = 3;

RehearsalActs::RehearsalActs(Session &session, NoticeBar &notice, QWidget &page)
    : QObject(&page)
    , m_session(session)
    , m_notice(notice)
    , m_page(page)
{
    connect(&RightsWatch::of(session), &RightsWatch::changed, this, &RehearsalActs::mayChanged);
}

QString RehearsalActs::whyNot(const std::string &orgId) const
{
    if (const auto why = m_session.whyNoChanges(); !why.isEmpty())
        return why;
    if (m_acting)
        return tr("The last act is still under way.");
    return RightsWatch::of(m_session).whyNoSettings(orgId);
}

QString RehearsalActs::applyWords(const RehearsedChange &rehearsed) const
{
    const auto name = shortened(m_session.name(), nameCharacters);
    const auto count = static_cast<int>(rehearsed.rehearsal.changed);
    return count == 0 ? tr("Apply in %1").arg(name) : tr("Apply to %Ln document(s) in %1", nullptr, count).arg(name);
}

void RehearsalActs::setActing(bool acting)
{
    m_acting = acting;
    emit mayChanged();
}

static QString newRefusalWords(const Rehearsal &rehearsal)
{
    QStringList lines;
    for (const auto &group : rehearsal.refusals) {
        if (group.newly == 0)
            continue;
        if (static_cast<std::size_t>(lines.size()) == mostReasons) {
            lines.append(RehearsalActs::tr("and others"));
            break;
        }
        lines.append(RehearsalActs::tr("%1 (%2)").arg(withShortWords(group.message), numberInWords(group.newly)));
    }
    return lines.join(QLatin1Char('\n'));
}

void RehearsalActs::apply(const std::shared_ptr<const RehearsedChange> &rehearsed, const QString &why)
{
    const auto &rehearsal = rehearsed->rehearsal;
    const auto words = applyWords(*rehearsed);
    if (rehearsal.newlyRefused == 0) {
        confirmMany(m_session, m_page, rehearsal.changed, words, [this, rehearsed, why] { applyNow(*rehearsed, why); });
        return;
    }
    const auto count = static_cast<int>(rehearsal.newlyRefused);
    auto *box = new QMessageBox(QMessageBox::Question, tr("Apply settings"),
                                tr("%Ln document(s) that are posted now would be refused by these settings. Apply them "
                                   "to %1 all the same?",
                                   nullptr, count)
                                    .arg(placeInQuestions(m_session, rehearsed->orgId)),
                                QMessageBox::NoButton, &m_page);
    box->setObjectName(QStringLiteral("applyQuestion"));
    box->setInformativeText(newRefusalWords(rehearsal) + QStringLiteral("\n\n")
                            + tr("They keep their figures, and are refused when they are posted anew."));
    auto *yes = box->addButton(words, QMessageBox::AcceptRole);
    yes->setObjectName(QStringLiteral("applyNow"));
    auto *no = box->addButton(tr("&Not now"), QMessageBox::RejectRole);
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    box->setAttribute(Qt::WA_DeleteOnClose);
    if (mustTypeName(m_session, rehearsal.changed))
        askForName(*box, *yes, m_session);
    connect(yes, &QAbstractButton::clicked, this, [this, rehearsed, why] { applyNow(*rehearsed, why); });
    box->open();
}

void RehearsalActs::applyNow(const RehearsedChange &rehearsed, const QString &why)
{
    if (!whyNot(rehearsed.orgId).isEmpty())
        return;
    setActing(true);
    // What it does is followed also when this screen is gone by then.
    m_session.act(
        &m_session,
        [wanted = RehearsedSettings{.orgId = rehearsed.orgId,
                                    .change = rehearsed.change,
                                    .changedDocuments = rehearsed.rehearsal.changedDocuments,
                                    .begunAt = rehearsed.begunAt,
                                    .why = why}](Recreate &recreate) { return recreate.apply(wanted); },
        [session = &m_session, self = QPointer(this)](const Result<StartedRecreation> &started) {
            if (started && started->task)
                session->activities().add(*started->task, QString::fromStdString(started->id));
            if (!self)
                return;
            self->setActing(false);
            if (started)
                self->noteApplied(*started);
            else
                self->sayProblem(tr("Nothing was changed."), started.error());
            emit self->done();
        });
}

void RehearsalActs::noteApplied(const StartedRecreation &started)
{
    const auto id = QString::fromStdString(started.id);
    const auto show = [this, id] { emit recreationWanted(id); };
    m_notice.say({.kind = NoticeBar::Kind::Information,
                  .text = started.documents == 0
                      ? tr("The settings are changed; no document changes by it.")
                      : tr("The settings are changed, and %n document(s) are posted anew.", nullptr, started.documents),
                  .advice = tr("Undo takes both back."),
                  .details = {},
                  .actionText = started.documents == 0 ? QString() : tr("Sho&w progress"),
                  .action = show});
    emit applied();
}

/// Names exactly what comes back.
void RehearsalActs::undo(const std::string &orgId, const SettingsAct &act)
{
    if (!whyNot(orgId).isEmpty())
        return;
    auto *box = new QMessageBox(
        QMessageBox::Question, tr("Undo"),
        tr("Undo the settings of %1 that %2 applied?").arg(placeInQuestions(m_session, orgId), withShortWords(act.who)),
        QMessageBox::NoButton, &m_page);
    box->setObjectName(QStringLiteral("undoSettingsQuestion"));
    box->setInformativeText(
        tr("They were applied at %1. They go back to what they were, and the previous entries of %Ln document(s) come "
           "into force again, as a new version; nothing is erased.",
           nullptr, act.documents)
            .arg(timeFigure(act.at)));
    auto *now = box->addButton(tr("&Undo both"), QMessageBox::AcceptRole);
    now->setObjectName(QStringLiteral("undoSettingsNow"));
    auto *keep = box->addButton(tr("&Keep them as they are"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    box->setAttribute(Qt::WA_DeleteOnClose);
    if (mustTypeName(m_session, act.documents))
        askForName(*box, *now, m_session);
    connect(now, &QAbstractButton::clicked, this, [this, act] { undoNow(act); });
    box->open();
}

void RehearsalActs::undoNow(const SettingsAct &act)
{
    setActing(true);
    // Of many documents it takes its time: on a connection of its own, and not given up halfway.
    const auto work = [id = act.recreationId](Connection &connection) { return undoRecreation(connection, id); };
    m_session.runLong(work, {}).then(this, [this](const Result<std::vector<std::string>> &restored) {
        setActing(false);
        if (restored) {
            m_notice.say({.kind = NoticeBar::Kind::Information,
                          .text = tr("The settings are what they were before."),
                          .advice = tr("The previous entries of %n document(s) are in force again.", nullptr,
                                       static_cast<int>(restored->size())),
                          .details = {},
                          .actionText = {},
                          .action = {}});
        } else {
            const auto words = notUndoneWords(restored.error());
            m_notice.say({.kind = NoticeBar::Kind::Problem,
                          .text = words.happened,
                          .advice = words.advice,
                          .details = detailsOf(restored.error()),
                          .actionText = {},
                          .action = {}});
        }
        emit done();
    });
}

void RehearsalActs::sayProblem(const QString &text, const Error &error)
{
    const auto words = generalWords(error);
    m_notice.say({.kind = NoticeBar::Kind::Problem,
                  .text = error.code == Error::Code::Unavailable
                      ? tr("Connection lost: what was done shows here as soon as it is back.")
                      : text,
                  .advice = (words.happened + QLatin1Char(' ') + words.advice).trimmed(),
                  .details = detailsOf(error),
                  .actionText = {},
                  .action = {}});
}

} // namespace leapfrog
