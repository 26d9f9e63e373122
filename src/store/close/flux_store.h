// SPDX-License-Identifier: MIT
#pragma once

#include "core/money.h"
#include "store/close/book_sums.h"

#include <QDateTime>

#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// Two moments of knowledge, and the days that are looked at.
struct FluxQuestion
{
    std::string orgId;
    Moment before;
    Moment after;
    std::optional<Date> through; ///< nothing: all days
};

/// What an account came to at both moments, minor units of the base currency.
struct FluxAccount
{
    std::string account;
    Wide before = 0;
    Wide after = 0;
};

/// What one document has to do with it: its entries on one account, those that catch up across a lock told apart.
struct FluxLine
{
    std::string documentId;
    std::string account;
    bool catchesUp = false;
    Wide before = 0;
    Wide after = 0;
};

/// What is known of a document that differs.
struct FluxDocument
{
    std::string id;
    int versionBefore = 0; ///< whose entries were the newest; 0: it had none yet
    int versionAfter = 0;
    std::string bodyBefore; ///< empty: not kept
    std::string bodyAfter;
    bool isUndone = false; ///< an undo brought back what is in force after
    QDateTime postedBefore; ///< when the entries before were written
};

/// A setting that was changed between the moments.
struct FluxSetting
{
    std::string name; ///< column of the organisation, as `roles`
    std::string before; ///< JSON; empty: not kept
    std::string after;
    QDateTime at;
    QString who;
};

/// Reads what two moments of knowledge differ in. All is of one snapshot when the caller has opened one. Call from the
/// connection's thread. Errors: those of Connection::run().
class FluxStore
{
public:
    FluxStore(Connection &connection, FluxQuestion question)
        : m_connection(connection)
        , m_question(std::move(question))
    { }

    Result<std::vector<FluxAccount>> accounts();
    /// By document; nothing that is the same.
    Result<std::vector<FluxLine>> lines();
    /// Of these documents, in the order of their ids.
    Result<std::vector<FluxDocument>> documents(const std::vector<std::string> &ids);
    /// Settings changed between the moments, oldest first.
    Result<std::vector<FluxSetting>> settings();
    /// Documents that were refused at the second moment and not at the first, with the accounts of their entries.
    Result<std::vector<FluxLine>> newlyRefused();

private:
    Connection &m_connection;
    const FluxQuestion m_question;
};

} // namespace leapfrog
