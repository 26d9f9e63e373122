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

static HealthFinding outOfReach(const Error &error)
{
    return {.check = "connection",
            .state = State::Wrong,
            .message = error.message,
            .advice = Words::tr("What the server said: %1").arg(error.cause.simplified()),
            .examples = {}};
}

static bool isWrong(const HealthFinding &finding)
{
    return finding.state == State::Wrong;
}

/// All that can be looked at: where the schema does not fit, the data can't be read.
static Result<std::vector<HealthFinding>> examine(Session &session)
{
    auto connection = session.connectUnchecked("doctor");
    if (!connection) {
        session.exitCode = connection.error().code == Error::Code::Denied ? NotAllowed : OutOfReach;
        return std::vector{outOfReach(connection.error())};
    }
    if (session.isEmbedded()) {
        if (auto migrated = Migrator(**connection).migrate(); !migrated && migrated.error().isTransient())
            return failed(migrated);
    }
    HealthStore store(**connection);
    std::vector<HealthFinding> findings{{.check = "connection",
                                         .state = State::Fine,
                                         .message = Words::tr("The database answers."),
                                         .advice = {},
                                         .examples = {}}};
    auto server = store.server();
    if (!server)
        return failed(server);
    findings.insert(findings.end(), server->begin(), server->end());
    if (!std::ranges::any_of(findings, isWrong)) {
        auto data = store.data();
        if (!data)
            return failed(data);
        findings.insert(findings.end(), data->begin(), data->end());
    }
    if (std::ranges::any_of(findings, isWrong))
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

static Result<> doctor(Session &session)
{
    const auto findings = examine(session);
    if (!findings)
        return failed(findings);
    const auto wrong = std::ranges::count_if(*findings, isWrong);
    if (session.json) {
        QJsonArray list;
        for (const auto &finding : *findings)
            list.append(toJson(finding));
        printJson({{QStringLiteral("healthy"), wrong == 0},
                   {QStringLiteral("wrong"), static_cast<qint64>(wrong)},
                   {QStringLiteral("checks"), list}});
        return {};
    }
    for (const auto &finding : *findings)
        print(finding);
    session.tell(wrong == 0 ? Words::tr("All is well.")
                            : Words::tr("%n thing(s) to see to.", nullptr, static_cast<int>(wrong)));
    return {};
}

void addDoctor(CLI::App &app, Session &session)
{
    app.add_subcommand("doctor", "look whether the database is in order, and say what to do")->callback([&session] {
        if (auto result = doctor(session); !result)
            session.fail(result.error());
    });
}

} // namespace leapfrog::cli
