// SPDX-License-Identifier: MIT
#include "console/help/diagnosis.h"

#include "console/help/log_tail.h"
#include "core/log.h"
#include "core/sentences.h"
#include "store/schema/schema_files.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QLocale>
#include <QScreen>
#include <QSysInfo>

#include <algorithm>

namespace leapfrog {

static bool isWrong(const HealthFinding &finding)
{
    return finding.state == HealthFinding::State::Wrong;
}

Result<DatabaseDiagnosis> diagnose(Connection &connection)
{
    const InEnglish forOthers;
    HealthStore store(connection);
    auto found = store.server();
    if (!found)
        return failed(found);
    DatabaseDiagnosis diagnosis{.serverVersion = connection.serverVersion(), .findings = std::move(*found)};
    if (std::ranges::any_of(diagnosis.findings, isWrong))
        return diagnosis; // then its data can't be read
    const auto data = store.data();
    if (!data)
        return failed(data);
    diagnosis.findings.insert(diagnosis.findings.end(), data->begin(), data->end());
    return diagnosis;
}

QString programFacts(const QString &settingsFile)
{
    QStringList lines = {
        QStringLiteral("Leapfrog %1, schema %2").arg(QCoreApplication::applicationVersion()).arg(SchemaFiles::level()),
        QStringLiteral("Qt %1 (built with %2), %3, %4")
            .arg(QLatin1String(qVersion()), QStringLiteral(QT_VERSION_STR), QGuiApplication::platformName(),
                 QLocale().name()),
        QStringLiteral("%1, %2").arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture()),
        QStringLiteral("Program: %1").arg(QCoreApplication::applicationFilePath()),
        QStringLiteral("Settings: %1").arg(settingsFile),
    };
    for (const auto *screen : QGuiApplication::screens())
        lines.append(QStringLiteral("Screen: %1×%2, %3 dpi")
                         .arg(screen->geometry().width())
                         .arg(screen->geometry().height())
                         .arg(screen->logicalDotsPerInch()));
    return lines.join(QLatin1Char('\n'));
}

QString findingWords(const HealthFinding &finding)
{
    const auto message = inReadersWords(finding.message);
    return finding.advice.isEmpty() ? message : message + QLatin1Char(' ') + inReadersWords(finding.advice);
}

static QString stateMark(HealthFinding::State state)
{
    switch (state) {
    case HealthFinding::State::Fine:
        return QStringLiteral("fine");
    case HealthFinding::State::Notice:
        return QStringLiteral("note");
    case HealthFinding::State::Wrong:
        break;
    }
    return QStringLiteral("WRONG");
}

static QString databaseLines(const QString &where, const Result<DatabaseDiagnosis> &database)
{
    if (where.isEmpty())
        return QStringLiteral("No database is open.");
    QStringList lines = {QStringLiteral("Database: %1").arg(where)};
    if (!database) {
        lines.append(QStringLiteral("It was not looked at: %1 [%2] %3")
                         .arg(database.error().message, QString::fromStdString(database.error().reason),
                              database.error().cause.simplified()));
        return lines.join(QLatin1Char('\n'));
    }
    lines.append(QStringLiteral("PostgreSQL %1").arg(database->serverVersion / 10000.0));
    for (const auto &finding : database->findings)
        lines.append(QStringLiteral("%1  %2: %3")
                         .arg(stateMark(finding.state).leftJustified(5), QString::fromStdString(finding.check),
                              findingWords(finding)));
    return lines.join(QLatin1Char('\n'));
}

QString report(const QString &facts, const QString &where, const Result<DatabaseDiagnosis> &database)
{
    const InEnglish forOthers;
    QStringList log;
    for (const auto &line : LogTail::last())
        log.append(harmless(QString::fromUtf8(line)));
    return QStringLiteral("%1\n\n%2\n\nLog\n%3\n")
        .arg(facts, databaseLines(where, database), log.join(QLatin1Char('\n')));
}

} // namespace leapfrog
