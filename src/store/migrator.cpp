// SPDX-License-Identifier: MIT
#include "store/migrator.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QThread>

#include <algorithm>

static void initMigrationResource()
{
    Q_INIT_RESOURCE(migrations); // a static library's resource must be named once; not possible inside a namespace
}

namespace leapfrog {

static constexpr std::string_view outsideMark = "\n-- outside the transaction\n";

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Migrator)
};

} // namespace

static Error refused(const char *reason, const QString &message)
{
    return {.code = Error::Code::Refused, .message = message, .cause = {}, .reason = reason, .field = {}};
}

const std::vector<Migration> &Migrator::known()
{
    static const std::vector<Migration> migrations = [] {
        initMigrationResource();
        std::vector<Migration> all;
        for (const auto &file :
             QDir(QStringLiteral(":/migrations")).entryInfoList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
            QFile content(file.filePath());
            const bool opened = content.open(QIODevice::ReadOnly);
            Q_ASSERT(opened);
            const auto text = content.readAll();
            all.push_back(
                {.version = file.baseName().left(4).toInt(),
                 .name = file.baseName().toStdString(),
                 .text = text.toStdString(),
                 .checksum = QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().toStdString()});
        }
        return all;
    }();
    return migrations;
}

Result<std::vector<Migrator::Applied>> Migrator::applied()
{
    auto exists = m_connection.run("SELECT to_regclass('schema_migration') IS NOT NULL");
    if (!exists)
        return failed(exists);
    if (!exists->first().boolean(0))
        return std::vector<Applied>();
    auto rows = m_connection.run(
        "SELECT version, name, checksum, complete, applied_at FROM schema_migration ORDER BY version");
    if (!rows)
        return failed(rows);
    std::vector<Applied> all;
    for (const Row row : *rows)
        all.push_back({row.integer(0), row.text(1), row.text(2), row.boolean(3), row.moment(4)});
    return all;
}

Result<> Migrator::compare(const std::vector<Applied> &applied) const
{
    for (const auto &one : applied) {
        const auto ours = std::ranges::find(known(), one.version, &Migration::version);
        if (ours == known().end())
            return failed(
                refused("schema_newer",
                        Words::tr("This database is at schema %1, newer than this program knows (%2). Update Leapfrog.")
                            .arg(applied.back().version)
                            .arg(known().back().version)));
        if (ours->checksum != one.checksum)
            return failed(refused(
                "schema_changed",
                Words::tr("Migration %1 was applied to this database with another content than this program has. "
                          "Use the program version that migrated it, or ask its administrator.")
                    .arg(QString::fromStdString(one.name))));
    }
    return {};
}

Result<> Migrator::check()
{
    const auto done = applied();
    if (!done)
        return failed(done);
    if (auto same = compare(*done); !same)
        return same;
    const bool complete = std::ranges::all_of(*done, &Applied::complete);
    if (done->size() < known().size() || !complete)
        return failed(
            refused("schema_older",
                    Words::tr("This database is at schema %1, this program needs %2. Run: leapfrogctl migrate")
                        .arg(done->empty() ? 0 : done->back().version)
                        .arg(known().back().version)));
    return {};
}

Result<std::vector<MigrationStatus>> Migrator::status()
{
    const auto done = applied();
    if (!done)
        return failed(done);
    std::vector<MigrationStatus> all;
    for (const auto &migration : known()) {
        MigrationStatus one{.version = migration.version, .name = migration.name, .appliedAt = {}};
        const auto found = std::ranges::find(*done, migration.version, &Applied::version);
        if (found != done->end() && found->complete)
            one.appliedAt = found->at;
        all.push_back(std::move(one));
    }
    return all;
}

Result<int> Migrator::migrate(int target, const std::function<void(const std::string &)> &progress)
{
    // Asked for again and again, not waited for in one statement: that would hold a snapshot, for which the other's
    // concurrent index build would wait in turn.
    for (bool locked = false; !locked;) {
        auto row = m_connection.run("SELECT pg_try_advisory_lock(hashtext('leapfrog.migrate'))");
        if (!row)
            return failed(row);
        locked = row->first().boolean(0);
        if (!locked)
            QThread::msleep(100);
    }
    // Freed in every case: by this statement or by the end of the session.
    const auto unlock = qScopeGuard([this] { static_cast<void>(m_connection.run("SELECT pg_advisory_unlock_all()")); });

    auto table = m_connection.runScript(
        "SET client_min_messages = warning; CREATE TABLE IF NOT EXISTS schema_migration ("
        "version int PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, complete boolean NOT NULL,"
        "applied_at timestamptz NOT NULL DEFAULT now(), applied_by text NOT NULL DEFAULT session_user)");
    if (!table)
        return failed(table);
    const auto done = applied();
    if (!done)
        return failed(done);
    if (auto same = compare(*done); !same)
        return failed(same);

    int count = 0;
    for (const auto &migration : known()) {
        const auto found = std::ranges::find(*done, migration.version, &Applied::version);
        const bool transactionDone = found != done->end();
        if ((transactionDone && found->complete) || (target > 0 && migration.version > target))
            continue;
        if (progress)
            progress(migration.name);
        if (auto result = apply(migration, transactionDone); !result)
            return failed(result);
        ++count;
    }
    return count;
}

Result<> Migrator::apply(const Migration &migration, bool transactionDone)
{
    const auto mark = migration.text.find(outsideMark);
    const bool hasOutside = mark != std::string::npos;
    if (!transactionDone) {
        auto transaction = Transaction::begin(m_connection);
        if (!transaction)
            return failed(transaction);
        if (auto ran = m_connection.runScript(migration.text.substr(0, mark)); !ran)
            return ran;
        auto noted = m_connection.run(
            "INSERT INTO schema_migration (version, name, checksum, complete) VALUES ($1, $2, $3, $4)",
            {migration.version, migration.name, migration.checksum, !hasOutside});
        if (!noted)
            return failed(noted);
        if (auto committed = transaction->commit(); !committed)
            return committed;
    }
    if (!hasOutside)
        return {};

    auto rest = std::string_view(migration.text).substr(mark + outsideMark.size());
    while (!rest.empty()) {
        const auto end = std::min(rest.find(";\n"), rest.size());
        if (auto ran = m_connection.runScript(std::string(rest.substr(0, end))); !ran)
            return ran;
        rest.remove_prefix(std::min(end + 2, rest.size()));
    }
    if (auto noted
        = m_connection.run("UPDATE schema_migration SET complete = true WHERE version = $1", {migration.version});
        !noted)
        return failed(noted);
    return {};
}

} // namespace leapfrog
