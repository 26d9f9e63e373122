// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace leapfrog {

class Draft;

/// Why a posting is made, in words an accountant knows; translated in the context `leapfrog::Rules`.
struct Rule
{
    std::string_view id; ///< as `SI-AR`
    const char *debit; ///< the sentence for a debit
    const char *credit; ///< and for a credit
};

/// One type of document: all that post() needs to handle it. To add one: write its file with one of these in it, name
/// it below and list it in document_types.cpp.
struct DocumentType
{
    std::string_view name; ///< as `sales_invoice`
    std::span<const std::string_view> fields; ///< besides those of every document
    std::span<const Rule> rules;
    /// Reads the document and drafts its postings. What is wrong goes to the draft's refusal.
    void (*post)(Draft &draft);
};

extern const DocumentType salesInvoice;
extern const DocumentType creditNote;
extern const DocumentType payment;
extern const DocumentType payout;
extern const DocumentType vendorBill;
extern const DocumentType journal;
extern const DocumentType writeOff;
extern const DocumentType withdrawn;

/// The type of that name, or nullptr.
const DocumentType *findDocumentType(std::string_view name);

/// All of them.
std::span<const DocumentType *const> allDocumentTypes();

/// The rules that several types share (deferrals, rounding of base amounts, locked periods).
std::span<const Rule> sharedRules();

} // namespace leapfrog
