// SPDX-License-Identifier: MIT
#include "cli/documents/commands.h"
#include "cli/documents/import_answer.h"
#include "cli/ledger/ledger.h"
#include "cli/program/output.h"
#include "core/sentences.h"
#include "engine/guard/backoff.h"
#include "engine/inbox/shop_import.h"
#include "store/inbox/payload_list.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Inbox)
};

struct Options
{
    PayloadFilter filter;
    bool byReason = false;
    int limit = 100;
    std::int64_t before = 0;
    std::int64_t payload = 0;
    std::optional<Date> purgeBefore;
    std::string why;
    bool all = false;
    bool preview = false;
};

} // namespace

static QJsonValue orNull(const std::string &text)
{
    return text.empty() ? QJsonValue() : QJsonValue(words(text));
}

static QJsonObject toJson(const PayloadRow &row)
{
    return {{QStringLiteral("payload"), static_cast<qint64>(row.number)},
            {QStringLiteral("org_id"), words(row.orgId)},
            {QStringLiteral("kind"), words(row.kind)},
            {QStringLiteral("shopify_id"), words(row.shopifyId)},
            {QStringLiteral("group"), words(row.group)},
            {QStringLiteral("updated_at"), orNull(row.updatedAt)},
            {QStringLiteral("file"), words(row.file)},
            {QStringLiteral("line"), static_cast<qint64>(row.line)},
            {QStringLiteral("received_at"), cli::toJson(row.receivedAt)},
            {QStringLiteral("received_by"), words(row.receivedBy)},
            {QStringLiteral("state"), words(row.state)},
            {QStringLiteral("code"), orNull(row.code)},
            {QStringLiteral("field"), orNull(row.field)},
            {QStringLiteral("message"), row.message.isEmpty() ? QJsonValue() : QJsonValue(row.message)},
            {QStringLiteral("waits_for"), orNull(row.waitsFor)},
            {QStringLiteral("state_at"), cli::toJson(row.stateAt)}};
}

static Result<> listReasons(Session &session, Connection &connection, const Options &options)
{
    const auto reasons = PayloadListStore(connection).reasons(options.filter.orgId);
    if (!reasons)
        return failed(reasons);
    QJsonArray list;
    Table table({Words::tr("State"), Words::tr("Kind"), Words::tr("Reason"), Words::tr("Payloads")});
    for (const auto &one : *reasons) {
        list.append(QJsonObject{{QStringLiteral("state"), words(one.state)},
                                {QStringLiteral("kind"), words(one.kind)},
                                {QStringLiteral("code"), words(one.code)},
                                {QStringLiteral("payloads"), static_cast<qint64>(one.payloads)}});
        table.add({words(one.state), words(one.kind), words(one.code), QString::number(one.payloads)});
    }
    if (session.json)
        printJson({{QStringLiteral("org_id"), words(options.filter.orgId)}, {QStringLiteral("reasons"), list}});
    else
        table.print();
    return {};
}

static Result<> list(Session &session, Connection &connection, Options &options)
{
    const auto org = theOrganisation(connection, options.filter.orgId);
    if (!org)
        return failed(org);
    options.filter.orgId = *org;
    if (options.byReason)
        return listReasons(session, connection, options);
    const auto page = PayloadListStore(connection).list(options.filter, options.before, options.limit);
    if (!page)
        return failed(page);
    const bool more = page->size() == static_cast<std::size_t>(options.limit);
    if (session.json) {
        QJsonArray rows;
        for (const auto &row : *page)
            rows.append(toJson(row));
        printJson(
            {{QStringLiteral("org_id"), words(*org)},
             {QStringLiteral("payloads"), rows},
             {QStringLiteral("next"), more ? QJsonValue(static_cast<qint64>(page->back().number)) : QJsonValue()}});
        return {};
    }
    Table table({Words::tr("Payload"), Words::tr("Kind"), Words::tr("Id"), Words::tr("State"), Words::tr("Reason"),
                 Words::tr("What it says")});
    for (const auto &row : *page)
        table.add({QString::number(row.number), words(row.kind), words(row.shopifyId), words(row.state),
                   words(row.code), inReadersWords(row.message)});
    table.print();
    if (more)
        session.tell(Words::tr("There may be more: --before %1").arg(page->back().number));
    return {};
}

