// SPDX-License-Identifier: MIT
#include "core/log.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cstdio>
#include <deque>
#include <map>
#include <mutex>

namespace leapfrog {

using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(logStore, "leapfrog.store")
Q_LOGGING_CATEGORY(logServer, "leapfrog.server")
Q_LOGGING_CATEGORY(logEngine, "leapfrog.engine")
Q_LOGGING_CATEGORY(logRecreate, "leapfrog.recreate")
Q_LOGGING_CATEGORY(logCli, "leapfrog.cli")
Q_LOGGING_CATEGORY(logConsole, "leapfrog.console")

static constexpr auto countedFor = 60s;
static constexpr std::size_t mostRemembered = 1000; ///< entries that may come again; the oldest is forgotten first

namespace {

struct Entry
{
    QString category;
    QtMsgType level = QtInfoMsg;
    QString message;
    LogFacts facts;
};

struct Repeats
{
    Entry entry;
    Log::Clock::time_point since;
    int times = 0; ///< after it was told
};

struct State
{
    std::mutex mutex; ///< guards all of this
    Log::Options options = {.least = QtWarningMsg};
    std::map<QString, Repeats> told;
    std::deque<QString> order; ///< of told, the oldest first
};

State &state()
{
    static State only;
    return only;
}

int rank(QtMsgType level)
{
    switch (level) {
    case QtDebugMsg:
        return 0;
    case QtInfoMsg:
        return 1;
    case QtWarningMsg:
        return 2;
    default:
        return 3;
    }
}

QLatin1String nameOf(QtMsgType level)
{
    static constexpr std::array names = {"debug", "info", "warning", "error"};
    return QLatin1String(names.at(static_cast<std::size_t>(rank(level))));
}

bool mustBeEscaped(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
        || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
}

QString inWords(int times, std::chrono::seconds within)
{
    return QCoreApplication::translate("leapfrog::Log", "%n time(s) in the last %1 s", nullptr, times)
        .arg(within.count());
}

QByteArray asText(const Entry &entry, int times, std::chrono::seconds within, bool withTime)
{
    QStringList facts;
    const auto fact = [&facts](QLatin1String name, const QString &value) {
        if (!value.isEmpty())
            facts.append(name + QLatin1Char('=') + harmless(value));
    };
    fact(QLatin1String("code"), QString::fromStdString(entry.facts.code));
    fact(QLatin1String("field"), QString::fromStdString(entry.facts.field));
    fact(QLatin1String("job"), QString::fromStdString(entry.facts.job));
    fact(QLatin1String("org"), QString::fromStdString(entry.facts.org));
    fact(QLatin1String("document"), QString::fromStdString(entry.facts.document));
    if (entry.facts.attempt > 0)
        fact(QLatin1String("attempt"), QString::number(entry.facts.attempt));
    if (entry.facts.jobs > 0)
        fact(QLatin1String("jobs"), QString::number(entry.facts.jobs));

    auto line = withTime ? QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs) + QLatin1Char(' ') : QString();
    line += nameOf(entry.level) + QLatin1Char(' ') + entry.category + QStringLiteral(": ") + harmless(entry.message);
    if (times > 0)
        line += QStringLiteral(" … ") + inWords(times, within);
    if (!facts.isEmpty())
        line += QStringLiteral(" [") + facts.join(QLatin1Char(' ')) + QLatin1Char(']');
    return line.toUtf8() + '\n';
}

QByteArray asJson(const Entry &entry, int times, std::chrono::seconds within)
{
    QJsonObject object{{QStringLiteral("time"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
                       {QStringLiteral("level"), nameOf(entry.level)},
                       {QStringLiteral("category"), entry.category},
                       {QStringLiteral("message"), entry.message}};
    const auto fact = [&object](const char *name, const std::string &value) {
        if (!value.empty())
            object[QLatin1String(name)] = QString::fromStdString(value);
    };
    fact("code", entry.facts.code);
    fact("field", entry.facts.field);
    fact("job", entry.facts.job);
    fact("org", entry.facts.org);
    fact("document", entry.facts.document);
    if (entry.facts.attempt > 0)
        object[QStringLiteral("attempt")] = entry.facts.attempt;
    if (entry.facts.jobs > 0)
        object[QStringLiteral("jobs")] = entry.facts.jobs;
    if (times > 0) {
        object[QStringLiteral("times")] = times;
        object[QStringLiteral("seconds")] = static_cast<qint64>(within.count());
    }
    // JSON leaves the upper control characters as they are; within its strings \u stands for them as well.
    QString line;
    for (const QChar c : QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)))
        line += mustBeEscaped(c) ? QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0')) : QString(c);
    return line.toUtf8() + '\n';
}

/// With the state's mutex held.
void write(const State &log, const Entry &entry, int times = 0, std::chrono::seconds within = 0s)
{
    const auto line = log.options.format == Log::Format::Json ? asJson(entry, times, within)
                                                              : asText(entry, times, within, log.options.withTime);
    if (log.options.write) {
        log.options.write(line);
        return;
    }
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
    std::fflush(stderr);
}

void tellNumber(const State &log, const Repeats &repeats, Log::Clock::time_point now)
{
    if (repeats.times > 0)
        write(log, repeats.entry, repeats.times,
              std::max(1s, std::chrono::duration_cast<std::chrono::seconds>(now - repeats.since)));
}

void forgetOldest(State &log, Log::Clock::time_point now)
{
    const auto oldest = log.told.find(log.order.front());
    tellNumber(log, oldest->second, now);
    log.told.erase(oldest);
    log.order.pop_front();
}

QString keyOf(const Entry &entry)
{
    const auto &facts = entry.facts;
    return QStringList{entry.category,
                       nameOf(entry.level),
                       entry.message,
                       QString::fromStdString(facts.code),
                       QString::fromStdString(facts.job),
                       QString::fromStdString(facts.org),
                       QString::fromStdString(facts.document),
                       QString::number(facts.attempt)}
        .join(QChar(QChar::Null));
}

void tell(Entry entry, Log::Clock::time_point now)
{
    auto &log = state();
    const std::scoped_lock lock(log.mutex);
    if (rank(entry.level) < rank(log.options.least))
        return;
    while (!log.order.empty() && now - log.told.at(log.order.front()).since >= countedFor)
        forgetOldest(log, now);
    auto key = keyOf(entry);
    if (const auto known = log.told.find(key); known != log.told.end()) {
        ++known->second.times;
        return;
    }
    write(log, entry);
    if (log.order.size() >= mostRemembered)
        forgetOldest(log, now);
    log.order.push_back(key);
    log.told.emplace(std::move(key), Repeats{.entry = std::move(entry), .since = now});
}

void takeFromQt(QtMsgType level, const QMessageLogContext &context, const QString &message)
{
    tell({.category = QString::fromUtf8(context.category), .level = level, .message = message, .facts = {}},
         Log::Clock::now());
}

} // namespace

