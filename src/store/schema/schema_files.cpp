// SPDX-License-Identifier: MIT
#include "store/schema/schema_files.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

static void initMigrationResource()
{
    Q_INIT_RESOURCE(migrations); // a static library's resource must be named once; not possible inside a namespace
}

namespace leapfrog {

static std::string textOf(const QString &path)
{
    initMigrationResource();
    QFile content(path);
    [[maybe_unused]] const bool opened = content.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return content.readAll().toStdString();
}

static QFileInfoList filesIn(const QString &folder)
{
    initMigrationResource();
    return QDir(folder).entryInfoList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
}

std::string SchemaFiles::checksumOf(const std::string &text)
{
    return QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256).toHex().toStdString();
}

const std::vector<Migration> &SchemaFiles::migrations()
{
    static const std::vector<Migration> all = [] {
        std::vector<Migration> found;
        for (const auto &file : filesIn(QStringLiteral(":/migrations"))) {
            const auto text = textOf(file.filePath());
            found.push_back({.version = file.baseName().left(4).toInt(),
                             .name = file.baseName().toStdString(),
                             .text = text,
                             .checksum = checksumOf(text)});
        }
        return found;
    }();
    return all;
}

const std::vector<std::string> &SchemaFiles::repeatables()
{
    static const std::vector<std::string> all = [] {
        std::vector<std::string> found;
        for (const auto &folder : {QStringLiteral(":/migrations/functions"), QStringLiteral(":/migrations/views")}) {
            for (const auto &file : filesIn(folder))
                found.push_back(textOf(file.filePath()));
        }
        return found;
    }();
    return all;
}

const std::vector<std::string> &SchemaFiles::roles()
{
    static const std::vector<std::string> all = [] {
        std::vector<std::string> found;
        for (const auto &file : filesIn(QStringLiteral(":/migrations/roles")))
            found.push_back(textOf(file.filePath()));
        return found;
    }();
    return all;
}

int SchemaFiles::level()
{
    static const int level
        = QString::fromStdString(textOf(QStringLiteral(":/migrations/level"))).section(QLatin1Char(' '), 0, 0).toInt();
    return level;
}

std::string SchemaFiles::adoption()
{
    return textOf(QStringLiteral(":/migrations/adoption.txt"));
}

} // namespace leapfrog
