// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.h"

#include <QByteArray>

#include <vector>

namespace leapfrog::test {

/// A case of tests/data/golden: a record and what it must give.
struct GoldenCase
{
    QByteArray name;
    JsonValue input;
    JsonValue expect;
};

/// All cases of rules.jsonl, random.jsonl and roles_and_kept.jsonl, in order.
const std::vector<GoldenCase> &goldenCases();

} // namespace leapfrog::test