QString harmless(QStringView text)
{
    QString out;
    for (const QChar c : text) {
        if (mustBeEscaped(c))
            out += QStringLiteral("\\x%1").arg(c.unicode(), 2, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out;
}

void Log::install(const Options &options)
{
    {
        auto &log = state();
        const std::scoped_lock lock(log.mutex);
        log.options = options;
        log.told.clear();
        log.order.clear();
    }
    qInstallMessageHandler(takeFromQt);
}

Log::Format Log::format()
{
    auto &log = state();
    const std::scoped_lock lock(log.mutex);
    return log.options.format;
}

void Log::note(const QLoggingCategory &category, QtMsgType level, const QString &message, const LogFacts &facts,
               Clock::time_point now)
{
    if (!category.isEnabled(level))
        return;
    tell({.category = QString::fromUtf8(category.categoryName()), .level = level, .message = message, .facts = facts},
         now);
}

void Log::failure(const QLoggingCategory &category, const Error &error, LogFacts facts)
{
    // What the server says of a statement may quote what is in a document; of a connection or a right it does not.
    const bool harmlessCause = error.code == Error::Code::Unavailable || error.code == Error::Code::Denied;
    auto message = error.message;
    if (harmlessCause && !error.cause.isEmpty())
        message += QStringLiteral(" (%1)").arg(error.cause.simplified());
    if (facts.code.empty())
        facts.code = error.reason;
    if (facts.field.empty())
        facts.field = error.field;
    note(category, QtWarningMsg, message, facts);
}

void Log::tellRepeats(bool all, Clock::time_point now)
{
    auto &log = state();
    const std::scoped_lock lock(log.mutex);
    while (!log.order.empty() && (all || now - log.told.at(log.order.front()).since >= countedFor))
        forgetOldest(log, now);
}

} // namespace leapfrog
