// SPDX-License-Identifier: MIT
#include "cli/documents/commands.h"
#include "cli/documents/import_answer.h"
#include "cli/program/output.h"
#include "core/currency.h"
#include "core/money.h"
#include "core/sentences.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Import)
};

} // namespace

QJsonObject toJson(const ImportNote &note)
{
    return {{QStringLiteral("source"), words(note.source)}, {QStringLiteral("id"), words(note.id)},
            {QStringLiteral("file"), words(note.file)},     {QStringLiteral("line"), static_cast<qint64>(note.line)},
            {QStringLiteral("code"), words(note.code)},     {QStringLiteral("field"), words(note.field)},
            {QStringLiteral("message"), note.message}};
}

QJsonArray toJson(const std::vector<ImportNote> &notes)
{
    QJsonArray array;
    for (const auto &note : notes)
        array.append(toJson(note));
    return array;
}

QString oneLine(const ImportNote &note)
{
    auto line = QStringLiteral("%1:%2: ").arg(words(note.file)).arg(note.line);
    const auto named = QStringLiteral("%1 %2").arg(words(note.source), words(note.id)).trimmed();
    line += (named.isEmpty() ? QString() : named + QStringLiteral(": ")) + inReadersWords(note.message);
    return line
        + (note.field.empty() ? QStringLiteral(" [%1]").arg(words(note.code))
                              : QStringLiteral(" [%1, %2]").arg(words(note.code), words(note.field)));
}

namespace {

/// What there is to say of an import, as it goes.
class Teller
{
public:
    explicit Teller(const Session &session)
        : m_session(session)
    {
        m_clock.start();
    }

    void hear(const ImportBatch &batch, const ImportProgress &progress);
    [[nodiscard]] qint64 cameIn() const { return m_cameIn; }

    QJsonArray refused;
    QJsonArray waiting;
    QJsonArray keptBack;

private:
    void tellProgress(const ImportProgress &progress);

    const Session &m_session;
    QElapsedTimer m_clock;
    qint64 m_cameIn = 0;
};

} // namespace

static void append(QJsonArray &array, const QJsonArray &more)
{
    for (const auto &one : more)
        array.append(one);
}

void Teller::hear(const ImportBatch &batch, const ImportProgress &progress)
{
    append(refused, toJson(batch.refused));
    append(waiting, toJson(batch.waiting));
    append(keptBack, toJson(batch.keptBack));
    for (const auto &note : batch.refused)
        say(Words::tr("refused: %1").arg(oneLine(note)));
    for (const auto &note : batch.waiting)
        m_session.tell(Words::tr("waits: %1").arg(oneLine(note)));
    for (const auto &said : batch.said)
        m_session.tell(said);
    m_cameIn = progress.documents.created + progress.documents.changed + progress.documents.unchanged;
    tellProgress(progress);
}

void Teller::tellProgress(const ImportProgress &progress)
{
    const auto documents = Words::tr("%n document(s)", nullptr, static_cast<int>(m_cameIn));
    if (progress.totalBytes <= 0 || progress.bytes <= 0) {
        m_session.tell(documents);
        return;
    }
    const auto left = m_clock.elapsed() * (progress.totalBytes - progress.bytes) / progress.bytes / 1000;
    m_session.tell(progress.bytes >= progress.totalBytes ? Words::tr("%1, 100 %").arg(documents)
                                                         : Words::tr("%1, %2 %, about %3 s left")
                                                               .arg(documents)
                                                               .arg(progress.bytes * 100 / progress.totalBytes)
                                                               .arg(left));
}

static void answer(const Session &session, const ImportRequest &request, const Teller &told, const ImportProgress &done)
{
    if (session.json) {
        printJson({{QStringLiteral("org_id"), words(request.orgId)},
                   {QStringLiteral("created"), done.documents.created},
                   {QStringLiteral("changed"), done.documents.changed},
                   {QStringLiteral("unchanged"), done.documents.unchanged},
                   {QStringLiteral("withdrawn"), done.withdrawn},
                   {QStringLiteral("enqueued"), done.documents.created + done.documents.changed},
                   {QStringLiteral("refused_payloads"), static_cast<qint64>(done.refused)},
                   {QStringLiteral("waiting_payloads"), static_cast<qint64>(done.waiting)},
                   {QStringLiteral("refused"), told.refused},
                   {QStringLiteral("waiting"), told.waiting},
                   {QStringLiteral("kept_back"), told.keptBack}});
        return;
    }
    Table table({Words::tr("new"), Words::tr("changed"), Words::tr("unchanged"), Words::tr("refused"),
                 Words::tr("waiting"), Words::tr("kept back")});
    table.add({QString::number(done.documents.created), QString::number(done.documents.changed),
               QString::number(done.documents.unchanged), QString::number(done.refused), QString::number(done.waiting),
               QString::number(done.keptBack)});
    table.print();
}

