// SPDX-License-Identifier: MIT
#include "cli/ledger/difference.h"
#include "cli/ledger/ledger.h"
#include "cli/ledger/seal.h"
#include "cli/program/interruption.h"
#include "cli/program/output.h"
#include "engine/books/ledger_verifier.h"
#include "store/books/documents.h"
#include "store/books/ledger_pages.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::LedgerVerify)
};

/// One organisation's book under verification.
struct Book
{
    std::string org;
    std::string currency;
};

struct Options
{
    std::string org;
    std::optional<std::string> seal; ///< empty: those that the database keeps
};

} // namespace

static QString word(LedgerFinding::Kind kind)
{
    switch (kind) {
    case LedgerFinding::Kind::Altered:
        return Words::tr("altered");
    case LedgerFinding::Kind::Missing:
        return Words::tr("missing");
    case LedgerFinding::Kind::Stale:
        return Words::tr("stale");
    case LedgerFinding::Kind::Orphan:
        break;
    }
    return Words::tr("orphan");
}

static QJsonObject toJson(const DifferenceLine &line, const std::string &base)
{
    return {{QStringLiteral("date"), words(dateText(line.date))},
            {QStringLiteral("account"), words(line.account)},
            {QStringLiteral("currency"), words(line.currency)},
            {QStringLiteral("rule"), words(line.rule)},
            {QStringLiteral("in_ledger"), amountWords(line.oldAmount, line.currency)},
            {QStringLiteral("expected"), amountWords(line.newAmount, line.currency)},
            {QStringLiteral("base_in_ledger"), amountWords(line.oldBaseAmount, base)},
            {QStringLiteral("base_expected"), amountWords(line.newBaseAmount, base)}};
}

/// Names the amounts that differ: those in the base currency when the others agree.
static QString sentence(const DifferenceLine &line, const std::string &base)
{
    const bool inBase = line.oldAmount == line.newAmount;
    const auto &currency = inBase ? base : line.currency;
    const auto pattern = inBase ? Words::tr("    %1 account %2 %3, base currency %4: in the ledger %5, should be %6")
                                : Words::tr("    %1 account %2 %3 %4: in the ledger %5, should be %6");
    return pattern.arg(words(dateText(line.date)), words(line.account), words(line.rule), words(currency),
                       amountWords(inBase ? line.oldBaseAmount : line.oldAmount, currency),
                       amountWords(inBase ? line.newBaseAmount : line.newAmount, currency));
}

static void printFinding(const Session &session, const Book &book, const LedgerFinding &finding)
{
    if (session.json) {
        QJsonArray lines;
        for (const auto &line : finding.difference.lines)
            lines.append(toJson(line, book.currency));
        QJsonObject object{{QStringLiteral("org_id"), words(book.org)},
                           {QStringLiteral("finding"), words(std::string(ledgerFindingName(finding.kind)))},
                           {QStringLiteral("document_id"), words(finding.documentId)},
                           {QStringLiteral("version"), finding.version},
                           {QStringLiteral("message"), finding.message},
                           {QStringLiteral("difference"), lines}};
        add(object, finding.changes);
        printJson(object);
        return;
    }
    printLine(Words::tr("%1 %2 version %3, %4: %5")
                  .arg(words(book.org), words(finding.documentId))
                  .arg(finding.version)
                  .arg(word(finding.kind), finding.message)
                  .toStdString());
    for (const auto &line : finding.difference.lines)
        printLine(sentence(line, book.currency).toStdString());
    print(finding.changes);
}

static Result<std::vector<Book>> books(Connection &connection, const std::string &named)
{
    const auto all = DocumentStore(connection).organisations();
    if (!all)
        return failed(all);
    std::vector<Book> books;
    for (const auto &one : *all) {
        if (named.empty() || named == one.id)
            books.push_back({.org = one.id, .currency = one.baseCurrency});
    }
    const auto lost = LedgerPages::booksWithoutOrganisation(connection, named);
    if (!lost)
        return failed(lost);
    for (const auto &org : *lost)
        books.push_back({.org = org, .currency = {}});
    if (books.empty() && !named.empty())
        books.push_back({.org = named, .currency = {}}); // the verification says that it is not there
    return books;
}

static Result<> verify(Session &session, const Options &options)
{
    const auto &org = options.org;
    Interruption interruption;
    const auto stop = interruption.token();
    auto connection = session.connect("ledger verify");
    if (!connection)
        return failed(connection);
    if (options.seal)
        return verifySeal(session, **connection, org, *options.seal, stop);
    const auto all = books(**connection, org);
    if (!all)
        return failed(all);
    for (const auto &book : *all) {
        const VerifyListener listener{.finding
                                      = [&](const LedgerFinding &finding) { printFinding(session, book, finding); },
                                      .progress =
                                          [&](const VerifyProgress &progress) {
                                              session.tell(Words::tr("%1: %2 of %3 documents, %4 findings")
                                                               .arg(words(book.org))
                                                               .arg(progress.seen())
                                                               .arg(progress.total)
                                                               .arg(progress.findings));
                                          }};
        const auto done = verifyLedger(**connection, book.org, listener, stop);
        if (!done && done.error().reason == "bad_settings") {
            session.fail(done.error()); // the books of the others can be verified all the same
            continue;
        }
        if (!done)
            return failed(done);
        if (done->findings > 0)
            session.exitCode = PartOrRefused;
        if (session.json)
            printJson({{QStringLiteral("org_id"), words(book.org)},
                       {QStringLiteral("documents"), static_cast<qint64>(done->total)},
                       {QStringLiteral("verified"), static_cast<qint64>(done->verified)},
                       {QStringLiteral("not_posted"), static_cast<qint64>(done->notPosted)},
                       {QStringLiteral("awaiting_posting"), static_cast<qint64>(done->leftOut.awaitingPosting)},
                       {QStringLiteral("refused_documents"), static_cast<qint64>(done->leftOut.refusedDocuments)},
                       {QStringLiteral("awaiting_recreation"), static_cast<qint64>(done->leftOut.awaitingRecreation)},
                       {QStringLiteral("refused_payloads"), static_cast<qint64>(done->leftOut.refusedPayloads)},
                       {QStringLiteral("waiting_payloads"), static_cast<qint64>(done->leftOut.waitingPayloads)},
                       {QStringLiteral("findings"), static_cast<qint64>(done->findings)}});
        else
            printLine(Words::tr("%1: %2 documents verified, %3 not posted at their newest version, %4 findings.")
                          .arg(words(book.org))
                          .arg(done->verified)
                          .arg(done->notPosted)
                          .arg(done->findings)
                          .toStdString());
        if (!session.json)
            tellLeftOut(session, done->leftOut);
    }
    return verifySeal(session, **connection, org, {}, stop);
}

void addLedgerVerify(CLI::App &ledger, Session &session)
{
    auto *command = ledger.add_subcommand("verify", "post every document again in memory and compare; changes nothing");
    auto options = std::make_shared<Options>();
    command->add_option("--org", options->org, "organisation; default: all");
    command
        ->add_option("--seal", options->seal,
                     "compare a closed period with the seal in this file instead; without a file: with the newest "
                     "seals that the database keeps")
        ->expected(0, 1);
    command->callback([=, &session] {
        if (auto done = verify(session, *options); !done)
            session.fail(done.error());
    });
}

} // namespace leapfrog::cli
