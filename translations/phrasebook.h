// SPDX-License-Identifier: MIT
#pragma once

#include "core/phrase.h"
#include "translations/speech.h"

#include <QHash>
#include <QLocale>

#include <vector>

namespace leapfrog {

/// From one language into another: for the words that stand on a screen while the program begins to speak the other, so
/// that no widget has to remember how it came by its words. A text is told by its form, as in inReadersWords().
class Phrasebook
{
public:
    /// To be made while the program speaks the one; numbers are as in the default locale.
    explicit Phrasebook(const Speech &before);
    /// … the other; it must outlive this.
    void setAfter(const Speech &after);

    /// The text in the other language; as it is where no text of the programs has its form. What several of them fit is
    /// taken from the first of these contexts that has one (the classes around a widget), else from any.
    [[nodiscard]] QString reworded(const QString &text, const QList<QByteArray> &contexts = {}) const;

private:
    struct Entry
    {
        const Message *message;
        Phrase before;
    };
    struct Match
    {
        const Entry *entry;
        Phrase::Arguments arguments;
    };

    void add(const Message &message, const QString &words);
    [[nodiscard]] std::vector<Match> matches(const QString &text) const;
    [[nodiscard]] QString after(const Match &match, const QList<QByteArray> &contexts) const;
    [[nodiscard]] QString partsReworded(const QString &text, const QList<QByteArray> &contexts) const;

    const Speech *m_after = nullptr;
    QLocale m_localeBefore;
    QLocale m_localeAfter;
    std::vector<Entry> m_entries; ///< those first that say most themselves
    QMultiHash<QString, std::size_t> m_plain; ///< places in m_entries of those without places
};

} // namespace leapfrog
