// SPDX-License-Identifier: MIT
#include "console/inbox/inbox_acts.h"

#include "console/books/payload_words.h"
#include "console/frame/page.h"
#include "console/look/problem_words.h"
#include "console/look/words.h"
#include "console/payloads/purge_dialog.h"
#include "console/payloads/reread_dialog.h"
#include "engine/guard/backoff.h"
#include "ui_inbox_page.h"

#include <QCoreApplication>

#include <algorithm>
#include <memory>
#include <set>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::InboxPage)
};

} // namespace

static constexpr int purgeGroups = 500; ///< in one transaction

InboxActs::InboxActs(Session &session, Ui::InboxPage &ui, PayloadsModel &payloads, ReasonsModel &reasons,
                     InboxList &list, QWidget &page)
    : m_session(session)
    , m_ui(ui)
    , m_payloads(payloads)
    , m_reasons(reasons)
    , m_list(list)
    , m_page(page)
{
    connect(ui.actionRetryPayloads, &QAction::triggered, this, [this] { ask(true); });
    connect(ui.actionReadAgain, &QAction::triggered, this, [this] { ask(false); });
    connect(ui.actionPurge, &QAction::triggered, this, &InboxActs::askPurge);
    connect(ui.actionSelectAllPayloads, &QAction::triggered, this, [this] { chooseAll(true); });
    connect(ui.actionClearPayloads, &QAction::triggered, this, [this] { chooseAll(false); });
}

void InboxActs::chooseAll(bool all)
{
    m_all = all;
    show();
}

std::vector<const PayloadRow *> InboxActs::selected() const
{
    std::vector<const PayloadRow *> rows;
    for (const auto &index : m_ui.table->selectionModel()->selectedRows()) {
        if (const auto *row = m_payloads.find(index))
            rows.push_back(row);
    }
    return rows;
}

InboxScope InboxActs::scope() const
{
    const auto &query = m_list.query();
    InboxScope scope{.filter = {.orgId = query.filter.orgId}};
    if (query.grouped) {
        if (const auto *reason = m_reasons.find(m_ui.reasons->currentIndex())) {
            scope.filter.state = reason->state;
            scope.filter.kind = reason->kind;
            scope.filter.code = reason->code;
        }
        return scope;
    }
    if (m_all && query.filter.text.empty()) {
        scope.filter.state = query.filter.state;
        scope.filter.kind = query.filter.kind;
        scope.filter.code = query.filter.code;
        return scope;
    }
    // What is looked for by its number is loaded: it is read with its orders and payouts, as selected rows are.
    std::set<std::string> groups;
    if (m_all) {
        for (const auto &row : m_payloads.rows())
            groups.insert(row.group);
    } else {
        for (const auto *row : selected())
            groups.insert(row->group);
    }
    scope.groups.assign(groups.begin(), groups.end());
    return scope;
}

std::optional<std::int64_t> InboxActs::scopeSize() const
{
    const auto &query = m_list.query();
    if (query.grouped) {
        const auto *reason = m_reasons.find(m_ui.reasons->currentIndex());
        return reason == nullptr ? 0 : reason->payloads;
    }
    if (!m_all)
        return static_cast<std::int64_t>(m_ui.table->selectionModel()->selectedRows().size());
    if (m_payloads.next() == 0)
        return m_payloads.rowCount();
    const auto &filter = query.filter;
    if (filter.text.empty() && (filter.state == "refused" || filter.state == "waiting"))
        return m_list.countOf(filter.state, filter.kind, filter.code);
    return {};
}

bool InboxActs::hasRefused() const
{
    const auto &query = m_list.query();
    if (query.grouped) {
        const auto *reason = m_reasons.find(m_ui.reasons->currentIndex());
        return reason != nullptr && reason->state == "refused";
    }
    if (m_all)
        return query.filter.state == "refused" || (query.filter.state.empty() && m_list.countOf("refused") > 0);
    return std::ranges::any_of(selected(), [](const PayloadRow *row) { return row->state == "refused"; });
}

QString InboxActs::whyNothing() const
{
    if (const auto why = m_session.whyNoChanges(); !why.isEmpty())
        return why;
    if (m_list.query().filter.orgId.empty())
        return Words::tr("Choose an organisation first.");
    if (m_list.isNew()) // what is on the screen may be of another organisation
        return Words::tr("The payloads are still being looked for.");
    return m_acting ? Words::tr("The last act is still under way.") : QString();
}

