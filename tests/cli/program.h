// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QStringList>

namespace leapfrog::test {

/// What the program printed and how it ended.
struct Answer
{
    int exitCode = -1; ///< -1: it crashed
    QByteArray out;
    QByteArray messages;

    /// One object per line of `out`.
    [[nodiscard]] QList<QJsonObject> lines() const
    {
        QList<QJsonObject> objects;
        for (const auto &line : out.trimmed().split('\n'))
            objects.append(QJsonDocument::fromJson(line).object());
        return objects;
    }
    /// The last of them.
    [[nodiscard]] QJsonObject json() const { return lines().constLast(); }
};

/// Runs the real leapfrogctl with these words to its end.
inline Answer leapfrogctl(const QStringList &words, const QByteArray &input = {})
{
    QProcess process;
    process.start(QStringLiteral(LEAPFROGCTL), words);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000))
        qFatal("leapfrogctl does not end");
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

inline QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace leapfrog::test
