// SPDX-License-Identifier: MIT
#include "cli/database/commands.h"
#include "cli/program/output.h"
#include "store/health/health.h"
#include "store/schema/migrator.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QThread>

#include <algorithm>

namespace leapfrog::cli {

using State = HealthFinding::State;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Doctor)
};

} // namespace

/// What kept it from looking on, as a finding like the others.
static HealthFinding obstacle(const Error &error)
{
    return {.check = error.reason == "missing_right" ? "rights" : "connection",
            .state = State::Wrong,
            .message = QStringLiteral("%1 [%2]").arg(error.message, words(error.reason)),
            .advice
            = error.cause.isEmpty() ? QString() : Words::tr("What the server said: %1").arg(error.cause.simplified()),
            .examples = {}};
}

static bool isWrong(const HealthFinding &finding)
{
    return finding.state == State::Wrong;
}

/// What one part of the looking found; what keeps it from looking is a finding too, and decides the exit code.
static bool add(Session &session, std::vector<HealthFinding> &findings, const Result<std::vector<HealthFinding>> &found)
{
    if (!found) {
        findings.push_back(obstacle(found.error()));
        session.exitCode = exitCodeOf(found.error());
        return false;
    }
    findings.insert(findings.end(), found->begin(), found->end());
    return !std::ranges::any_of(*found, isWrong);
}

namespace {

struct Examination
{
    std::vector<HealthFinding> findings;
    std::optional<std::vector<HealthRepair>> repairs; ///< what was mended before; nothing: not asked for
};

} // namespace

/// All that can be looked at: where the schema does not fit, the data can't be read.
static std::vector<HealthFinding> examine(Session &session, HealthStore &store)
{
    session.exitCode = Done;
    const auto where = session.dsn();
    std::vector<HealthFinding> findings{{.check = "connection",
                                         .state = State::Fine,
                                         .message = Words::tr("The database answers."),
                                         .advice = {},
                                         .examples = {}}};
    if (where)
        findings.push_back(checkTransport(*where));
    if (add(session, findings, store.server()))
        add(session, findings, store.data());
    if (session.exitCode == Done) {
        if (auto writable = store.writable(); !writable)
            add(session, findings, failed(writable));
    }
    if (session.exitCode == Done && std::ranges::any_of(findings, isWrong))
        session.exitCode = PartOrRefused;
    return findings;
}

/// Mends, and looks again: until what was mended is seen to be well, for workers take a moment to get on.
static void mend(Session &session, HealthStore &store, Examination &examination)
{
    static constexpr int mostLooks = 10;
    examination.repairs = store.repair(examination.findings);
    const auto isMended = [&](const HealthFinding &finding) {
        return !isWrong(finding)
            || std::ranges::find(*examination.repairs, finding.check, &HealthRepair::check)
            == examination.repairs->end();
    };
    for (int look = 1; look <= mostLooks; ++look) {
        if (look > 1)
            QThread::msleep(500);
        examination.findings = examine(session, store);
        if (std::ranges::all_of(examination.findings, isMended))
            break;
    }
}

static Examination examine(Session &session, bool repair)
{
    Examination examination;
    auto connection = session.connectUnchecked("doctor");
    if (!connection) {
        add(session, examination.findings, failed(connection));
        return examination;
    }
    if (session.isEmbedded()) {
        if (auto migrated = Migrator(**connection).migrate(); !migrated && migrated.error().isTransient()) {
            add(session, examination.findings, failed(migrated));
            return examination;
        }
    }
    HealthStore store(**connection);
    examination.findings = examine(session, store);
    if (repair)
        mend(session, store, examination);
    return examination;
}

static QString stateName(State state)
{
    switch (state) {
    case State::Fine:
        return QStringLiteral("fine");
    case State::Notice:
        return QStringLiteral("notice");
    case State::Wrong:
        break;
    }
    return QStringLiteral("wrong");
}

static QJsonObject toJson(const HealthFinding &finding)
{
    QJsonArray examples;
    for (const auto &example : finding.examples)
        examples.append(words(example));
    return {{QStringLiteral("check"), words(finding.check)},
            {QStringLiteral("state"), stateName(finding.state)},
            {QStringLiteral("message"), finding.message},
            {QStringLiteral("advice"), finding.advice},
            {QStringLiteral("examples"), examples}};
}

static QJsonObject toJson(const HealthRepair &repair)
{
    QJsonArray examples;
    for (const auto &example : repair.examples)
        examples.append(words(example));
    return {{QStringLiteral("check"), words(repair.check)},
            {QStringLiteral("count"), static_cast<qint64>(repair.count)},
            {QStringLiteral("examples"), examples},
            {QStringLiteral("error"), repair.error ? repair.error->message : QString()}};
}

static void print(const HealthFinding &finding)
{
    const auto mark = finding.state == State::Fine ? Words::tr("fine")
        : finding.state == State::Notice           ? Words::tr("NOTE")
                                                   : Words::tr("WRONG");
    printLine(QStringLiteral("%1  %2").arg(mark.leftJustified(5), finding.message).toStdString());
    for (const auto &example : finding.examples)
        printLine("         " + example);
    if (!finding.advice.isEmpty())
        printLine(QStringLiteral("       → %1").arg(finding.advice).toStdString());
}

static void print(const HealthRepair &repair)
{
    if (repair.count == 0 && !repair.error)
        return;
    printLine(
        Words::tr("MENDED %1 (%n)", nullptr, static_cast<int>(repair.count)).arg(words(repair.check)).toStdString());
    for (const auto &example : repair.examples)
        printLine("         " + example);
    if (repair.count > static_cast<std::int64_t>(repair.examples.size()))
        printLine("         …");
    if (repair.error)
        printLine(QStringLiteral("       → %1 %2")
                      .arg(repair.error->message, repair.error->cause.simplified())
                      .toStdString());
}

static void doctor(Session &session, bool repair)
{
    const auto examination = examine(session, repair);
    const auto &findings = examination.findings;
    const auto wrong = std::ranges::count_if(findings, isWrong);
    if (session.json) {
        QJsonArray list;
        for (const auto &finding : findings)
            list.append(toJson(finding));
        QJsonObject object{{QStringLiteral("healthy"), wrong == 0},
                           {QStringLiteral("wrong"), static_cast<qint64>(wrong)},
                           {QStringLiteral("checks"), list}};
        if (examination.repairs) {
            QJsonArray repaired;
            for (const auto &one : *examination.repairs)
                repaired.append(toJson(one));
            object[QStringLiteral("repaired")] = repaired;
        }
        printJson(object);
        return;
    }
    if (examination.repairs) {
        for (const auto &one : *examination.repairs)
            print(one);
        if (examination.repairs->empty())
            session.tell(Words::tr("There was nothing to mend."));
    }
    for (const auto &finding : findings)
        print(finding);
    session.tell(wrong == 0 ? Words::tr("All is well.")
                            : Words::tr("%n thing(s) to see to.", nullptr, static_cast<int>(wrong)));
}

void addDoctor(CLI::App &app, Session &session)
{
    auto *command = app.add_subcommand("doctor", "look whether the database is in order, and say what to do");
    auto repair = std::make_shared<bool>(false);
    command->add_flag("--repair", *repair, "mend what can be mended, say what was done, and look again");
    command->callback([=, &session] { doctor(session, *repair); });
}

} // namespace leapfrog::cli