void InboxActs::show()
{
    const auto nothing = whyNothing();
    const auto size = scopeSize();
    const auto noneChosen
        = m_list.query().grouped ? Words::tr("Select a reason first.") : Words::tr("Select a payload first.");
    const auto why = [&](bool fits, const QString &onlyFor) {
        if (!nothing.isEmpty())
            return nothing;
        if (size == 0)
            return noneChosen;
        return fits ? QString() : onlyFor;
    };
    const auto counted = [&](const QString &act, const QString &all, const QString &other) {
        if (!size)
            return other;
        return *size == 0 ? act.arg(QString()).simplified() : (m_all ? all : act).arg(payloadCount(*size));
    };
    m_ui.actionRetryPayloads->setText(
        counted(Words::tr("Retry %1…"), Words::tr("Retry all %1 that match…"), Words::tr("Retry all that match…")));
    Page::offer(
        *m_ui.actionRetryPayloads,
        Words::tr("Read refused payloads again. Useful once a setting, the chart or the program has changed."),
        why(hasRefused(), Words::tr("Only refused payloads can be retried; waiting ones are read by themselves.")));
    m_ui.actionReadAgain->setText(counted(Words::tr("Read %1 again…"), Words::tr("Read all %1 that match again…"),
                                          Words::tr("Read all that match again…")));
    Page::offer(*m_ui.actionReadAgain,
                Words::tr("Read payloads as the rules and settings of now say, whatever became of them."),
                why(true, {}));
    Page::offer(*m_ui.actionPurge, Words::tr("Take out payloads that are read whole and came before a day."), nothing);
    showScope();
}

void InboxActs::showScope()
{
    const bool grouped = m_list.query().grouped;
    const auto rows = m_ui.table->selectionModel()->selectedRows().size();
    QString text;
    if (m_list.query().filter.orgId.empty()) {
        text.clear();
    } else if (grouped) {
        text = Words::tr("%Ln reason(s)", nullptr, m_reasons.rowCount());
    } else {
        const auto &filter = m_list.query().filter;
        const bool isOpen = filter.text.empty() && (filter.state == "refused" || filter.state == "waiting");
        if (m_list.isLooking())
            text = Words::tr("%1 found so far, looked at %2")
                       .arg(numberInWords(m_payloads.rowCount()), numberInWords(m_list.looked()));
        else if (m_payloads.next() == 0)
            text = Words::tr("%Ln payload(s)", nullptr, m_payloads.rowCount());
        else if (isOpen)
            text = Words::tr("%1 payloads").arg(payloadCount(m_list.countOf(filter.state, filter.kind, filter.code)));
        else
            text = Words::tr("The last %1 payloads; scroll for more").arg(numberInWords(m_payloads.rowCount()));
        text += QStringLiteral(" · ")
            + (m_all ? Words::tr("all chosen") : Words::tr("%Ln selected", nullptr, static_cast<int>(rows)));
    }
    m_ui.counts->setText(text);
    m_ui.actionSelectAllPayloads->setVisible(!grouped && !m_all && m_payloads.rowCount() > rows);
    m_ui.actionSelectAllPayloads->setEnabled(!grouped && !m_all && m_payloads.rowCount() > 0);
    m_ui.actionClearPayloads->setVisible(!grouped && m_all);
    m_ui.selectAllButton->setVisible(m_ui.actionSelectAllPayloads->isVisible());
    m_ui.clearButton->setVisible(m_ui.actionClearPayloads->isVisible());
    m_ui.showNew->setVisible(m_list.held() > 0);
    m_ui.showNew->setText(Words::tr("%Ln new, sho&w them", nullptr, m_list.held()));
    // The one reason that holds for all is told in sight, not in tooltips alone.
    const auto why = m_session.whyNoChanges();
    m_ui.whyNot->setText(why);
    m_ui.whyNot->setVisible(!why.isEmpty());
}

// --- reading again --------------------------------------------------------------------------------------------------

void InboxActs::ask(bool retry)
{
    if (!whyNothing().isEmpty())
        return;
    auto wanted = scope();
    if (retry)
        wanted.filter.state = "refused";
    auto *dialog = new RereadDialog(m_session, wanted, retry, &m_page);
    connect(dialog, &RereadDialog::confirmed, this,
            [this, retry](const InboxScope &confirmed, std::optional<std::int64_t> groups) {
                read(confirmed, retry, groups);
            });
    dialog->open();
}

static ItemOutcome outcomeOf(const Result<Reread> &done)
{
    if (done)
        return {.item = {}, .state = ItemOutcome::State::Done, .message = done->words(), .error = {}};
    if (done.error().code == Error::Code::Cancelled)
        return {.item = {},
                .state = ItemOutcome::State::Cancelled,
                .message = Words::tr("cancelled; what was read before stays as it is now"),
                .error = done.error()};
    return {.item = {}, .state = ItemOutcome::State::Failed, .message = done.error().message, .error = done.error()};
}

