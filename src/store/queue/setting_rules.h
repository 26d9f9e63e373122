// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>
#include <span>
#include <string_view>

namespace leapfrog {

/// What one setting takes, and when a change takes effect. The database keeps the same table (setting_rule, made by
/// migrations/0003_organisation.sql) and refuses what is outside; docs/operating.md shows it;
/// tests/store/test_settings.cpp compares all three.
struct SettingRule
{
    std::string_view key;
    bool ofOrganisation; ///< each organisation has its own: its share of the queue
    double least;
    double most;
    std::optional<double> standard; ///< holds where nothing is set; nothing: no limit
    bool whole; ///< takes whole numbers only
    const char *unitText; ///< untranslated; see unit()
    const char *meaningText;
    const char *takesEffectText;
    std::span<const std::string_view> words = {}; ///< it is one of these, and its number the place among them, from 0

    [[nodiscard]] QString unit() const;
    [[nodiscard]] QString meaning() const;
    [[nodiscard]] QString takesEffect() const;
    /// "1 to 64", or "console or worker".
    [[nodiscard]] QString bounds() const;
    /// A number as it is written: the word where it is one of `words`.
    [[nodiscard]] QString text(double value) const;
    /// The number in `text` (of a word its place) when it is one that this setting takes.
    [[nodiscard]] std::optional<double> read(std::string_view text) const;
    /// The same for what the database holds: moved to the nearest bound when outside, `standard` when it is no number,
    /// so that no odd row stops a worker. Only for rules with a standard.
    [[nodiscard]] double clamped(std::string_view text) const;
};

/// All settings, in the order in which people are told of them.
std::span<const SettingRule> settingRules();
/// The rule of that name; null when there is no such setting.
const SettingRule *findSettingRule(std::string_view key, bool ofOrganisation = false);

/// As people and scripts write it: without needless digits.
QString settingText(double value);

} // namespace leapfrog
