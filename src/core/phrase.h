// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace leapfrog {

/// A text with places where something is put in, as tr() has it: %1 and %L1 are place '1', %n and %Ln are 'n'.
class Phrase
{
public:
    using Arguments = QHash<QChar, QString>;

    explicit Phrase(const QString &text);

    /// Characters around its places.
    [[nodiscard]] qsizetype literalSize() const;
    [[nodiscard]] bool hasPlaces() const { return !m_places.empty(); }
    /// What stands at its places in that text; nothing: the text is another one.
    [[nodiscard]] std::optional<Arguments> argumentsOf(const QString &text) const;
    /// The text with each argument as `each` has it: in one pass, since an argument may look like a place itself.
    [[nodiscard]] QString filled(const Arguments &arguments, const std::function<QString(const QString &)> &each) const;

private:
    QStringList m_literals; ///< one more than places
    std::vector<QChar> m_places; ///< as they come
};

/// A text of the sources that has translations.
struct Message
{
    QByteArray context;
    QByteArray source;
    QByteArray comment;
    bool isPlural = false;

    /// As tr() takes it.
    [[nodiscard]] const char *commentOrNone() const { return comment.isEmpty() ? nullptr : comment.constData(); }
};

/// All of them. Empty in a program without translations. Any thread.
const std::vector<Message> &allMessages();

} // namespace leapfrog
