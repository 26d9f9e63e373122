// SPDX-License-Identifier: MIT
#include "store/server/server_error.h"

#include <cerrno>
#include <system_error>

namespace leapfrog {

namespace {

constexpr size_t longestCause = 2000;

QString diskFullMessage()
{
    return ServerText::tr("The disk is full. Free some space (the private database needs about 100 MB) and try again.");
}

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

} // namespace

QString shownPath(const std::filesystem::path &path)
{
    return QString::fromStdString(path.string());
}

Error serverError(Error::Code code, std::string_view reason, const QString &message, const QString &cause)
{
    return {.code = code, .message = message, .cause = cause, .reason = std::string(reason), .field = {}};
}

Error systemError(int number, const std::filesystem::path &path)
{
    const auto cause = shownPath(path) + QLatin1String(": ")
        + QString::fromStdString(std::error_code(number, std::generic_category()).message());
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        return serverError(Error::Code::Unavailable, "disk_full", diskFullMessage(), cause);
    case EACCES:
    case EPERM:
        return serverError(Error::Code::Denied, "data_folder_denied",
                           ServerText::tr("No permission to use %1. Check the rights of this folder and of those "
                                          "above it, or set XDG_DATA_HOME to another place.")
                               .arg(shownPath(path)),
                           cause);
    case EROFS:
        return serverError(Error::Code::Denied, "data_folder_read_only",
                           ServerText::tr("%1 is on a read-only disk. Set XDG_DATA_HOME to a place that can be "
                                          "written.")
                               .arg(shownPath(path)),
                           cause);
    default:
        return serverError(Error::Code::Unavailable, "data_folder_error",
                           ServerText::tr("%1 could not be used for the private database.").arg(shownPath(path)),
                           cause);
    }
}

Error programError(std::string_view output, std::string_view otherwise, const QString &message)
{
    const auto end = output.size() > longestCause ? output.substr(output.size() - longestCause) : output;
    const auto cause = QString::fromUtf8(end.data(), static_cast<qsizetype>(end.size())).trimmed();

    if (contains(output, "No space left on device") || contains(output, "Disk quota exceeded"))
        return serverError(Error::Code::Unavailable, "disk_full", diskFullMessage(), cause);
    if (contains(output, "is still in use") || contains(output, "already exists\nHINT:  Is another"))
        return serverError(Error::Code::Unavailable, "data_folder_in_use",
                           ServerText::tr("Another PostgreSQL is using the private database's folder. Stop it and try "
                                          "again."),
                           cause);
    if (contains(output, "Cannot allocate memory"))
        return serverError(Error::Code::Unavailable, "out_of_memory",
                           ServerText::tr("There is not enough memory to start the private database (about 200 MB). "
                                          "Close other programs and try again."),
                           cause);
    return serverError(Error::Code::Unavailable, otherwise, message, cause);
}

} // namespace leapfrog