Result<> importFiles(Session &session, Connection &connection, const ImportRequest &request,
                     const std::stop_token &stop)
{
    Teller told(session);
    const auto done = runImport(
        connection, request,
        [&](const ImportBatch &batch, const ImportProgress &progress) { told.hear(batch, progress); }, stop);
    if (!done) {
        auto error = done.error();
        error.message += QLatin1Char(' ')
            + Words::tr("%n document(s) came in before. Import again once the cause is gone: what is there stays as it "
                        "is.",
                        nullptr, static_cast<int>(told.cameIn()));
        return failed(error);
    }
    answer(session, request, told, *done);
    session.exitCode = done->refused > 0 ? PartOrRefused : Done;
    return {};
}

void addFxRates(CLI::App &command, std::map<std::string, std::string> &rates)
{
    command
        .add_option_function<std::vector<std::string>>(
            "--fx-rate",
            [&rates](const std::vector<std::string> &given) {
                for (const auto &pair : given)
                    rates[pair.substr(0, 3)] = pair.substr(4);
            },
            "what one unit of an order's or payout's currency is worth, as USD=1.36")
        ->check([](const std::string &pair) {
            const bool isPair = pair.size() > 4 && pair[3] == '=';
            return isPair && findCurrency(pair.substr(0, 3)) != nullptr && Rate::parse(pair.substr(4))
                ? std::string()
                : "\"" + pair + "\" is not CURRENCY=RATE, as USD=1.36";
        })
        ->type_name("CURRENCY=RATE")
        ->allow_extra_args(false); // a file may follow
}

void addImport(CLI::App &app, Session &session)
{
    struct Options
    {
        ImportRequest request;
        std::string watched;
        bool once = false;
    };
    auto *command = app.add_subcommand("import", "put documents into the database and enqueue what is new or changed");
    auto options = std::make_shared<Options>();
    auto &request = options->request;
    static const std::map<std::string, ImportFormat> formats
        = {{"leapfrog", ImportFormat::Leapfrog}, {"shopify", ImportFormat::Shopify}};
    command
        ->add_option_function<std::string>(
            "--format", [options](const std::string &name) { options->request.format = formats.at(name); },
            "leapfrog (default) or shopify")
        ->transform(CLI::IsMember({"leapfrog", "shopify"}, CLI::ignore_case));
    command->add_option("--org", request.orgId, "organisation; made when it is new");
    command->add_option("--base-currency", request.baseCurrency,
                        "of a new organisation; default: its first document's");
    addFxRates(*command, request.fxRates);
    auto *watch = command->add_option("--watch", options->watched,
                                      "import what is put into this folder, until stopped; files go to done/ or "
                                      "refused/ in it");
    command->add_flag("--once", options->once, "with --watch: end when the folder is empty")->needs(watch);
    command->add_option("files", request.files, "JSON, a JSON array or JSON Lines; - is standard input")
        ->excludes(watch);
    addImportAgain(*command, session);
    command->parse_complete_callback([=] {
        if (!command->get_subcommands().empty())
            return;
        if (options->request.orgId.empty())
            throw CLI::RequiredError("--org");
        if (options->request.files.empty() && options->watched.empty())
            throw CLI::RequiredError("files");
    });
    command->callback([=, &session] {
        if (!command->get_subcommands().empty())
            return;
        if (!options->watched.empty()) {
            if (auto watched = watchFolder(session, options->request, options->watched, options->once); !watched)
                session.fail(watched.error());
            return;
        }
        auto connection = session.connect("import");
        auto done = connection ? importFiles(session, **connection, options->request) : failed(connection);
        if (!done)
            session.fail(done.error());
    });
}

} // namespace leapfrog::cli
