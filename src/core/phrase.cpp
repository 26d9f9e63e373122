// SPDX-License-Identifier: MIT
#include "core/phrase.h"

#include <QFile>
#include <QXmlStreamReader>

#include <numeric>

namespace leapfrog {

namespace {

struct Place
{
    QChar name;
    int length = 0; ///< 0: there is none
};

Place placeAt(QStringView text, qsizetype at)
{
    if (text[at] != QLatin1Char('%'))
        return {};
    const qsizetype name = at + 1 < text.size() && text[at + 1] == QLatin1Char('L') ? at + 2 : at + 1;
    if (name >= text.size() || (!text[name].isDigit() && text[name] != QLatin1Char('n')))
        return {};
    return {.name = text[name], .length = static_cast<int>(name + 1 - at)};
}

std::vector<Message> readMessages()
{
    std::vector<Message> messages;
    QFile file(QStringLiteral(":/translations/leapfrog_de.ts"));
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QByteArray context;
    Message next;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isEndElement() && xml.name() == QLatin1String("message"))
            messages.push_back(next);
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText().toUtf8();
        else if (xml.name() == QLatin1String("message"))
            next = {.context = context,
                    .source = {},
                    .comment = {},
                    .isPlural = xml.attributes().hasAttribute(QLatin1String("numerus"))};
        else if (xml.name() == QLatin1String("source"))
            next.source = xml.readElementText().toUtf8();
        else if (xml.name() == QLatin1String("comment"))
            next.comment = xml.readElementText().toUtf8();
    }
    return messages;
}

} // namespace

Phrase::Phrase(const QString &text)
{
    QString literal;
    for (qsizetype at = 0; at < text.size();) {
        const auto place = placeAt(text, at);
        if (place.length == 0) {
            literal += text[at++];
            continue;
        }
        m_literals.append(std::exchange(literal, {}));
        m_places.push_back(place.name);
        at += place.length;
    }
    m_literals.append(literal);
}

qsizetype Phrase::literalSize() const
{
    return std::accumulate(m_literals.begin(), m_literals.end(), qsizetype(0),
                           [](qsizetype sum, const QString &literal) { return sum + literal.size(); });
}

std::optional<Phrase::Arguments> Phrase::argumentsOf(const QString &text) const
{
    const auto &first = m_literals.front();
    const auto &last = m_literals.back();
    if (!text.startsWith(first))
        return {};
    if (m_places.empty())
        return text.size() == first.size() ? std::optional(Arguments()) : std::nullopt;
    if (!text.endsWith(last) || text.size() < first.size() + last.size())
        return {};
    Arguments arguments;
    qsizetype at = first.size();
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const auto &literal = m_literals[static_cast<qsizetype>(i) + 1];
        const bool isLast = i + 1 == m_places.size();
        const auto end = isLast ? text.size() - last.size() : text.indexOf(literal, at);
        if (end < at)
            return {};
        const auto argument = text.mid(at, end - at);
        if (arguments.value(m_places[i], argument) != argument)
            return {}; // the same place twice, with different things
        arguments.insert(m_places[i], argument);
        at = end + literal.size();
    }
    return arguments;
}

QString Phrase::filled(const Arguments &arguments, const std::function<QString(const QString &)> &each) const
{
    auto text = m_literals.front();
    for (std::size_t i = 0; i < m_places.size(); ++i)
        text += each(arguments.value(m_places[i])) + m_literals[static_cast<qsizetype>(i) + 1];
    return text;
}

const std::vector<Message> &allMessages()
{
    static const auto messages = readMessages();
    return messages;
}

} // namespace leapfrog
