// SPDX-License-Identifier: MIT
#include "cli/documents/commands.h"
#include "cli/program/output.h"
#include "engine/import_runner.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Import)
};

} // namespace

static QJsonObject toJson(const ImportNote &note)
{
    return {{QStringLiteral("source"), words(note.source)}, {QStringLiteral("id"), words(note.id)},
            {QStringLiteral("file"), words(note.file)},     {QStringLiteral("line"), static_cast<qint64>(note.line)},
            {QStringLiteral("code"), words(note.code)},     {QStringLiteral("field"), words(note.field)},
            {QStringLiteral("message"), note.message}};
}

static QString oneLine(const ImportNote &note)
{
    auto line = QStringLiteral("%1:%2: ").arg(words(note.file)).arg(note.line);
    const auto named = QStringLiteral("%1 %2").arg(words(note.source), words(note.id)).trimmed();
    line += (named.isEmpty() ? QString() : named + QStringLiteral(": ")) + note.message;
    return line
        + (note.field.empty() ? QStringLiteral(" [%1]").arg(words(note.code))
                              : QStringLiteral(" [%1, %2]").arg(words(note.code), words(note.field)));
}

static Result<> import(Session &session, const ImportRequest &request)
{
    auto connection = session.connect("import");
    if (!connection)
        return failed(connection);
    QJsonArray refused;
    QJsonArray keptBack;
    qint64 cameIn = 0;
    const auto listen = [&](const ImportBatch &batch, const ImportProgress &progress) {
        for (const auto &note : batch.refused) {
            refused.append(toJson(note));
            say(Words::tr("refused: %1").arg(oneLine(note)));
        }
        for (const auto &note : batch.keptBack)
            keptBack.append(toJson(note));
        const auto stored = progress.documents.created + progress.documents.changed + progress.documents.unchanged;
        cameIn = stored;
        if (progress.totalBytes > 0)
            session.tell(Words::tr("%n document(s), %1 %", nullptr, static_cast<int>(stored))
                             .arg(progress.bytes * 100 / progress.totalBytes));
        else
            session.tell(Words::tr("%n document(s)", nullptr, static_cast<int>(stored)));
    };
    const auto done = runImport(**connection, request, listen);
    if (!done) {
        auto error = done.error();
        error.message += QLatin1Char(' ')
            + Words::tr("%n document(s) came in before. Import again once the cause is gone: what is there stays as it "
                        "is.",
                        nullptr, static_cast<int>(cameIn));
        return failed(error);
    }

    if (session.json) {
        printJson({{QStringLiteral("org_id"), words(request.orgId)},
                   {QStringLiteral("created"), done->documents.created},
                   {QStringLiteral("changed"), done->documents.changed},
                   {QStringLiteral("unchanged"), done->documents.unchanged},
                   {QStringLiteral("enqueued"), done->documents.created + done->documents.changed},
                   {QStringLiteral("refused"), refused},
                   {QStringLiteral("kept_back"), keptBack}});
    } else {
        Table table({Words::tr("new"), Words::tr("changed"), Words::tr("unchanged"), Words::tr("refused"),
                     Words::tr("kept back")});
        table.add({QString::number(done->documents.created), QString::number(done->documents.changed),
                   QString::number(done->documents.unchanged), QString::number(done->refused),
                   QString::number(done->keptBack)});
        table.print();
    }
    session.exitCode = done->refused > 0 ? PartOrRefused : Done;
    return {};
}

void addImport(CLI::App &app, Session &session)
{
    auto *command = app.add_subcommand("import", "put documents into the database and enqueue what is new or changed");
    auto request = std::make_shared<ImportRequest>();
    static const std::map<std::string, ImportFormat> formats
        = {{"leapfrog", ImportFormat::Leapfrog}, {"shopify", ImportFormat::Shopify}};
    command
        ->add_option_function<std::string>(
            "--format", [request](const std::string &name) { request->format = formats.at(name); },
            "leapfrog (default) or shopify")
        ->transform(CLI::IsMember({"leapfrog", "shopify"}, CLI::ignore_case));
    command->add_option("--org", request->orgId, "organisation; made when it is new")->required();
    command->add_option("--base-currency", request->baseCurrency,
                        "of a new organisation; default: its first document's");
    command->add_option("files", request->files, "JSON, a JSON array or JSON Lines; - is standard input")->required();
    command->callback([=, &session] {
        if (auto result = import(session, *request); !result)
            session.fail(result.error());
    });
}

} // namespace leapfrog::cli
