// SPDX-License-Identifier: MIT
#include "console/audit/audit_words.h"

#include "console/look/figures.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <array>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::AuditWords)
};

struct Known
{
    std::string_view what;
    const char *words;
};

constexpr std::array acts = {
    Known{"recreation.begun", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "recreated")},
    Known{"recreation.undone", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "recreation undone")},
    Known{"recreation.cancelled", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "recreation cancelled")},
    Known{"job.retried", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "job retried")},
    Known{"job.cancelled", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "job cancelled")},
    Known{"job.reprioritised", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "priority given")},
    Known{"period.locked", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "period locked")},
    Known{"period.opened", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "period opened")},
    Known{"document.imported", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "documents imported")},
    Known{"setting.added", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "setting added")},
    Known{"setting.changed", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "setting changed")},
    Known{"setting.removed", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "setting removed")},
    Known{"share.added", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "share of the queue set")},
    Known{"share.changed", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "share of the queue changed")},
    Known{"share.removed", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "share of the queue taken away")},
    Known{"organisation.added", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "organisation added")},
    Known{"organisation.changed", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "settings for posting changed")},
    Known{"organisation.removed", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "organisation removed")},
    Known{"account.added", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "account added")},
    Known{"account.changed", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "account changed")},
    Known{"account.removed", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "account removed")},
    Known{"pause.added", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "paused")},
    Known{"pause.changed", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "pause changed")},
    Known{"pause.removed", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "resumed")},
    Known{"member.added", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "member added")},
    Known{"member.changed", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "member's role changed")},
    Known{"member.removed", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "member removed")},
    Known{"role.granted", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "database role granted")},
    Known{"role.revoked", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "database role taken away")},
};

constexpr std::array kinds = {
    Known{"", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "All acts")},
    Known{"recreation", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "Recreations")},
    Known{"job", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "Jobs")},
    Known{"period", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "Period locks")},
    Known{"document", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "Documents")},
    Known{"organisation", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "Settings for posting")},
    Known{"account", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "Chart of accounts")},
    Known{"member", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "Members")},
    Known{"role", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "Database roles")},
    Known{"setting", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "Shared settings")},
    Known{"share", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "Shares of the queue")},
    Known{"pause", QT_TRANSLATE_NOOP("leapfrog::AuditWords", "Pauses")},
};

QString translated(const char *words)
{
    return QCoreApplication::translate("leapfrog::AuditWords", words);
}

QString valueWords(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().isEmpty() ? QStringLiteral("“”") : value.toString();
    if (value.isUndefined() || value.isNull())
        return QStringLiteral("–");
    const auto whole = QJsonDocument(QJsonObject{{QStringLiteral("v"), value}}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(whole.mid(5, whole.size() - 6)); // without {"v": and }
}

QJsonObject objectIn(const std::string &text)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

/// "key: before → after" for each field of either.
QStringList changesIn(const AuditEvent &event)
{
    const auto before = objectIn(event.before);
    const auto after = objectIn(event.after);
    auto keys = before.keys() + after.keys();
    keys.sort();
    keys.removeDuplicates();
    QStringList lines;
    for (const auto &key : keys) {
        const auto was = before.value(key);
        const auto is = after.value(key);
        lines.append(event.before.empty()      ? Words::tr("%1: %2").arg(key, valueWords(is))
                         : event.after.empty() ? Words::tr("%1: %2").arg(key, valueWords(was))
                                               : Words::tr("%1: %2 → %3").arg(key, valueWords(was), valueWords(is)));
    }
    return lines;
}

} // namespace

QString actWords(const std::string &what)
{
    const auto found = std::ranges::find(acts, what, &Known::what);
    return found == acts.end() ? QString::fromStdString(what) : translated(found->words);
}

std::vector<std::pair<std::string, QString>> actKinds()
{
    std::vector<std::pair<std::string, QString>> all;
    for (const auto &kind : kinds)
        all.emplace_back(kind.what, translated(kind.words));
    return all;
}

QString placeWords(const AuditEvent &event)
{
    const auto program
        = event.program.empty() ? Words::tr("a program without a name") : QString::fromStdString(event.program);
    return event.host.empty() ? program : Words::tr("%1 on %2").arg(program, QString::fromStdString(event.host));
}

QString changeWords(const AuditEvent &event)
{
    return changesIn(event).join(QStringLiteral(", "));
}

QString eventWords(const AuditEvent &event)
{
    QStringList lines;
    lines.append(
        Words::tr("%1, %2: %3").arg(momentWithZone(event.at), QString::fromStdString(event.who), actWords(event.what)));
    lines.append(Words::tr("From: %1").arg(placeWords(event)));
    if (!event.orgId.empty())
        lines.append(Words::tr("Organisation: %1").arg(QString::fromStdString(event.orgId)));
    if (!event.object.empty())
        lines.append(Words::tr("What it was done to: %1").arg(QString::fromStdString(event.object)));
    if (!event.why.isEmpty())
        lines.append(Words::tr("Reason: %1").arg(event.why));
    const auto changes = changesIn(event);
    if (!changes.isEmpty()) {
        lines.append(event.before.empty()      ? Words::tr("New:")
                         : event.after.empty() ? Words::tr("What was there:")
                                               : Words::tr("Before → after:"));
        for (const auto &change : changes)
            lines.append(QStringLiteral("    ") + change);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace leapfrog
