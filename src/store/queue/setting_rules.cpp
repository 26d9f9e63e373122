// SPDX-License-Identifier: MIT
#include "store/queue/setting_rules.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <charconv>

namespace leapfrog {

static constexpr const char *context = "leapfrog::SettingRule";

static constexpr std::array<std::string_view, 2> programs{"console", "worker"};

static constexpr std::array rules = {
    SettingRule{"direct_threshold", false, 0, 1000, 10, true, QT_TRANSLATE_NOOP("leapfrog::SettingRule", "documents"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "a recreation of at most so many documents runs directly"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "at the next recreation, 5 s at the latest")},
    SettingRule{
        "direct_by", false, 0, 1, 0, true, QT_TRANSLATE_NOOP("leapfrog::SettingRule", "program"),
        QT_TRANSLATE_NOOP("leapfrog::SettingRule", "who posts direct recreations: the console that asks, or a worker"),
        QT_TRANSLATE_NOOP("leapfrog::SettingRule", "at the next recreation"), programs},
    SettingRule{"direct_concurrency", false, 1, 64, 10, true, QT_TRANSLATE_NOOP("leapfrog::SettingRule", "documents"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "direct postings at once in one console"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "within 5 s")},
    SettingRule{"direct_per_recreation", false, 1, 64, 6, true, QT_TRANSLATE_NOOP("leapfrog::SettingRule", "documents"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "of them for one recreation"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "at the next recreation, 5 s at the latest")},
    SettingRule{"direct_rate", false, 0, 1e6, 0, true, QT_TRANSLATE_NOOP("leapfrog::SettingRule", "documents/s"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "direct postings per second of one console; 0: no limit"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "within 5 s")},
    SettingRule{"queue_concurrency", false, 1, 64, 6, true, QT_TRANSLATE_NOOP("leapfrog::SettingRule", "slots"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "slots of a worker"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "within 5 s; a slot ends its job first")},
    SettingRule{"express_slots", false, 0, 64, 1, true, QT_TRANSLATE_NOOP("leapfrog::SettingRule", "slots"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "of them kept for priority 2 and 3"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "within 5 s; a slot ends its job first")},
    SettingRule{"normal_slots", false, 0, 64, 1, true, QT_TRANSLATE_NOOP("leapfrog::SettingRule", "slots"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "of them kept for priority 1"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "within 5 s; a slot ends its job first")},
    SettingRule{"queue_rate", false, 0, 1e6, 0, true, QT_TRANSLATE_NOOP("leapfrog::SettingRule", "jobs/s"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "jobs per second of one worker; 0: no limit"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "within 5 s")},
    SettingRule{"lease_seconds", false, 2, 3600, 60, true, QT_TRANSLATE_NOOP("leapfrog::SettingRule", "s"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "how long a lease lasts without being extended"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "at the next claim or extension")},
    SettingRule{"max_attempts", false, 1, 1000, 8, true, QT_TRANSLATE_NOOP("leapfrog::SettingRule", "attempts"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "attempts before a job is dead"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "at a job's next failure")},
    SettingRule{"caution_minutes", false, 0, 1440, 10, true, QT_TRANSLATE_NOOP("leapfrog::SettingRule", "min"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule",
                                  "after a worker stopped without a word, jobs are leased one by one for so long"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "at the next claim")},
    SettingRule{"poll_seconds", false, 1, 300, 10, true, QT_TRANSLATE_NOOP("leapfrog::SettingRule", "s"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "how often an idle worker looks without being woken"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "after the look that is due, 5 s at the earliest")},
    SettingRule{"event_days", false, 1, 3650, 30, true, QT_TRANSLATE_NOOP("leapfrog::SettingRule", "days"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "how long the history of jobs is kept"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "within the hour")},
    SettingRule{"weight", true, 0.001, 1000, 1, false, QT_TRANSLATE_NOOP("leapfrog::SettingRule", "turns"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "its share of turns within a priority"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "at the next claim")},
    SettingRule{"max_leased",
                true,
                0,
                1e6,
                {},
                true,
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "jobs"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "how many of its jobs may run at once"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "at the next claim")},
    SettingRule{"max_per_second",
                true,
                0.001,
                1e6,
                {},
                false,
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "jobs/s"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "how many of its jobs may start per second"),
                QT_TRANSLATE_NOOP("leapfrog::SettingRule", "at the next claim")},
};

QString SettingRule::unit() const
{
    return QCoreApplication::translate(context, unitText);
}

QString SettingRule::meaning() const
{
    return QCoreApplication::translate(context, meaningText);
}

QString SettingRule::takesEffect() const
{
    return QCoreApplication::translate(context, takesEffectText);
}

QString SettingRule::bounds() const
{
    if (words.size() == 2)
        return QCoreApplication::translate("leapfrog::SettingRule", "%1 or %2", "words that a setting may be")
            .arg(text(0), text(1));
    return QCoreApplication::translate("leapfrog::SettingRule", "%1 to %2")
        .arg(settingText(least), settingText(most)); // lupdate wants its context here
}

QString SettingRule::text(double value) const
{
    if (words.empty())
        return settingText(value);
    const auto word = words[static_cast<std::size_t>(value)];
    return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
}

template <typename Number> static std::optional<double> numberIn(std::string_view text)
{
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool all = error == std::errc() && end == text.data() + text.size();
    return all ? std::optional(static_cast<double>(number)) : std::nullopt;
}

std::optional<double> SettingRule::read(std::string_view text) const
{
    if (!words.empty()) {
        const auto found = std::ranges::find(words, text);
        return found == words.end() ? std::nullopt : std::optional(static_cast<double>(found - words.begin()));
    }
    const auto number = whole ? numberIn<std::int64_t>(text) : numberIn<double>(text);
    return number && *number >= least && *number <= most ? number : std::nullopt;
}

double SettingRule::clamped(std::string_view text) const
{
    const auto number = words.empty() ? numberIn<std::int64_t>(text) : read(text);
    return number ? std::clamp(*number, least, most) : standard.value_or(least);
}

std::span<const SettingRule> settingRules()
{
    return rules;
}

const SettingRule *findSettingRule(std::string_view key, bool ofOrganisation)
{
    const auto *const found = std::ranges::find_if(
        rules, [&](const SettingRule &rule) { return rule.key == key && rule.ofOrganisation == ofOrganisation; });
    return found == rules.end() ? nullptr : found;
}

QString settingText(double value)
{
    return QString::number(value, 'g', 12);
}

} // namespace leapfrog
