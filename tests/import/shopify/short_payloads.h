// SPDX-License-Identifier: MIT
#pragma once

#include "import/kept_shop.h"

#include <QString>
#include <QStringList>

#include <string>

namespace leapfrog::test {

using namespace Qt::StringLiterals;

// Payloads as short as the rules allow, in JSON whose quotes are apostrophes: json() makes JSON of it. `more` is
// members that are added, led by a comma.

/// JSON with apostrophes for quotes.
inline std::string json(QString text)
{
    return text.replace(u'\'', u'"').toStdString();
}

inline QString line(int id, const QString &price, const QString &more = {})
{
    return u"{'id':%1,'quantity':1,'price':'%2'%3}"_s.arg(id).arg(price, more);
}

/// Order 1 of 10 March, in state number `state` of its life.
inline QString order(const QString &total, const QString &lines, const QString &more = {}, int state = 0)
{
    return u"{'id':1,'name':'#1','processed_at':'2026-03-10T10:00:00-05:00','updated_at':'2026-03-1%1T10:00:00-05:00',"
           "'currency':'USD','taxes_included':false,'total_price':'%2','line_items':[%3]%4}"_s.arg(state)
               .arg(total, lines, more);
}

/// What the shop's accounts come to.
inline QString shown(const KeptShop &shop)
{
    QStringList lines;
    for (const auto &[account, amount] : shop.balances())
        lines += QString::fromStdString(account + ' ' + amount);
    return lines.join(u", "_s);
}

} // namespace leapfrog::test
