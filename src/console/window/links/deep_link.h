// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace leapfrog {

/// What a start of the program wants to be shown: one thing, or (nothing named) only a screen.
struct DeepLink
{
    enum class Kind
    {
        Nothing,
        Document,
        Job,
        Recreation,
    };
    Kind kind = Kind::Nothing;
    QString id = {}; ///< a document's number, a job's or a recreation's id
    QString organisation = {}; ///< of a document; empty: whichever has it
    QString screen = {}; ///< empty: the one that is shown

    friend bool operator==(const DeepLink &, const DeepLink &) = default;
};

/// As it is handed to a window that is open already.
QByteArray linkMessage(const DeepLink &link);
/// Nothing: not a message of ours.
std::optional<DeepLink> linkOf(const QByteArray &message);

} // namespace leapfrog
