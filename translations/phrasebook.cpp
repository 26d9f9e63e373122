// SPDX-License-Identifier: MIT
#include "translations/phrasebook.h"

#include <algorithm>
#include <array>

namespace leapfrog {

using namespace Qt::Literals::StringLiterals;

static constexpr qsizetype leastLiteral = 2; ///< characters around places

/// With its places: translate() of a program would fill %n.
static QString wordsOf(const Speech &speech, const Message &message, int count)
{
    const auto words
        = speech.translate(message.context.constData(), message.source.constData(), message.commentOrNone(), count);
    return words.isEmpty() ? QString::fromUtf8(message.source) : words;
}

Phrasebook::Phrasebook(const Speech &before)
{
    static constexpr std::array counts = {1, 2, 5}; // one of each form that a language has
    for (const auto &message : allMessages()) {
        QStringList added;
        for (const int count : counts) {
            const auto words = wordsOf(before, message, message.isPlural ? count : -1);
            if (!added.contains(words))
                add(message, words);
            added.append(words);
        }
    }
    std::ranges::stable_sort(m_entries, std::ranges::greater(),
                             [](const Entry &entry) { return entry.before.literalSize(); });
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (!m_entries[i].before.hasPlaces())
            m_plain.insert(m_entries[i].before.filled({}, {}), i);
    }
}

void Phrasebook::add(const Message &message, const QString &words)
{
    Phrase phrase(words);
    if (phrase.literalSize() >= leastLiteral)
        m_entries.push_back({.message = &message, .before = std::move(phrase)});
}

void Phrasebook::setAfter(const Speech &after)
{
    m_after = &after;
    m_localeAfter = QLocale();
}

/// All that fit equally well.
std::vector<Phrasebook::Match> Phrasebook::matches(const QString &text) const
{
    std::vector<Match> found;
    for (const auto place : m_plain.values(text))
        found.push_back({.entry = &m_entries[place], .arguments = {}});
    if (!found.empty())
        return found;
    for (const auto &entry : m_entries) {
        if (!found.empty() && entry.before.literalSize() < found.front().entry->before.literalSize())
            break;
        if (auto arguments = entry.before.hasPlaces() ? entry.before.argumentsOf(text) : std::nullopt) {
            bool isCounted = true;
            if (const auto number = arguments->constFind(u'n'); number != arguments->constEnd())
                m_localeBefore.toLongLong(*number, &isCounted);
            if (isCounted)
                found.push_back({.entry = &entry, .arguments = std::move(*arguments)});
        }
    }
    return found;
}

QString Phrasebook::after(const Match &match, const QList<QByteArray> &contexts) const
{
    const auto number = match.arguments.value(u'n');
    const auto count = number.isEmpty() ? -1 : static_cast<int>(m_localeBefore.toLongLong(number));
    return Phrase(wordsOf(*m_after, *match.entry->message, count))
        .filled(match.arguments, [&](const QString &argument) { return reworded(argument, contexts); });
}

/// What was put together of several texts.
QString Phrasebook::partsReworded(const QString &text, const QList<QByteArray> &contexts) const
{
    for (const auto &between : {u"\n"_s, u" · "_s}) {
        if (!text.contains(between))
            continue;
        QStringList parts;
        for (const auto &part : text.split(between))
            parts.append(reworded(part, contexts));
        return parts.join(between);
    }
    return text;
}

QString Phrasebook::reworded(const QString &text, const QList<QByteArray> &contexts) const
{
    if (m_after == nullptr || text.isEmpty())
        return text;
    bool isNumber = false;
    if (const auto number = m_localeBefore.toLongLong(text, &isNumber); isNumber)
        return text.contains(m_localeBefore.groupSeparator()) ? m_localeAfter.toString(number) : text;
    const auto found = matches(text);
    for (const auto &context : contexts) {
        for (const auto &match : found) {
            if (match.entry->message->context == context)
                return after(match, contexts);
        }
    }
    return found.empty() ? partsReworded(text, contexts) : after(found.front(), contexts);
}

} // namespace leapfrog
