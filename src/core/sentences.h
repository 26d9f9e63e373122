// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace leapfrog {

/// While one lives, its thread's tr() gives the English of the sources: for what goes into the database, where readers
/// of several languages find it, and where equal errors must be equal texts.
class InEnglish
{
public:
    InEnglish();
    ~InEnglish();
    InEnglish(const InEnglish &) = delete;
    InEnglish &operator=(const InEnglish &) = delete;

    /// In this thread.
    [[nodiscard]] static bool isOn();
};

/// A sentence that the database says or has kept, in the reader's language. It is told by its form, the English
/// sentence of the sources with something at its places (%1 …). What is none of the programs' sentences comes back as
/// it is. Any thread.
QString inReadersWords(const QString &sentence);

} // namespace leapfrog
