// SPDX-License-Identifier: MIT
#include "console/ledger/close/seal_head.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLabel>

namespace leapfrog {

static constexpr qsizetype groupDigits = 8;
static constexpr qsizetype groupsInLine = 4;

QString headInGroups(const QString &head)
{
    QString text;
    for (qsizetype at = 0; at < head.size(); at += groupDigits) {
        if (at > 0)
            text += at % (groupDigits * groupsInLine) == 0 ? QLatin1Char('\n') : QLatin1Char(' ');
        text += head.mid(at, groupDigits);
    }
    return text;
}

void dressHead(QLabel &label)
{
    auto font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(label.font().pointSizeF() * 1.4);
    label.setFont(font);
}

void copyHead(const QString &head)
{
    QGuiApplication::clipboard()->setText(head);
}

QString sealFileName(const std::string &orgId, Date through)
{
    auto name = QString::fromStdString(orgId).left(60);
    for (auto &one : name) {
        if (!one.isLetterOrNumber() && one != QLatin1Char('-') && one != QLatin1Char('_'))
            one = QLatin1Char('-');
    }
    return name + QLatin1Char('-') + QString::fromStdString(dateText(through)) + QStringLiteral(".seal");
}

} // namespace leapfrog
