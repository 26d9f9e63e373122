// SPDX-License-Identifier: MIT
#pragma once

#include "import/shopify/books.h"
#include "ledger/context.h"

#include <QString>

#include <string>
#include <vector>

namespace leapfrog {

// Settings for posting in words.

/// "Gift card liability" for the role `gift_card_liability`.
QString roleWords(Role role);

/// What a setting may be: as `leapfrogctl` takes it, and in words.
struct SettingChoice
{
    std::string value;
    QString words;
};

std::vector<SettingChoice> lockPolicyChoices();
std::vector<SettingChoice> deferralRoundingChoices();
std::vector<SettingChoice> revenueAtChoices();
/// All zones that there are, after the empty one: as the payloads say.
std::vector<SettingChoice> timeZoneChoices();

// As `leapfrogctl` takes them.
std::string nameOf(LockPolicy policy);
std::string nameOf(DeferralRounding rounding);
std::string nameOf(ShopifySettings::RevenueAt moment);

} // namespace leapfrog
