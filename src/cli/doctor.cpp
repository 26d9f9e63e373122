// SPDX-License-Identifier: MIT
#include "cli/output.h"
#include "cli/session.h"
#include "store/health.h"
#include "store/migrator.h"

#include <QCoreApplication>
#include <QJsonArray>

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

/// All that can be looked at: where the schema does not fit, the data can't be read.
static std::vector<HealthFinding> examine(Session &session)
{
    std::vector<HealthFinding> findings;
    auto connection = session.connectUnchecked("doctor");
    if (!connection) {
        add(session, findings, failed(connection));
        return findings;
    }
    if (session.isEmbedded()) {
        if (auto migrated = Migrator(**connection).migrate(); !migrated && migrated.error().isTransient()) {
            add(session, findings, failed(migrated));
            return findings;
        }
    }
    findings.push_back({.check = "connection",
                        .state = State::Fine,
                        .message = Words::tr("The database answers."),
                        .advice = {},
                        .examples = {}});
    HealthStore store(**connection);
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

static void doctor(Session &session)
{
    const auto findings = examine(session);
    const auto wrong = std::ranges::count_if(findings, isWrong);
    if (session.json) {
        QJsonArray list;
        for (const auto &finding : findings)
            list.append(toJson(finding));
        printJson({{QStringLiteral("healthy"), wrong == 0},
                   {QStringLiteral("wrong"), static_cast<qint64>(wrong)},
                   {QStringLiteral("checks"), list}});
        return;
    }
    for (const auto &finding : findings)
        print(finding);
    session.tell(wrong == 0 ? Words::tr("All is well.")
                            : Words::tr("%n thing(s) to see to.", nullptr, static_cast<int>(wrong)));
}

void addDoctor(CLI::App &app, Session &session)
{
    app.add_subcommand("doctor", "look whether the database is in order, and say what to do")->callback([&session] {
        doctor(session);
    });
}

} // namespace leapfrog::cli
