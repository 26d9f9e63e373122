// SPDX-License-Identifier: MIT
#include "console/import/import_files.h"

#include "core/currency.h"
#include "core/money.h"

#include <QRegularExpression>
#include <QUrl>

namespace leapfrog {

QStringList filesOf(const QMimeData &data)
{
    QStringList files;
    for (const auto &url : data.urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

std::optional<std::map<std::string, std::string>> parseRates(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[,;\\s]+"));
    std::map<std::string, std::string> rates;
    for (const auto &pair : text.split(between, Qt::SkipEmptyParts)) {
        const auto parts = pair.split(QLatin1Char('='));
        if (parts.size() != 2)
            return {};
        const auto currency = parts[0].toUpper().toStdString();
        const auto rate = parts[1].toStdString();
        if (findCurrency(currency) == nullptr || !Rate::parse(rate))
            return {};
        rates[currency] = rate;
    }
    return rates;
}

} // namespace leapfrog