static Result<> show(Session &session, Connection &connection, Options &options)
{
    const auto found = PayloadListStore(connection).find(options.payload);
    if (!found)
        return failed(found);
    if (session.json) {
        auto object = toJson(found->row);
        QJsonArray documents;
        for (const auto &one : found->documents)
            documents.append(QJsonObject{{QStringLiteral("document_id"), words(one.id)},
                                         {QStringLiteral("document_type"), words(one.type)},
                                         {QStringLiteral("status"), words(one.status)},
                                         {QStringLiteral("newer_refused"),
                                          one.newerRefused.isEmpty() ? QJsonValue() : QJsonValue(one.newerRefused)}});
        object[QStringLiteral("documents")] = documents;
        const auto content = QJsonDocument::fromJson(QByteArray::fromStdString(found->payload));
        object[QStringLiteral("content")]
            = content.isObject() ? QJsonValue(content.object()) : QJsonValue(words(found->payload));
        printJson(object);
        return {};
    }
    const auto &row = found->row;
    Table table({Words::tr("Payload"), QString::number(row.number)});
    table.add({Words::tr("kind"), words(row.kind + ' ' + row.shopifyId)});
    table.add({Words::tr("read with"), words(row.group)});
    table.add({Words::tr("came from"), QStringLiteral("%1:%2").arg(words(row.file)).arg(row.line)});
    table.add({Words::tr("received"), row.receivedAt.toString(Qt::ISODate) + QLatin1Char(' ') + words(row.receivedBy)});
    table.add({Words::tr("state"), words(row.state)});
    if (!row.code.empty())
        table.add({Words::tr("reason"), words(row.code + (row.field.empty() ? "" : ", " + row.field))});
    if (!row.message.isEmpty())
        table.add({Words::tr("what it says"), inReadersWords(row.message)});
    if (!row.waitsFor.empty())
        table.add({Words::tr("waits for"), words(row.waitsFor)});
    for (const auto &one : found->documents)
        table.add({Words::tr("document"), words(one.id + ", " + one.type + ", " + one.status)});
    table.print();
    printLine(found->payload);
    return {};
}

static Result<> purge(Session &session, Connection &connection, Options &options)
{
    const auto org = theOrganisation(connection, options.filter.orgId);
    if (!org)
        return failed(org);
    PayloadListStore store(connection);
    std::int64_t gone = 0;
    if (options.preview) {
        const auto count = store.purgeable(*org, *options.purgeBefore);
        if (!count)
            return failed(count);
        gone = *count;
    }
    while (!options.preview) {
        const auto some = retryConflicts([&] { return store.purge(*org, *options.purgeBefore, 500); });
        if (!some)
            return failed(some);
        if (*some == 0)
            break;
        gone += *some;
        session.tell(Words::tr("%1 payloads").arg(gone));
    }
    if (session.json)
        printJson({{QStringLiteral("org_id"), words(*org)},
                   {QStringLiteral("before"), words(dateText(*options.purgeBefore))},
                   {QStringLiteral("preview"), options.preview},
                   {QStringLiteral("purged"), static_cast<qint64>(gone)}});
    else
        printLine(
            (options.preview ? Words::tr("%1 payloads would be taken out.") : Words::tr("%1 payloads were taken out."))
                .arg(gone)
                .toStdString());
    return {};
}

