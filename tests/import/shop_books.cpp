// SPDX-License-Identifier: MIT
#include "import/shop_books.h"

#include "core/money.h"
#include "ledger/post.h"

#include <QFile>
#include <QProcess>
#include <QStringList>

namespace leapfrog::test {

QString ShopBooks::shown() const
{
    QStringList lines{QStringLiteral("%1 documents in %2").arg(documents).arg(QString::fromStdString(currency))};
    for (const auto &[account, balance] : balances)
        lines.append(QStringLiteral("%1 %2").arg(QString::fromStdString(account), QString::fromStdString(balance)));
    return lines.join(QStringLiteral("; "));
}

ShopBooks postedBooks(const std::map<std::string, ImportedDocument> &documents, const std::string &currency)
{
    ShopBooks books{.currency = currency, .documents = std::ssize(documents), .balances = {}, .problem = {}};
    Context context;
    context.baseCurrency = currency;
    std::map<std::string, Wide> sums;
    for (const auto &[id, document] : documents) {
        const auto json = parseJson(document.body);
        const auto postings = post(json ? *json : JsonValue(), context);
        if (!postings) {
            books.problem = QString::fromStdString(id) + QLatin1String(": ") + postings.error().message;
            return books;
        }
        for (const auto &posting : *postings)
            sums[posting.account] += posting.baseAmount;
    }
    for (const auto &[account, sum] : sums) {
        if (sum != 0)
            books.balances[account] = amountText(sum, findCurrency(currency)->decimals);
    }
    return books;
}

std::optional<QByteArray> runPython(const QStringList &arguments)
{
    QProcess python;
    python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    python.start(QStringLiteral("python3"), arguments);
    const bool done = python.waitForFinished(-1) && python.exitStatus() == QProcess::NormalExit;
    return done && python.exitCode() == 0 ? std::optional(python.readAllStandardOutput()) : std::nullopt;
}

ShopBooks independentBooks(const QString &folder)
{
    ShopBooks books;
    const auto output = runPython({QStringLiteral(LEAPFROG_SOURCE_DIR "/tests/import/independent_sums.py"), folder});
    if (!output) {
        books.problem = QStringLiteral("independent_sums.py failed");
        return books;
    }
    const auto json = parseJson(output->toStdString());
    if (!json) {
        books.problem = json.error().message;
        return books;
    }
    books.currency = json->find("currency")->text();
    books.documents = std::stoll(json->find("documents")->text());
    for (const auto &[account, balance] : json->find("accounts")->members())
        books.balances[account] = balance.text();
    return books;
}

std::string contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace leapfrog::test
