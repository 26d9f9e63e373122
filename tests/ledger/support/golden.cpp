// SPDX-License-Identifier: MIT
#include "ledger/support/golden.h"

#include "core/json_records.h"

#include <QTest>

#include <fstream>

namespace leapfrog::test {

static void readCases(const char *file, std::vector<GoldenCase> &cases)
{
    std::ifstream stream(file);
    JsonRecords records(stream);
    while (const auto record = records.next()) {
        const auto json = parseJson(record->text);
        if (!json || json->find("input") == nullptr || json->find("expect") == nullptr)
            qFatal("%s, line %lld is no case", file, static_cast<long long>(record->line));
        cases.push_back(
            {QByteArray::fromStdString(json->find("name")->text()), *json->find("input"), *json->find("expect")});
    }
}

const std::vector<GoldenCase> &goldenCases()
{
    static const auto all = [] {
        std::vector<GoldenCase> cases;
        readCases(LEAPFROG_TEST_DATA "/golden/rules.jsonl", cases);
        readCases(LEAPFROG_TEST_DATA "/golden/random.jsonl", cases);
        readCases(LEAPFROG_TEST_DATA "/golden/roles_and_kept.jsonl", cases);
        return cases;
    }();
    return all;
}

} // namespace leapfrog::test
