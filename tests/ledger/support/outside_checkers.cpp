// SPDX-License-Identifier: MIT
#include "ledger/support/outside_checkers.h"

#include "core/csv.h"
#include "core/currency.h"

#include <QProcess>
#include <QStringList>

#include <cmath>

namespace leapfrog::test {

Balances withoutZeros(Balances balances)
{
    std::erase_if(balances, [](const auto &balance) { return balance.second == 0; });
    return balances;
}

QByteArray runProgram(const char *program, const QByteArrayList &arguments, bool *ok)
{
    QStringList words;
    for (const auto &argument : arguments)
        words += QString::fromUtf8(argument);
    QProcess process;
    process.start(QString::fromUtf8(program), words);
    *ok = process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    const auto output = process.readAllStandardOutput();
    // A checker that complains must not be taken for one that found nothing.
    return *ok ? output : output + process.readAllStandardError() + process.errorString().toUtf8();
}

/// Beancount leaves a trace in the 28th digit of base amounts, so the numbers are rounded to minor units.
Balances readBalances(const QByteArray &csv, const std::string &base)
{
    Balances balances;
    const auto rows = parseCsv(csv.toStdString());
    for (std::size_t i = 1; rows && i < rows->size(); ++i) {
        const auto &fields = rows->at(i).fields;
        const auto account = QString::fromStdString(fields.front()).trimmed().section(u':', -1).toStdString();
        const auto currency = fields.size() == 2 ? base : QString::fromStdString(fields[1]).trimmed().toStdString();
        auto number = QString::fromStdString(fields.back()).remove(QStringLiteral("Decimal(")).trimmed();
        number.remove(u'\'').remove(u')');
        const double units = number.toDouble() * std::pow(10, findCurrency(currency)->decimals);
        balances[{account, currency}] = qRound64(units);
    }
    return balances;
}

QByteArray differing(const Balances &expected, const Balances &found)
{
    QByteArray text;
    const auto append = [&text](const char *sign, const auto &balance) {
        text += QByteArray("\n  ") + sign + ' ' + balance.first.first.c_str() + ' ' + balance.first.second.c_str() + ' '
            + QByteArray::number(qlonglong{balance.second});
    };
    for (const auto &balance : expected) {
        if (const auto other = found.find(balance.first); other == found.end() || other->second != balance.second)
            append("-", balance);
    }
    for (const auto &balance : found) {
        if (const auto other = expected.find(balance.first); other == expected.end() || other->second != balance.second)
            append("+", balance);
    }
    return text;
}

/// Both programs give the base in a list of its own; in the other list it holds corrections of the base amount alone.
static Balances withoutBase(Balances balances, const std::string &base)
{
    std::erase_if(balances, [&base](const auto &entry) { return entry.first.second == base; });
    return balances;
}

OutsideBooks hledgerBooks(const QByteArray &path, const std::string &base)
{
    OutsideBooks books;
    bool ok = false;
    const auto file = "journal:" + path;
    const auto complaints = runProgram("hledger", {"-f", file, "check", "--strict"}, &ok);
    if (!ok) {
        books.problem = "hledger: " + complaints;
        return books;
    }
    const QByteArrayList balance{"-f", file, "balance", "--flat", "--layout=bare", "--no-total", "-O", "csv"};
    books.base = withoutZeros(readBalances(runProgram("hledger", balance + QByteArrayList{"--cost"}, &ok), base));
    books.foreign = withoutBase(withoutZeros(readBalances(runProgram("hledger", balance, &ok), base)), base);
    return books;
}

OutsideBooks beancountBooks(const QByteArray &path, const std::string &base)
{
    OutsideBooks books;
    bool ok = false;
    const auto complaints = runProgram("bean-check", {path}, &ok);
    if (!ok || !complaints.isEmpty()) {
        books.problem = "bean-check: " + complaints;
        return books;
    }
    const auto query = [&](const QByteArray &sql) {
        return withoutZeros(readBalances(runProgram("bean-query", {"-f", "csv", path, sql}, &ok), base));
    };
    books.base = query("SELECT account, str(number(only('" + QByteArray::fromStdString(base)
                       + "', sum(weight)))) AS balance GROUP BY account");
    books.foreign
        = withoutBase(query("SELECT account, currency, str(sum(number)) AS balance GROUP BY account, currency"), base);
    return books;
}

} // namespace leapfrog::test