void InboxActs::read(const InboxScope &scope, bool retry, std::optional<std::int64_t> groups)
{
    m_acting = true;
    show();
    const auto title = retry ? Words::tr("Retrying refused payloads of %1") : Words::tr("Reading payloads of %1 again");
    const auto task
        = std::make_shared<PercentTask>(title.arg(shortened(QString::fromStdString(scope.filter.orgId), 30)));
    m_session.activities().add(task->task(), {}, PercentTask::words);
    m_session
        .runLong(
            [scope, task, groups](Connection &connection) {
                const auto listen = [&](std::int64_t read) { task->tell(read, groups.value_or(0)); };
                return rereadScope(connection, scope, false, listen, task->stop());
            },
            task->stop())
        .then([task](const Result<Reread> &done) {
            task->end(outcomeOf(done));
            return done;
        })
        .then(this, [this](const Result<Reread> &done) { tell(done); });
}

void InboxActs::tell(const Result<Reread> &done)
{
    m_acting = false;
    m_all = false;
    if (!done && done.error().code == Error::Code::Cancelled)
        say(Words::tr("The reading was cancelled."),
            Words::tr("What was read before stays as it is now; doing it again changes nothing of that."));
    else if (!done)
        sayProblem(Words::tr("Not all was read."), done.error());
    else
        say(done->words(),
            done->documents.created + done->documents.changed > 0
                ? Words::tr("They are posted as soon as a worker is free.")
                : QString());
    show();
    emit this->done();
}

void InboxActs::say(const QString &text, const QString &advice)
{
    m_ui.notice->say({.kind = NoticeBar::Kind::Information,
                      .text = text,
                      .advice = advice,
                      .details = {},
                      .actionText = {},
                      .action = {}});
}

void InboxActs::sayProblem(const QString &text, const Error &error)
{
    const auto words = generalWords(error);
    m_ui.notice->say({.kind = NoticeBar::Kind::Problem,
                      .text = text,
                      .advice = words.happened + QLatin1Char(' ') + words.advice,
                      .details = detailsOf(error),
                      .actionText = {},
                      .action = {}});
}

// --- purging --------------------------------------------------------------------------------------------------------

void InboxActs::askPurge()
{
    if (!whyNothing().isEmpty())
        return;
    const auto org = m_list.query().filter.orgId;
    auto *dialog = new PurgeDialog(m_session, org, &m_page);
    connect(dialog, &PurgeDialog::confirmed, this,
            [this, org](Date before, std::int64_t payloads) { purge(org, before, payloads); });
    dialog->open();
}

/// In a thread of its own, chunk by chunk.
static Result<std::int64_t> purgeAll(Connection &connection, const std::string &orgId, Date before,
                                     std::int64_t payloads, PercentTask &task)
{
    PayloadListStore store(connection);
    std::int64_t gone = 0;
    while (!task.stop().stop_requested()) {
        const auto some = retryConflicts([&] { return store.purge(orgId, before, purgeGroups); });
        if (!some)
            return failed(some);
        if (*some == 0)
            break;
        gone += *some;
        task.tell(gone, payloads);
    }
    return gone;
}

void InboxActs::purge(const std::string &orgId, Date before, std::int64_t payloads)
{
    m_acting = true;
    show();
    const auto task = std::make_shared<PercentTask>(
        Words::tr("Purging payloads of %1").arg(shortened(QString::fromStdString(orgId), 30)));
    m_session.activities().add(task->task(), {}, PercentTask::words);
    m_session
        .runLong([orgId, before, payloads,
                  task](Connection &connection) { return purgeAll(connection, orgId, before, payloads, *task); },
                 task->stop())
        .then([task](const Result<std::int64_t> &gone) {
            task->end({.item = {},
                       .state = gone ? ItemOutcome::State::Done : ItemOutcome::State::Failed,
                       .message = gone ? Words::tr("%1 taken out").arg(numberInWords(*gone)) : gone.error().message,
                       .error = gone ? Error() : gone.error()});
            return gone;
        })
        .then(this, [this](const Result<std::int64_t> &gone) { tellPurged(gone); });
}

void InboxActs::tellPurged(const Result<std::int64_t> &gone)
{
    m_acting = false;
    if (gone)
        say(Words::tr("%1 payloads were taken out.").arg(numberInWords(*gone)),
            Words::tr("Documents and books are as before."));
    else
        sayProblem(Words::tr("Not all was taken out."), gone.error());
    show();
    emit done();
}

} // namespace leapfrog
