// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.h"
#include "store/close/seal_store.h"

#include <QCryptographicHash>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace leapfrog {

// A seal is a text of lines (docs/decisions/0032): a head line in JSON, a line for each document with entries in the
// sealed days, a line of sums, and the head of the chain over all of them.

/// SHA-256 over lines, each chained to those before it.
class SealChain
{
public:
    void add(std::string_view line);
    /// Hexadecimal, 64 digits.
    [[nodiscard]] std::string head() const { return m_head; }

private:
    std::string m_head;
};

/// SHA-256, hexadecimal.
std::string digestOf(std::string_view text);

/// A document's body, the names and words that people wrote in it told apart.
struct SealedBody
{
    std::string canonical; ///< compact JSON, members by name, without `texts`
    std::map<std::string, std::string> texts; ///< path → JSON text; empty ones are not among them
};

/// Splits a body. party_name, description, reason and meta are texts, wherever they stand. One that is no JSON is its
/// own canonical form.
SealedBody sealedBody(const std::string &body);

/// A document's line in a seal.
struct SealedDocument
{
    std::string id;
    std::string type;
    int version = 0;
    std::string body; ///< digest of SealedBody::canonical; empty: it was not kept
    std::map<std::string, std::string> texts; ///< path → digest with its salt
    std::vector<std::string> entries; ///< SealFacts::entries

    [[nodiscard]] std::string line() const;
    static Result<SealedDocument> fromLine(std::string_view line);
    friend bool operator==(const SealedDocument &, const SealedDocument &) = default;
};

/// What facts give. `salt`: of a text at this path; without one (empty) the text has no digest.
SealedDocument sealedDocument(const SealFacts &facts, const std::function<std::string(const std::string &path)> &salt);

/// The head line.
struct SealHead
{
    std::string orgId;
    int number = 0;
    std::string through;
    std::string sealedAt;
    std::string sealedBy;
    std::string why;
    std::string previousHead;
    std::string program; ///< its version
    std::string rules; ///< digest of the ids of all posting rules
    std::string settings; ///< the organisation's row as JSON
    int lockChanges = 0;
    std::vector<std::string> lockEvents;

    [[nodiscard]] std::string line() const;
    static Result<SealHead> fromLine(std::string_view line);
};

/// The line of sums.
struct SealSums
{
    std::int64_t documents = 0;
    std::int64_t entries = 0;
    std::map<std::string, std::string> trialBalance; ///< account → minor units

    [[nodiscard]] std::string line() const;
    static Result<SealSums> fromLine(std::string_view line);
};

/// `{"head":"…"}`.
std::string headLine(const std::string &head);
/// The head that such a line names; empty: it is none.
std::string headOfLine(std::string_view line);

} // namespace leapfrog
