// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/difference.h"
#include "store/books/document_history.h"

#include <QJsonArray>
#include <QJsonObject>

#include <string>

namespace leapfrog::cli {

// How old entries are shown against new ones, and what explains it. `base`: the organisation's base currency.

/// [{"date","account","currency","rule","old","new","difference","base_old","base_new","base_difference","why"}]
QJsonArray toJson(const Difference &difference, const std::string &base);
/// As a table. Lines whose amounts agree show those in the base currency, which then differ.
void print(const Difference &difference, const std::string &base);

/// Adds "changes": [{"field","old","new"}] with the values of the fields, null where there is none, and "rules_note", a
/// sentence or empty. "changes" is null when the earlier document is not kept.
void add(QJsonObject &object, const DocumentChanges &changes);
/// The same for people: an indented line for each of the first 20 fields and for the rules; nothing when nothing
/// changed.
void print(const DocumentChanges &changes);

} // namespace leapfrog::cli
