// SPDX-License-Identifier: MIT
#include "console/look/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace leapfrog {

using namespace std::chrono_literals;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Words)
};

} // namespace

QString durationInWords(std::chrono::milliseconds duration)
{
    duration = std::max(duration, 0ms);
    if (duration < 100ms)
        return Words::tr("%1 ms").arg(duration.count());
    if (duration < 10s) {
        const auto tenths = static_cast<double>(duration / 100ms) / 10.0;
        return Words::tr("%1 s").arg(QLocale().toString(tenths, 'f', 1));
    }
    const auto seconds = duration / 1s;
    if (seconds < 60)
        return Words::tr("%1 s").arg(seconds);
    if (seconds < 600 && seconds % 60 != 0)
        return Words::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    const auto minutes = seconds / 60;
    if (minutes < 60)
        return Words::tr("%1 min").arg(minutes);
    const auto hours = minutes / 60;
    if (hours < 24)
        return minutes % 60 == 0 ? Words::tr("%1 h").arg(hours) : Words::tr("%1 h %2 min").arg(hours).arg(minutes % 60);
    return hours % 24 == 0 ? Words::tr("%1 d").arg(hours / 24) : Words::tr("%1 d %2 h").arg(hours / 24).arg(hours % 24);
}

QString estimateInWords(const Estimate &seconds)
{
    const auto words = [](double time) { return durationInWords(std::chrono::seconds(std::llround(time))); };
    const auto latest = words(std::ceil(seconds.most));
    if (seconds.least < 1)
        return Words::tr("up to %1").arg(latest);
    const auto earliest = words(seconds.least);
    return earliest == latest ? Words::tr("about %1").arg(latest) : Words::tr("%1 to %2").arg(earliest, latest);
}

QString shortened(const QString &text, qsizetype most)
{
    return text.size() <= most ? text : text.left(most * 3 / 5) + QChar(0x2026) + text.right(most * 2 / 5 - 1);
}

QString withShortWords(const QString &text, qsizetype most)
{
    QString result;
    qsizetype from = 0;
    while (from < text.size()) {
        qsizetype end = from;
        while (end < text.size() && !text[end].isSpace())
            ++end;
        const auto word = text.mid(from, end - from);
        result += shortened(word, most);
        if (end < text.size())
            result += text[end++];
        from = end;
    }
    return result;
}

QString numberInWords(std::int64_t number)
{
    return QLocale().toString(static_cast<qlonglong>(number));
}

} // namespace leapfrog
