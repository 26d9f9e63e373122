// SPDX-License-Identifier: MIT
#pragma once

#include "cli/program.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QFile>
#include <QTemporaryDir>

namespace leapfrog::test {

/// leapfrogctl on a database of its own.
class CommandLine
{
protected:
    void setUp();

    Answer run(const QStringList &words, const QByteArray &input = {}) const;
    /// The same without --json: what a person reads.
    QString inWords(const QStringList &words) const;
    QString importFile(const std::vector<std::string> &bodies);

    std::unique_ptr<TestDatabase> m_database;
    QTemporaryDir m_folder;
};

inline void CommandLine::setUp()
{
    m_database = std::make_unique<TestDatabase>();
}

inline Answer CommandLine::run(const QStringList &words, const QByteArray &input) const
{
    return leapfrogctl(
        QStringList{QStringLiteral("--dsn"), QString::fromStdString(m_database->dsn()), QStringLiteral("--json")}
            + words,
        input);
}

inline QString CommandLine::inWords(const QStringList &words) const
{
    const auto answer
        = leapfrogctl(QStringList{QStringLiteral("--dsn"), QString::fromStdString(m_database->dsn())} + words);
    return QString::fromUtf8(answer.out);
}

inline QString CommandLine::importFile(const std::vector<std::string> &bodies)
{
    const auto path = m_folder.filePath(QStringLiteral("documents.jsonl"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        qFatal("can't write %s", qPrintable(path));
    for (const auto &body : bodies)
        file.write(QByteArray::fromStdString(body) + '\n');
    return path;
}

} // namespace leapfrog::test
