// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <functional>

namespace leapfrog {

/// Something that the palette offers.
struct PaletteEntry
{
    enum class Kind
    {
        Screen,
        Act,
        Preference,
        Document,
        Job,
        Recreation,
        Account,
    };
    Kind kind = Kind::Act;
    QString key; ///< stays the same from day to day: by it recent ones come first
    QString title;
    QString detail; ///< an act's shortcut, a document's facts
    QString whyNot; ///< why it can't be had now; empty: it can
    std::function<void()> run;
};

} // namespace leapfrog
