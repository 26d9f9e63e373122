// SPDX-License-Identifier: MIT
#include "cli/documents/commands.h"
#include "cli/program/output.h"
#include "core/json_records.h"
#include "ledger/record.h"

#include <iostream>
#include <iterator>

namespace leapfrog::cli {

static Result<Context> readContext(const std::string &path)
{
    if (path.empty())
        return Context();
    auto file = openFile(path);
    if (!file)
        return failed(file);
    const std::string text{std::istreambuf_iterator<char>(*file), {}};
    const auto json = parseJson(text);
    if (!json)
        return failed(json);
    auto context = Context::fromJson(*json, Context());
    if (!context)
        return failed(toError(context.error()));
    return std::move(*context);
}

static void postAll(std::istream &input, RecordPoster &poster)
{
    JsonRecords records(input);
    while (const auto record = records.next())
        std::cout << poster.answer(*record) << '\n';
}

static Result<> post(Session &session, const std::string &contextPath, std::vector<std::string> files)
{
    auto context = readContext(contextPath);
    if (!context)
        return failed(context);
    RecordPoster poster(std::move(*context));
    std::ios::sync_with_stdio(false);
    if (files.empty())
        files.emplace_back("-");
    for (const auto &path : files) {
        if (path == "-") {
            postAll(std::cin, poster);
            continue;
        }
        auto file = openFile(path);
        if (!file)
            return failed(file);
        postAll(*file, poster);
    }
    std::cout.flush();
    if (!std::cout) // has a buffer of its own
        return failed(unwritableOutput());
    session.exitCode = poster.refused() > 0 ? PartOrRefused : Done;
    return {};
}

void addPost(CLI::App &app, Session &session)
{
    auto *command = app.add_subcommand("post", "compute the entries of documents; needs no database");
    auto context = std::make_shared<std::string>();
    auto files = std::make_shared<std::vector<std::string>>();
    command->add_option("--context", *context, "JSON file with the posting context");
    command->add_option("files", *files, "documents: one JSON object, an array, or JSON Lines; - is standard input");
    command->callback([=, &session] {
        if (auto result = post(session, *context, *files); !result)
            session.fail(result.error());
    });
}

} // namespace leapfrog::cli
