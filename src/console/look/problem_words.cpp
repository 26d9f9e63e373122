// SPDX-License-Identifier: MIT
#include "console/look/problem_words.h"

#include "core/json.h"
#include "core/sentences.h"

#include <QCoreApplication>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::ProblemWords)
};

/// No room on the disk, no memory, too many connections.
bool isOutOfResources(const Error &error)
{
    return error.reason == "disk_full" || error.reason == "out_of_memory" || error.reason == "no_connections"
        || error.reason == "server_fault" || error.reason == "limit_reached";
}

ProblemWords ourFault()
{
    return {Words::tr("Leapfrog met something it does not understand and changed nothing."),
            Words::tr("Copy the details into a report for your administrator.")};
}

QString firstFew(const QStringList &documents)
{
    static constexpr int most = 3;
    const auto text = documents.mid(0, most).join(QStringLiteral(", "));
    return documents.size() <= most
        ? text
        : Words::tr("%1 and %n more", nullptr, static_cast<int>(documents.size()) - most).arg(text);
}

} // namespace

QString refusalAdvice(std::string_view code)
{
    if (code == "unknown_account")
        return Words::tr("Ask an administrator to add the account, then recreate it.");
    if (code == "period_locked")
        return Words::tr("Have the period unlocked, or leave this document out.");
    if (code == "missing_rate" || code == "bad_rate")
        return Words::tr("Correct its exchange rate where it was made and import it again.");
    if (code == "unknown_type")
        return Words::tr("This program does not know such documents: update it, or leave this one out.");
    if (code == "worker_died")
        return Words::tr("Its worker stopped several times while it was being posted. Ask an administrator.");
    if (code == "unknown_document")
        return Words::tr("Import it again, then recreate it.");
    return Words::tr("Correct it where it was made and import it again, then recreate it.");
}

ProblemWords refusedDocumentWords(const QString &document, std::string_view code, const QString &message,
                                  EntriesNow entries)
{
    QString now;
    switch (entries) {
    case EntriesNow::None:
        now = Words::tr("It has no entries yet.");
        break;
    case EntriesNow::InForce:
        now = Words::tr("Its previous entries are still in force.");
        break;
    case EntriesNow::OutOfForce:
        now = Words::tr("Its previous entries are out of force until it is posted again; Undo brings them back.");
        break;
    }
    return {Words::tr("%1 was not posted: %2").arg(document, inReadersWords(message)),
            now + QLatin1Char(' ') + refusalAdvice(code)};
}

ProblemWords notStartedWords(const Error &error)
{
    if (isOutOfResources(error))
        return {Words::tr("The database has no room left. Your click was not accepted and nothing changed."),
                Words::tr("An administrator has to free space.")};
    switch (error.code) {
    case Error::Code::Unavailable:
        return {Words::tr("Connection lost while your recreation was being accepted."),
                Words::tr("If it was accepted, it appears under Recreations. Nothing can be posted twice.")};
    case Error::Code::Conflict:
        return {Words::tr("The database was too busy. Your click was not accepted and nothing changed."),
                Words::tr("Try again.")};
    case Error::Code::Denied:
        return {Words::tr("Your login may not recreate these documents. Nothing changed."),
                Words::tr("Ask an administrator.")};
    case Error::Code::Internal:
        return ourFault();
    default:
        break;
    }
    const auto documents = affectedDocuments(error);
    if (error.reason == "period_locked")
        return {documents.isEmpty()
                    ? error.message
                    : Words::tr("The period is locked, so %1 keeps its entries.").arg(firstFew(documents)),
                Words::tr("Nothing changed. Leave it out, or have the period unlocked.")};
    if (error.reason == "unknown_document" && !documents.isEmpty())
        return {Words::tr("%1 does not exist any more. Nothing changed.").arg(firstFew(documents)),
                Words::tr("Leave it out and try again.")};
    return {inReadersWords(error.message), Words::tr("Nothing changed.")};
}

ProblemWords notUndoneWords(const Error &error)
{
    const auto documents = affectedDocuments(error);
    if (error.reason == "newer_version")
        return {Words::tr("Nothing was undone: %1 has a newer version since.").arg(firstFew(documents)),
                Words::tr("What came later would be lost.")};
    if (error.reason == "period_locked")
        return {Words::tr("Nothing was undone: the period was locked since, and %1 has entries there.")
                    .arg(firstFew(documents)),
                Words::tr("Have the period unlocked first.")};
    if (error.reason == "nothing_to_undo")
        return {Words::tr("Nothing of this recreation is left to undo."), {}};
    if (error.code == Error::Code::Unavailable)
        return {Words::tr("Connection lost during the undo."),
                Words::tr("Whether it was done shows in the list as soon as the connection is back.")};
    return generalWords(error);
}

ProblemWords generalWords(const Error &error)
{
    if (isOutOfResources(error))
        return {Words::tr("The database has no room left. Nothing changed."),
                Words::tr("An administrator has to free space.")};
    if (error.code == Error::Code::Denied)
        return {Words::tr("Your login may not do this. Nothing changed."), Words::tr("Ask an administrator.")};
    if (error.code == Error::Code::Internal)
        return ourFault();
    return {inReadersWords(error.message), {}};
}

QStringList affectedDocuments(const Error &error)
{
    QStringList documents;
    if (const auto json = parseJson(error.cause.toStdString())) {
        for (const auto &item : json->items())
            documents.append(QString::fromStdString(item.text()));
    }
    return documents;
}

} // namespace leapfrog
