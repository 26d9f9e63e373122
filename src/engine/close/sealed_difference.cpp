// SPDX-License-Identifier: MIT
#include "engine/close/sealed_difference.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <map>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Seal)
};

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

constexpr qsizetype entryFields = 16;

/// What the fields of an entry's text are called (SealStore::facts()).
QString fieldName(qsizetype place)
{
    static constexpr std::array<const char *, entryFields> names{"version",
                                                                 "line_no",
                                                                 "date",
                                                                 "account",
                                                                 "currency",
                                                                 "amount",
                                                                 "base_amount",
                                                                 "rule",
                                                                 "source_line",
                                                                 "posted_at",
                                                                 "posted_by",
                                                                 "deleted_at",
                                                                 "replaced_by_version",
                                                                 "settles",
                                                                 "due_date",
                                                                 "taxes"};
    return QString::fromLatin1(names.at(static_cast<std::size_t>(place)));
}

/// Version and line, which no two entries of a document share.
std::string keyOf(const std::string &entry)
{
    return entry.substr(0, entry.find('\t', entry.find('\t') + 1));
}

QString placeOf(const std::string &entry)
{
    const auto fields = text(entry).split(QLatin1Char('\t'));
    return Words::tr("line %1 of version %2 (%3, account %4)")
        .arg(fields.value(1), fields.value(0), fields.value(2), fields.value(3));
}

SealFinding about(const SealedDocument &sealed, const char *kind, const QString &message)
{
    return {.kind = kind, .documentId = sealed.id, .message = text(sealed.id) + QStringLiteral(": ") + message};
}

QString changedFields(const std::string &before, const std::string &after)
{
    const auto old = text(before).split(QLatin1Char('\t'));
    const auto now = text(after).split(QLatin1Char('\t'));
    QStringList changes;
    for (qsizetype i = 0; i < std::min(std::max(old.size(), now.size()), entryFields); ++i) {
        const auto was = old.value(i, QStringLiteral("-"));
        const auto is = now.value(i, QStringLiteral("-"));
        if (was != is)
            changes.append(Words::tr("%1 was %2, is %3").arg(fieldName(i), was, is));
    }
    return changes.join(QStringLiteral("; "));
}

void compareEntries(const SealedDocument &sealed, const SealFacts &now, std::vector<SealFinding> &findings)
{
    std::map<std::string, std::string> there;
    for (const auto &entry : now.entries)
        there.emplace(keyOf(entry), entry);
    for (const auto &entry : sealed.entries) {
        const auto found = there.find(keyOf(entry));
        if (found == there.end()) {
            findings.push_back(about(sealed, "entry", Words::tr("%1 is not there any more.").arg(placeOf(entry))));
            continue;
        }
        if (found->second != entry)
            findings.push_back(
                about(sealed, "entry",
                      Words::tr("%1 is not what it was: %2").arg(placeOf(entry), changedFields(entry, found->second))));
        there.erase(found);
    }
    for (const auto &[key, entry] : there)
        findings.push_back(about(sealed, "entry", Words::tr("%1 was not there.").arg(placeOf(entry))));
}

void compareTexts(const SealedDocument &sealed, const SealFacts &now, const SealedBody &body,
                  std::vector<SealFinding> &findings, std::int64_t &erased)
{
    for (const auto &[path, digest] : sealed.texts) {
        const auto salt = now.salts.find(path);
        const auto words = body.texts.find(path);
        if (words == body.texts.end() && salt == now.salts.end())
            ++erased;
        else if (words == body.texts.end())
            findings.push_back(
                about(sealed, "text", Words::tr("%1 is gone, though nobody had it forgotten.").arg(text(path))));
        else if (salt == now.salts.end())
            findings.push_back(about(sealed, "text", Words::tr("what would prove %1 is gone.").arg(text(path))));
        else if (digestOf(salt->second + ':' + words->second) != digest)
            findings.push_back(about(sealed, "text", Words::tr("%1 is not what it was.").arg(text(path))));
    }
    for (const auto &[path, words] : body.texts) {
        if (!sealed.texts.contains(path))
            findings.push_back(about(sealed, "text", Words::tr("%1 was not there.").arg(text(path))));
    }
}

} // namespace

std::vector<SealFinding> sealedDifference(const SealedDocument &sealed, const SealFacts &now, std::int64_t &erased)
{
    std::vector<SealFinding> findings;
    if (now.type.empty() && !sealed.type.empty()) {
        findings.push_back(about(sealed, "document", Words::tr("the document is not there any more.")));
    } else if (now.isNewest && now.type != sealed.type) { // that of an older version is proved by what it said
        findings.push_back(
            about(sealed, "document", Words::tr("its type was %1, is %2.").arg(text(sealed.type), text(now.type))));
    }
    if (now.body && !sealed.body.empty()) {
        const auto body = sealedBody(*now.body);
        if (digestOf(body.canonical) != sealed.body)
            findings.push_back(
                about(sealed, "document", Words::tr("version %1 does not say what it said.").arg(sealed.version)));
        compareTexts(sealed, now, body, findings, erased);
    } else if (!now.type.empty() && !sealed.body.empty()) {
        findings.push_back(
            about(sealed, "document", Words::tr("what version %1 said is not kept any more.").arg(sealed.version)));
    }
    compareEntries(sealed, now, findings);
    return findings;
}

} // namespace leapfrog
