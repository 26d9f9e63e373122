// SPDX-License-Identifier: MIT
#pragma once

#include "import/document_text.h"

#include <vector>

namespace leapfrog {

class Payload;

using Taxes = std::vector<DocumentLine::Tax>;

/// `tax_lines` that are not 0: code = title and percent, without a rate the title, without a title `Tax`. What the
/// channel pays (`channel_liable`) goes to role marketplace_tax.
Taxes readTaxLines(Payload &line, const Currency &currency);

Wide sumOf(const Taxes &taxes);
/// Adds by code and role; what comes to 0 stays.
void addTaxes(Taxes &to, const Taxes &taxes, Wide sign = 1);
/// `tax` split over taxes in proportion to them, by largest remainder; `Tax` where there are none.
Taxes splitTax(Wide tax, const Taxes &over);
/// Replaces the taxes of these lines: each code's sum is spread over them by their value.
void spreadTaxes(const Taxes &taxes, const std::vector<DocumentLine *> &lines);

} // namespace leapfrog
