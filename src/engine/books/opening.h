// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.h"
#include "core/money.h"
#include "store/books/documents.h"

#include <string>
#include <string_view>
#include <vector>

namespace leapfrog {

struct Context;

/// What is wrong with a line of the file, or with all of it (line 0).
struct OpeningFault
{
    int line = 0;
    std::string code = {}; ///< a code of docs/accounting-rules.md §7, or `malformed`, `duplicate`, `does_not_add_up`,
                           ///< `is_a_document`
    std::string field = {}; ///< the column
    QString message;
};

/// One journal of the opening.
struct OpeningDocument
{
    enum class State
    {
        New,
        Changed,
        Unchanged,
    };
    int line = 0; ///< of the file; 0: of the balances in the base currency
    std::string kind = {}; ///< `receivable`, `payable`, `balance`
    Wide base = 0; ///< what it opens, minor units of the base currency, debit positive; for all balances their sum
    ImportedDocument document = {};
    State state = State::New;
};

struct Opening
{
    const Currency *base = nullptr;
    std::vector<OpeningDocument> documents = {}; ///< none when there are faults
    std::vector<OpeningFault> faults = {}; ///< by line
    Wide rest = 0; ///< what stays on opening_balance, debit positive: 0 when the file has the balances too
    ImportCounts written = {}; ///< when it was written
};

/// Reads a file of opening balances, CSV with the columns of docs/operating.md, and makes the journals of that day.
/// Pure: whether a document is there already is not looked at.
Opening readOpening(std::string_view csv, Date day, const Context &context);

enum class OpeningAct
{
    Preview, ///< writes nothing
    Write, ///< all in one transaction, enqueued; nothing when there is a fault
};

/// … and compares it with what is there. The same file again changes nothing. Call from the connection's thread.
/// Errors: NotFound `unknown_organisation`; those of Connection::run().
Result<Opening> openBooks(Connection &connection, const std::string &orgId, Date day, std::string_view csv,
                          OpeningAct act);

} // namespace leapfrog
