// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace leapfrog::test {

/// The documents of the golden cases that can be posted, one per line, with ids D001, D002 …: all kinds there are, some
/// with deferrals and foreign currencies.
inline QByteArray goldenDocuments()
{
    QFile cases(QStringLiteral(LEAPFROG_TEST_DATA "/golden/rules.jsonl"));
    if (!cases.open(QIODevice::ReadOnly))
        qFatal("the golden cases can't be read");
    QByteArray documents;
    int count = 0;
    while (!cases.atEnd()) {
        const auto one = QJsonDocument::fromJson(cases.readLine()).object();
        auto input = one[u"input"].toObject();
        if (input.contains(u"document") || !one[u"expect"].toObject().contains(u"postings"))
            continue;
        input[u"id"] = QStringLiteral("D%1").arg(++count, 3, 10, QLatin1Char('0'));
        documents += QJsonDocument(input).toJson(QJsonDocument::Compact) + '\n';
    }
    if (documents.count('\n') < 20 || documents.count("deferral") < 3 || !documents.contains("fx_rate"))
        qFatal("the golden cases have become too few");
    return documents;
}

} // namespace leapfrog::test
