// SPDX-License-Identifier: MIT
#include "console/workers/work_acts.h"

#include "console/frame/notice_bar.h"
#include "console/frame/production.h"
#include "console/look/problem_words.h"
#include "console/look/words.h"
#include "console/workers/worker_words.h"
#include "store/queue/settings.h"

#include <utility>

namespace leapfrog {

WorkActs::WorkActs(Session &session, NoticeBar &notice, QWidget &page)
    : QObject(&page)
    , m_session(session)
    , m_notice(notice)
    , m_page(page)
{ }

void WorkActs::setRights(const std::optional<WorkRights> &rights)
{
    m_rights = rights;
}

QString WorkActs::whyNothing(bool may, const QString &notAllowed) const
{
    if (const auto why = m_session.whyNoChanges(); !why.isEmpty())
        return why;
    if (m_acting)
        return tr("The last act is still under way.");
    if (!m_rights)
        return tr("What your login may do is still being looked for.");
    return may ? QString() : notAllowed;
}

QString WorkActs::whyNoPause() const
{
    return whyNothing(m_rights && m_rights->pause, tr("Your login may not pause or resume. Ask an administrator."));
}

QString WorkActs::whyNoChange(bool ofOrganisation) const
{
    return whyNothing(m_rights && (ofOrganisation ? m_rights->shares : m_rights->settings),
                      tr("Your login may not change settings. Ask an administrator."));
}

template <typename Work, typename Tell> void WorkActs::run(Work work, Tell tell)
{
    if (m_acting)
        return;
    m_acting = true;
    emit mayChanged();
    m_session.read(
        this, std::move(work),
        [this, tell](const auto &result) {
            m_acting = false;
            if (result)
                tell(*result);
            else
                sayProblem(result.error());
            emit mayChanged();
            emit done();
        },
        LiveState::Kind::Task);
}

void WorkActs::pause(const PauseTarget &target)
{
    auto *question = new PauseQuestion(target, nameInQuestions(m_session), &m_page);
    connect(question, &PauseQuestion::pauseWanted, this, [this, target](const QString &why) {
        run(
            [target, why](Connection &connection) -> Result<bool> {
                if (const auto paused = WorkerStore(connection).pause(target.scope, target.key, why); !paused)
                    return failed(paused);
                return true;
            },
            [this, target](bool) { sayPaused(target); });
    });
    question->open();
}

void WorkActs::sayPaused(const PauseTarget &target)
{
    m_notice.say({.kind = NoticeBar::Kind::Information,
                  .text = pausedNews(target),
                  .advice = tr("What runs now ends; nothing new is taken until somebody resumes it."),
                  .details = {},
                  .actionText = tr("Res&ume"),
                  .action = [this, target] { resume(target); }});
}

void WorkActs::resume(const PauseTarget &target)
{
    run([target](Connection &connection) { return WorkerStore(connection).resume(target.scope, target.key); },
        [this, target](bool was) {
            m_notice.say({.kind = was ? NoticeBar::Kind::Information : NoticeBar::Kind::Notice,
                          .text = resumedNews(target, was),
                          .advice = {},
                          .details = {},
                          .actionText = {},
                          .action = {}});
        });
}

void WorkActs::ask(const SettingChange &wanted)
{
    auto *question = new SettingQuestion(wanted, nameInQuestions(m_session), &m_page);
    connect(question, &SettingQuestion::changeWanted, this, &WorkActs::change);
    question->open();
}

/// Whether two texts are the same value: the database writes some numbers in another way.
static bool isSame(const SettingRule &rule, const std::string &one, const std::string &other)
{
    return one == other || (rule.read(one) && rule.read(one) == rule.read(other));
}

static Result<bool> changeIt(Connection &connection, const SettingChange &change)
{
    SettingStore store(connection);
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return failed(transaction);
    const auto all = change.orgId.empty() ? store.all() : store.allOf(change.orgId);
    if (!all)
        return failed(all);
    const auto &now = all->at(change.key);
    if (!isSame(change.rule(), now, change.before))
        return failed({.code = Error::Code::Refused,
                       .message = WorkActs::tr("Somebody else has changed %1 to %2 meanwhile.")
                                      .arg(QString::fromStdString(change.key), change.words(now)),
                       .cause = {},
                       .reason = "changed_meanwhile",
                       .field = change.key});
    if (const auto changed = change.orgId.empty() ? store.set(change.key, change.after)
                                                  : store.setOf(change.orgId, change.key, change.after);
        !changed)
        return failed(changed);
    if (const auto kept = transaction->commit(); !kept)
        return failed(kept);
    return true;
}

void WorkActs::change(const SettingChange &wanted)
{
    run([wanted](Connection &connection) { return changeIt(connection, wanted); },
        [this, wanted](bool) { sayChanged(wanted); });
}

void WorkActs::sayChanged(const SettingChange &change)
{
    const auto &rule = change.rule();
    const auto key = QString::fromStdString(change.key);
    const auto before = change.words(change.before);
    const auto after = change.words(change.after);
    m_notice.say(
        {.kind = NoticeBar::Kind::Information,
         .text = change.orgId.empty()
             ? tr("%1 was changed from %2 to %3.").arg(key, before, after)
             : tr("%1 of %4 was changed from %2 to %3.").arg(key, before, after, QString::fromStdString(change.orgId)),
         .advice = tr("It takes effect %1.").arg(rule.takesEffect()),
         .details = {},
         .actionText = tr("&Undo"),
         .action = [this,
                    back = SettingChange{
                        .orgId = change.orgId, .key = change.key, .before = change.after, .after = change.before}] {
             this->change(back);
         }});
}

void WorkActs::sayProblem(const Error &error)
{
    const bool isUnknown = error.code == Error::Code::Unavailable;
    const auto words = generalWords(error);
    m_notice.say({.kind = NoticeBar::Kind::Problem,
                  .text = isUnknown ? tr("Connection lost: what was done shows here as soon as it is back.")
                                    : tr("Nothing was changed."),
                  .advice = (words.happened + QLatin1Char(' ') + words.advice).trimmed(),
                  .details = detailsOf(error),
                  .actionText = {},
                  .action = {}});
}

} // namespace leapfrog
