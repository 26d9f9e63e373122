// SPDX-License-Identifier: MIT
#include "import/import_run.h"

#include "import/leapfrog_importer.h"

#include <QStringList>

#include <sstream>

namespace leapfrog::test {

void ImportRun::import(ImportFormat /*format*/, const std::vector<std::string> &files)
{
    LeapfrogImporter importer(baseCurrency);
    for (std::size_t number = 0; number < files.size(); ++number) {
        importer.beginFile("file " + std::to_string(number + 1));
        std::istringstream input(files[number]);
        JsonRecords records(input);
        while (const auto record = records.next()) {
            if (!importer.feed(*record))
                return;
        }
    }
    const auto batch = importer.takeBatch();
    for (const auto &document : batch.documents)
        documents[document.id] = document;
    refusedNotes = batch.refused;
    baseCurrency = importer.baseCurrency();
}

QByteArray ImportRun::body(const std::string &id) const
{
    const auto document = documents.find(id);
    return document == documents.end() ? QByteArray() : QByteArray::fromStdString(document->second.body);
}

QString ImportRun::refusals() const
{
    QStringList shown;
    for (const auto &note : refusedNotes)
        shown.append(QString::fromStdString(note.id + ' ' + note.code + ' ' + note.field));
    return shown.join(QStringLiteral(", "));
}

} // namespace leapfrog::test
