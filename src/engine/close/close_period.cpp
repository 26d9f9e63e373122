// SPDX-License-Identifier: MIT
#include "engine/close/close_period.h"

#include "core/file/saved_file.h"
#include "store/books/period_locks.h"

#include <QCoreApplication>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::ClosePeriod)
};

Error unwritable(const QString &message, const QString &path, const SavedFile &file)
{
    return {.code = Error::Code::Unavailable,
            .message = message.arg(path),
            .cause = file.problem(),
            .reason = "unwritable_output",
            .field = "seal"};
}

Result<> lock(Connection &connection, const SealRequest &request)
{
    PeriodLockStore locks(connection);
    const auto now = locks.show(request.orgId);
    if (!now)
        return failed(now);
    if (now->lockedThrough && *now->lockedThrough >= request.through)
        return {};
    return locks.lock(request.orgId, request.through, QString::fromStdString(request.why));
}

} // namespace

Result<Seal> closePeriod(Connection &connection, const CloseRequest &request, const SealListener &listener,
                         const std::stop_token &stop)
{
    SavedFile file;
    const auto &path = request.file;
    if (!path.isEmpty() && !file.open(path))
        return failed(
            unwritable(Words::tr("The seal can't be written to \"%1\". Nothing was locked or sealed."), path, file));
    if (auto locked = lock(connection, request.seal); !locked)
        return failed(locked);
    const auto sink = [&](const std::string &lines) -> Result<> {
        if (file.write(lines))
            return {};
        return failed(unwritable(Words::tr("The seal can't be written to \"%1\". The books are locked; nothing was "
                                           "sealed. Close again with a file that has room."),
                                 path, file));
    };
    auto sealed = sealPeriod(connection, request.seal, path.isEmpty() ? SealSink() : SealSink(sink), listener, stop);
    // The database keeps the seal too: a file that can't be moved to its place now is not lost.
    if (sealed && !path.isEmpty() && !file.commit())
        return failed(unwritable(Words::tr("The period is closed and sealed in the database, but its seal can't be "
                                           "written to \"%1\". Close again with another file to get one."),
                                 path, file));
    return sealed;
}

} // namespace leapfrog
