// SPDX-License-Identifier: MIT
#include "core/sentences.h"

#include "core/phrase.h"

#include <QCoreApplication>

#include <algorithm>

namespace leapfrog {

static thread_local int depth = 0;

static constexpr qsizetype leastLiteral = 8; ///< characters; what has less ("%1: %2") would fit anything

InEnglish::InEnglish()
{
    ++depth;
}

InEnglish::~InEnglish()
{
    --depth;
}

bool InEnglish::isOn()
{
    return depth > 0;
}

namespace {

struct Sentence
{
    const Message *message;
    Phrase phrase;
};

/// All that have a form of their own, those first that say most themselves.
std::vector<Sentence> makeSentences()
{
    std::vector<Sentence> sentences;
    for (const auto &message : allMessages()) {
        Sentence sentence{.message = &message, .phrase = Phrase(QString::fromUtf8(message.source))};
        if (!message.isPlural && sentence.phrase.literalSize() >= leastLiteral)
            sentences.push_back(std::move(sentence));
    }
    std::ranges::stable_sort(sentences, std::ranges::greater(),
                             [](const Sentence &one) { return one.phrase.literalSize(); });
    return sentences;
}

} // namespace

QString inReadersWords(const QString &sentence)
{
    static const auto sentences = makeSentences();
    if (InEnglish::isOn() || sentence.size() < leastLiteral)
        return sentence;
    for (const auto &known : sentences) {
        const auto arguments = known.phrase.argumentsOf(sentence);
        if (!arguments)
            continue;
        const Phrase words(QCoreApplication::translate(
            known.message->context.constData(), known.message->source.constData(), known.message->commentOrNone()));
        return words.filled(*arguments, inReadersWords); // a sentence may quote another
    }
    return sentence;
}

} // namespace leapfrog
