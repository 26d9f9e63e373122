// SPDX-License-Identifier: MIT
#include "console/palette/fuzzy.h"

#include <QStringList>

#include <algorithm>

namespace leapfrog {

static constexpr int wordStart = 8;
static constexpr int follows = 9;
static constexpr int anywhere = 1;
static constexpr int longerText = 20; ///< letters that cost one point

static QString plain(const QString &text)
{
    QString letters;
    for (const auto one : text.normalized(QString::NormalizationForm_KD)) {
        if (!one.isMark())
            letters += one.toCaseFolded();
    }
    return letters;
}

/// The best way to find all letters from there on; -1: there is none. `run`: the letter before was found just before.
static int bestFrom(QStringView word, QStringView text, qsizetype at, bool run)
{
    if (word.isEmpty())
        return 0;
    int best = -1;
    for (auto found = text.indexOf(word.front(), at); found >= 0; found = text.indexOf(word.front(), found + 1)) {
        const bool starts = found == 0 || !text[found - 1].isLetterOrNumber();
        const bool next = run && found == at;
        if (best >= 0 && !starts && !next)
            continue; // no better than one that was seen before
        const int rest = bestFrom(word.mid(1), text, found + 1, true);
        if (rest < 0)
            break; // nor will a later one do
        best = std::max(best, rest + (starts ? wordStart : next ? follows : anywhere));
    }
    return best;
}

std::optional<int> fuzzyScore(const QString &typed, const QString &text)
{
    static constexpr qsizetype lettersAtMost = 120; // of a text: a search must stay quick
    const auto letters = plain(text).left(lettersAtMost);
    int sum = 0;
    for (const auto &word : plain(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const int score = bestFrom(word, letters, 0, false);
        if (score < 0)
            return {};
        sum += score;
    }
    return sum - static_cast<int>(letters.size()) / longerText;
}

} // namespace leapfrog
