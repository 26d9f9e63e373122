// SPDX-License-Identifier: MIT
#include "import/import_run.h"

#include <QStringList>

#include <algorithm>
#include <iterator>
#include <sstream>

namespace leapfrog::test {

Result<std::optional<OrderFacts>> OrderMemory::find(const std::string &orderId)
{
    if (outOfReach)
        return failed({.code = Error::Code::Unavailable, .message = {}, .cause = {}, .reason = {}, .field = {}});
    const auto known = m_facts.find(orderId);
    if (known == m_facts.end())
        return std::nullopt;
    auto facts = OrderFacts::fromJson(known->second);
    if (!facts)
        return failed(facts);
    return std::move(*facts);
}

Result<std::string> OrderMemory::idOfName(const std::string &name)
{
    const auto known = m_ids.find(name);
    return known != m_ids.end() ? known->second : std::string();
}

void OrderMemory::keep(const std::vector<ImportedOrder> &orders)
{
    for (const auto &order : orders) {
        m_facts[order.orderId] = order.facts;
        if (const auto facts = OrderFacts::fromJson(order.facts))
            m_ids[facts->name] = order.orderId;
    }
}

void ImportRun::import(ImportFormat format, const std::vector<std::string> &files, std::size_t chunk)
{
    refusedNotes.clear();
    keptBackNotes.clear();
    changed.clear();
    repeated = 0;
    outcome = {};
    auto importer = makeImporter(format, baseCurrency, orders);
    for (std::size_t number = 0; number < files.size(); ++number) {
        importer->beginFile("file " + std::to_string(number + 1));
        std::istringstream input(files[number]);
        JsonRecords records(input);
        while (const auto record = records.next()) {
            if (outcome = importer->feed(*record); !outcome)
                return;
            if (importer->pending() >= chunk)
                store(importer->takeBatch());
        }
    }
    importer->finish();
    store(importer->takeBatch());
    baseCurrency = importer->baseCurrency();
}

void ImportRun::store(const ImportBatch &batch)
{
    for (const auto &document : batch.documents) {
        auto &stored = documents[document.id];
        if (stored.body != document.body)
            changed.push_back(document.id);
        stored = document;
    }
    orders.keep(batch.orders);
    std::ranges::copy(batch.refused, std::back_inserter(refusedNotes));
    std::ranges::copy(batch.keptBack, std::back_inserter(keptBackNotes));
    repeated += batch.repeated;
}

QByteArray ImportRun::body(const std::string &id) const
{
    const auto document = documents.find(id);
    return document == documents.end() ? QByteArray() : QByteArray::fromStdString(document->second.body);
}

QString ImportRun::ids() const
{
    QStringList ids;
    for (const auto &[id, document] : documents)
        ids.append(QString::fromStdString(id));
    return ids.join(QStringLiteral(", "));
}

QString ImportRun::refusals() const
{
    QStringList shown;
    for (const auto &note : refusedNotes)
        shown.append(QString::fromStdString(note.id + ' ' + note.code + ' ' + note.field));
    return shown.join(QStringLiteral(", "));
}

QString ImportRun::keptBack() const
{
    QStringList shown;
    for (const auto &note : keptBackNotes)
        shown.append(QString::fromStdString(note.id + ' ' + note.code));
    return shown.join(QStringLiteral(", "));
}

} // namespace leapfrog::test
