// SPDX-License-Identifier: MIT
#include "cli/program/output.h"

#include "core/log.h"
#include "core/sentences.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace leapfrog::cli {

static void write(FILE *stream, const QString &line)
{
    const auto bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    std::fflush(stream);
}

Error unwritableOutput()
{
    return {.code = Error::Code::Unavailable,
            .message = QCoreApplication::translate("leapfrog::cli", "The output can't be written."),
            .cause = {},
            .reason = "unwritable_output",
            .field = {}};
}

Result<std::ifstream> openFile(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    if (file && !std::filesystem::is_directory(path))
        return file;
    return failed(
        {.code = Error::Code::Invalid,
         .message = QCoreApplication::translate("leapfrog::cli", "The file %1 can't be read.").arg(words(path)),
         .cause = {},
         .reason = "unreadable_file",
         .field = path});
}

void printJson(const QJsonObject &object)
{
    const auto bytes = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout);
    std::fflush(stdout);
}

void printLine(std::string_view text)
{
    write(stdout, harmless(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))));
}

void say(const QString &message)
{
    if (Log::format() == Log::Format::Json) // so that every line of stderr is one
        Log::note(logCli(), QtInfoMsg, message);
    else
        write(stderr, harmless(message));
}

ExitCode exitCodeOf(const Error &error)
{
    switch (error.code) {
    case Error::Code::Unavailable:
        return OutOfReach;
    case Error::Code::Denied:
        return NotAllowed;
    default:
        return error.reason == "wrong_usage" ? WrongUsage : PartOrRefused;
    }
}

int report(const Error &error)
{
    if (Log::format() == Log::Format::Json) {
        Log::note(logCli(), QtCriticalMsg, error.message, {.code = error.reason, .field = error.field});
    } else {
        auto line = QStringLiteral("leapfrogctl: ") + inReadersWords(error.message);
        if (!error.reason.empty())
            line += QStringLiteral(" [%1]").arg(words(error.reason));
        say(line);
        if (!error.cause.isEmpty())
            say(QStringLiteral("  ") + error.cause.simplified());
    }
    return exitCodeOf(error);
}

QJsonObject toJson(const Error &error)
{
    return {{QStringLiteral("code"), words(error.reason)},
            {QStringLiteral("field"), words(error.field)},
            {QStringLiteral("message"), error.message}};
}

QJsonValue toJson(const QDateTime &moment)
{
    return moment.isValid() ? QJsonValue(moment.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

Table::Table(std::vector<QString> headings)
    : m_rows({std::move(headings)})
{ }

void Table::add(std::vector<QString> cells)
{
    for (auto &cell : cells)
        cell = harmless(cell);
    m_rows.push_back(std::move(cells));
}

static bool isNumber(const QString &text)
{
    return !text.isEmpty()
        && std::ranges::all_of(text, [](QChar c) { return c.isDigit() || QStringView(u"-+.,:% s").contains(c); });
}

void Table::print() const
{
    std::vector<int> widths(m_rows.front().size(), 0);
    std::vector<bool> right(widths.size(), m_rows.size() > 1);
    for (std::size_t r = 0; r < m_rows.size(); ++r) {
        for (std::size_t c = 0; c < widths.size(); ++c) {
            widths[c] = std::max(widths[c], static_cast<int>(m_rows[r][c].size()));
            if (r > 0 && !m_rows[r][c].isEmpty() && !isNumber(m_rows[r][c]))
                right[c] = false;
        }
    }
    for (const auto &row : m_rows) {
        QString line;
        for (std::size_t c = 0; c < widths.size(); ++c) {
            line += c > 0 ? QStringLiteral("  ") : QString();
            line += right[c] ? row[c].rightJustified(widths[c]) : row[c].leftJustified(widths[c]);
        }
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
        write(stdout, line);
    }
}

} // namespace leapfrog::cli
