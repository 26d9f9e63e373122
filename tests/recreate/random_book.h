// SPDX-License-Identifier: MIT
#pragma once

#include "store/books/organisations.h"
#include "support/test_database.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace leapfrog::test {

/// A book in a database of its own, and what happens to it by chance. Use it inside a RapidCheck property.
class RandomBook
{
public:
    /// `acme` with this many documents of any kind (ledger/any_document.h), posted. Some have a party's name
    /// and words.
    explicit RandomBook(int documents, const std::string &currency = "CHF");

    TestDatabase &database() { return m_database; }
    Connection &connection() { return m_database.connection(); }
    [[nodiscard]] const std::vector<std::string> &ids() const { return m_ids; }

    /// One more document, or a new version of one that is there; imported, not posted.
    void importAny();
    /// This document, with this id in place of its own; nothing where it says no day or currency.
    void importThis(const std::string &body, const std::string &id);
    /// What is enqueued is posted.
    void drain() { m_database.drain(); }
    /// Locks the books through any day, or unlocks them; whether it could.
    bool changeLock();
    /// Other settings, as somebody might choose them.
    static OrganisationChange anySettings();
    /// Sets them, whatever they break.
    void set(const OrganisationChange &change);
    /// Posts these documents anew, and waits until all are.
    void recreate(const std::vector<std::string> &documents, const QString &why = {});
    /// Takes back the latest recreation, where that can be done.
    void undoLatest();

    /// One of all these.
    void actAnyhow();
    /// The server's clock, as reports take it.
    std::string moment();

    /// What reports show, by account and month ("1200 2026-03"), minor units. Summed in SQL.
    std::map<std::string, std::string> movements();

private:
    void import(const std::string &id, const std::string &body);

    TestDatabase m_database;
    std::vector<std::string> m_ids;
};

} // namespace leapfrog::test