/// Takes out refused payloads and reads what they kept as it was.
static Result<> discard(Session &session, Connection &connection, Options &options)
{
    auto &filter = options.filter;
    const bool isNarrowed = options.payload != 0 || !filter.kind.empty() || !filter.code.empty()
        || !filter.group.empty() || !filter.since.empty();
    if (!isNarrowed && !options.all)
        return failed(
            {.code = Error::Code::Invalid,
             .message = Words::tr("Say which refused payloads: a number, --kind, --code, --group or --since; or "
                                  "--all."),
             .cause = {},
             .reason = "missing_field",
             .field = "payload"});
    const auto org = theOrganisation(connection, filter.orgId);
    if (!org)
        return failed(org);
    filter.orgId = *org;
    PayloadListStore store(connection);
    std::int64_t gone = 0;
    if (options.preview) {
        const auto count = store.discardable(filter, options.payload);
        if (!count)
            return failed(count);
        gone = *count;
    }
    while (!options.preview) {
        const auto some = retryConflicts([&] { return store.discard(filter, options.payload, options.why, 500); });
        if (!some)
            return failed(some);
        if (*some == 0)
            break;
        gone += *some;
    }
    if (!options.preview && gone > 0) {
        if (const auto read = readDue(connection, {.orgId = *org, .baseCurrency = {}, .fxRates = {}}); !read)
            return failed(read);
    }
    if (session.json)
        printJson({{QStringLiteral("org_id"), words(*org)},
                   {QStringLiteral("preview"), options.preview},
                   {QStringLiteral("discarded"), static_cast<qint64>(gone)}});
    else
        printLine((options.preview
                       ? Words::tr("%1 refused payloads would be discarded.")
                       : Words::tr("%1 refused payloads were discarded. They stay in the inbox, are read no more, and "
                                   "say why."))
                      .arg(gone)
                      .toStdString());
    return {};
}

using Act = Result<> (*)(Session &, Connection &, Options &);

static std::pair<CLI::App *, std::shared_ptr<Options>> addAct(CLI::App &inbox, Session &session, const char *name,
                                                              const char *description, Act act)
{
    auto options = std::make_shared<Options>();
    auto *command = inbox.add_subcommand(name, description);
    command->callback([=, &session] {
        auto connection = session.connect("inbox");
        auto done = connection ? act(session, **connection, *options) : failed(connection);
        if (!done)
            session.fail(done.error());
    });
    return {command, options};
}

void addInbox(CLI::App &app, Session &session)
{
    auto *inbox = app.add_subcommand("inbox", "the payloads of shops that imports were given, and what became of each");
    inbox->require_subcommand(1);
    const auto [listing, listOptions] = addAct(*inbox, session, "list", "payloads, the last arrived first", list);
    addPayloadFilter(*listing, listOptions->filter);
    listing->add_option("--state", listOptions->filter.state, "in this state")
        ->check(CLI::IsMember({"read", "waiting", "refused", "superseded", "not_needed"}));
    listing->add_flag("--by-reason", listOptions->byReason, "how many wait or were refused for which reason");
    listing->add_option("--limit", listOptions->limit, "payloads of one page (100)")->check(CLI::Range(1, 100'000));
    listing->add_option("--before", listOptions->before, "\"next\" of the page before");
    const auto [showing, showOptions] = addAct(*inbox, session, "show", "a payload, and what was made of it", show);
    showing->add_option("payload", showOptions->payload, "its number in the list")->required();
    const auto [discarding, discardOptions]
        = addAct(*inbox, session, "discard",
                 "have done with refused payloads: they stay, are read no more, and say why", discard);
    discarding->add_option("payload", discardOptions->payload, "its number in the list");
    addPayloadFilter(*discarding, discardOptions->filter);
    discarding->add_flag("--all", discardOptions->all, "all refused payloads");
    discarding->add_option("--why", discardOptions->why, "reason, kept with your name")->required();
    discarding->add_flag("--preview", discardOptions->preview, "say how many, and discard none");
    const auto [purging, purgeOptions] = addAct(
        *inbox, session, "purge", "take out what is read and came before a day; documents and books stay", purge);
    purging->add_option("--org", purgeOptions->filter.orgId, "organisation; default: the only one");
    addDate(*purging, "--before", purgeOptions->purgeBefore, "what came before this day")->required();
    purging->add_flag("--preview", purgeOptions->preview, "say how many, and take out none");
}

} // namespace leapfrog::cli
