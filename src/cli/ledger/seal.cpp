// SPDX-License-Identifier: MIT
#include "cli/ledger/seal.h"

#include "cli/ledger/ledger.h"
#include "cli/program/output.h"
#include "engine/close/seal_check.h"
#include "store/books/documents.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <fstream>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Seal)
};

} // namespace

static QJsonArray toJson(const std::vector<SealFinding> &findings)
{
    QJsonArray list;
    for (const auto &finding : findings)
        list.append(QJsonObject{{QStringLiteral("kind"), words(finding.kind)},
                                {QStringLiteral("document_id"),
                                 finding.documentId.empty() ? QJsonValue() : QJsonValue(words(finding.documentId))},
                                {QStringLiteral("message"), finding.message}});
    return list;
}

static void answer(Session &session, const SealComparison &done)
{
    if (!done.findings.empty())
        session.exitCode = PartOrRefused;
    if (session.json) {
        printJson({{QStringLiteral("org_id"), words(done.head.orgId)},
                   {QStringLiteral("seal_no"), done.head.number},
                   {QStringLiteral("through"), words(done.head.through)},
                   {QStringLiteral("sealed_at"), words(done.head.sealedAt)},
                   {QStringLiteral("sealed_by"), words(done.head.sealedBy)},
                   {QStringLiteral("head"), words(done.digest)},
                   {QStringLiteral("documents"), static_cast<qint64>(done.documents)},
                   {QStringLiteral("entries"), static_cast<qint64>(done.entries)},
                   {QStringLiteral("erased_texts"), static_cast<qint64>(done.erased)},
                   {QStringLiteral("findings"), toJson(done.findings)}});
        return;
    }
    for (const auto &finding : done.findings)
        printLine(Words::tr("%1: %2").arg(words(finding.kind), finding.message).toStdString());
    printLine(Words::tr("%1, seal %2 through %3, head %4: %5 documents and %6 entries compared.")
                  .arg(words(done.head.orgId))
                  .arg(done.head.number)
                  .arg(words(done.head.through), words(done.digest))
                  .arg(done.documents)
                  .arg(done.entries)
                  .toStdString());
    printLine((done.findings.empty() ? Words::tr("All is as it was sealed.")
                                     : Words::tr("%n thing(s) are not as they were sealed.", nullptr,
                                                 static_cast<int>(done.findings.size())))
                  .toStdString());
    if (done.erased > 0)
        session.tell(Words::tr("%n name(s) and texts were forgotten since; what is left is proved.", nullptr,
                               static_cast<int>(done.erased)));
}

static Result<> compare(Session &session, Connection &connection, const SealSource &source, const std::stop_token &stop)
{
    const auto done = compareSeal(connection, source, stop);
    if (!done)
        return failed(done);
    answer(session, *done);
    return {};
}

static Result<> verifyKept(Session &session, Connection &connection, const std::string &org,
                           const std::stop_token &stop)
{
    const auto seals = SealStore(connection, org).seals();
    if (!seals)
        return failed(seals);
    const auto chain = checkKeptSeals(connection, org);
    if (!chain)
        return failed(chain);
    if (!chain->empty()) {
        session.exitCode = PartOrRefused;
        if (session.json)
            printJson({{QStringLiteral("org_id"), words(org)}, {QStringLiteral("findings"), toJson(*chain)}});
        for (const auto &finding : *chain) {
            if (!session.json)
                printLine(Words::tr("%1: %2").arg(words(finding.kind), finding.message).toStdString());
        }
    }
    if (seals->empty()) {
        session.tell(Words::tr("%1: there is no seal.").arg(words(org)));
        return {};
    }
    return compare(session, connection, linesOfKept(connection, org, seals->back().number), stop);
}

Result<> verifySeal(Session &session, Connection &connection, const std::string &org, const std::string &file,
                    const std::stop_token &stop)
{
    if (!file.empty()) {
        auto stream = openFile(file);
        if (!stream)
            return failed(stream);
        return compare(session, connection, linesOf(std::make_shared<std::ifstream>(std::move(*stream))), stop);
    }
    const auto all = DocumentStore(connection).organisations();
    if (!all)
        return failed(all);
    for (const auto &one : *all) {
        if (!org.empty() && org != one.id)
            continue;
        if (auto done = verifyKept(session, connection, one.id, stop); !done)
            return done;
    }
    return {};
}

} // namespace leapfrog::cli
