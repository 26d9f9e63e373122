// SPDX-License-Identifier: MIT
#include "cli/program/output.h"
#include "cli/queue/commands.h"
#include "core/json.h"
#include "store/books/documents.h"
#include "store/queue/queue.h"

#include <QCoreApplication>

#include <charconv>
#include <iostream>

namespace leapfrog::cli {

static constexpr std::size_t jobsPerStatement = 10000;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Enqueue)
};

} // namespace

static Error badLine(int line, const char *reason, const std::string &field, const QString &message)
{
    return {.code = Error::Code::Invalid,
            .message = Words::tr("Line %1: %2").arg(line).arg(message),
            .cause = {},
            .reason = reason,
            .field = field};
}

/// One field of an input line into `value`; a missing one is fine unless it is required.
static Result<> readText(const JsonValue &object, const char *name, int line, std::string &value)
{
    const auto *member = object.find(name);
    if (member == nullptr)
        return failed(badLine(line, "missing_field", name, Words::tr("\"%1\" is missing.").arg(QLatin1String(name))));
    if (!member->isString() || member->text().empty() || member->text().find('\0') != std::string::npos)
        return failed(badLine(line, "wrong_type", name, Words::tr("\"%1\" must be a text.").arg(QLatin1String(name))));
    value = member->text();
    return {};
}

static Result<> readNumber(const JsonValue &object, const char *name, int line, int least, int most, int &value)
{
    const auto *member = object.find(name);
    if (member == nullptr)
        return {};
    const auto &text = member->text();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = member->isNumber() && error == std::errc() && end == text.data() + text.size();
    if (!whole || value < least || value > most)
        return failed(badLine(
            line, "bad_value", name,
            Words::tr("\"%1\" must be a whole number from %2 to %3.").arg(QLatin1String(name)).arg(least).arg(most)));
    return {};
}

static Result<JobRequest> readRequest(const std::string &text, int line, int priority)
{
    const auto json = parseJson(text);
    if (!json)
        return failed(badLine(line, "malformed", {}, json.error().message));
    JobRequest request{.orgId = {}, .documentId = {}, .documentType = {}, .priority = priority};
    for (const auto &read :
         {readText(*json, "org_id", line, request.orgId), readText(*json, "document_id", line, request.documentId),
          readText(*json, "document_type", line, request.documentType),
          readNumber(*json, "version_hint", line, 0, INT32_MAX, request.versionHint),
          readNumber(*json, "priority", line, normalPriority, urgentPriority, request.priority)}) {
        if (!read)
            return failed(read);
    }
    return request;
}

/// All of standard input is one transaction: a bad line far below leaves nothing half done.
static Result<std::int64_t> enqueueInput(Connection &connection, int priority)
{
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return failed(transaction);
    std::int64_t count = 0;
    std::vector<JobRequest> requests;
    std::string text;
    for (int line = 1; std::getline(std::cin, text); ++line) {
        if (text.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        auto request = readRequest(text, line, priority);
        if (!request)
            return failed(request);
        requests.push_back(std::move(*request));
        if (requests.size() < jobsPerStatement)
            continue;
        const auto given = QueueStore(connection).enqueueMany(requests, "other");
        if (!given)
            return failed(given);
        count += *given;
        requests.clear();
    }
    const auto given = QueueStore(connection).enqueueMany(requests, "other");
    if (!given)
        return failed(given);
    if (auto committed = transaction->commit(); !committed)
        return failed(committed);
    return count + *given;
}

/// Named documents: their types and versions are looked up. As with any producer, one that does not exist is enqueued
/// all the same and ends as a dead job that says so; the person at the terminal is told now.
static Result<std::int64_t> enqueueDocuments(Connection &connection, const std::string &org,
                                             const std::vector<std::string> &documents, int priority)
{
    std::vector<JobRequest> requests;
    DocumentStore store(connection);
    for (const auto &id : documents) {
        const auto document = store.find(org, id);
        if (!document && document.error().code != Error::Code::NotFound)
            return failed(document);
        if (!document)
            say(document.error().message);
        requests.push_back({.orgId = org,
                            .documentId = id,
                            .documentType = document ? document->type : "unknown",
                            .versionHint = document ? document->readyVersion : 0,
                            .priority = priority});
    }
    return QueueStore(connection).enqueueMany(requests, "other");
}

static Result<> enqueue(Session &session, const std::string &org, const std::vector<std::string> &documents,
                        int priority, bool input)
{
    auto connection = session.connect("enqueue");
    if (!connection)
        return failed(connection);
    const auto count
        = input ? enqueueInput(**connection, priority) : enqueueDocuments(**connection, org, documents, priority);
    if (!count)
        return failed(count);
    if (session.json)
        printJson({{QStringLiteral("enqueued"), static_cast<qint64>(*count)}});
    else
        session.tell(Words::tr("Enqueued %n job(s).", nullptr, static_cast<int>(*count)));
    return {};
}

void addEnqueue(CLI::App &app, Session &session)
{
    auto *command = app.add_subcommand("enqueue", "ask for documents to be posted, as an automated caller does");
    auto org = std::make_shared<std::string>();
    auto documents = std::make_shared<std::vector<std::string>>();
    auto priority = std::make_shared<int>(normalPriority);
    auto input = std::make_shared<bool>(false);
    auto *fromInput = command->add_flag(
        "--stdin", *input, "read JSON Lines with org_id, document_id, document_type, version_hint, priority");
    auto *orgOption = command->add_option("--org", *org, "organisation");
    auto *documentOption
        = command->add_option("--document", *documents, "document id; may be repeated")->needs(orgOption);
    command->add_option("--priority", *priority, "1 normal (default), 2 high, 3 urgent")
        ->check(CLI::Range(normalPriority, urgentPriority));
    fromInput->excludes(documentOption);
    command->callback([=, &session] {
        if (!*input && documents->empty())
            throw CLI::RequiredError("--org and --document, or --stdin");
        if (auto result = enqueue(session, *org, *documents, *priority, *input); !result)
            session.fail(result.error());
    });
}

} // namespace leapfrog::cli
