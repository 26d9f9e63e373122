// SPDX-License-Identifier: MIT
#include "console/recreations/recreation_documents_model.h"

#include "console/books/document_words.h"
#include "console/books/field_words.h"
#include "console/books/recreation_words.h"
#include "console/look/lists/list_menu.h"

namespace leapfrog {

int RecreationDocumentsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static QString versionWords(const RecreationDocumentRow &document)
{
    return document.oldVersion == 0
        ? RecreationDocumentsModel::tr("%1, the first").arg(document.newVersion)
        : RecreationDocumentsModel::tr("%1 after %2").arg(document.newVersion).arg(document.oldVersion);
}

QString RecreationDocumentsModel::textOf(const RecreationDocumentRow &document, int column) const
{
    switch (column) {
    case Document:
        return QString::fromStdString(document.documentId);
    case Type:
        return documentTypeWords(document.documentType);
    case Step:
        return stepName(document);
    case Versions:
        return versionWords(document);
    case Took:
        return document.outcome == "undone" ? QString() : durationWords(m_recreation.startedAt, document.finishedAt);
    case Details:
        return stepWords(m_recreation, document);
    default:
        return {};
    }
}

static QString codeWords(const RecreationDocumentRow &document)
{
    if (document.code.empty())
        return {};
    const auto code = QString::fromStdString(document.code);
    return document.field.empty()
        ? RecreationDocumentsModel::tr("Code: %1").arg(code)
        : RecreationDocumentsModel::tr("Code: %1, field: %2").arg(code, fieldWords(document.field));
}

QVariant RecreationDocumentsModel::data(const QModelIndex &index, int role) const
{
    const auto *document = find(index);
    if (document == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*document, index.column());
    case Qt::ToolTipRole: {
        const auto code = index.column() == Details ? codeWords(*document) : QString();
        const auto text = textOf(*document, index.column());
        return code.isEmpty() ? text : text + QLatin1Char('\n') + code;
    }
    case idRole:
        return QString::fromStdString(document->documentId);
    case signRole:
        return static_cast<int>(index.column() == Step ? stepSign(*document) : Sign::None);
    default:
        return {};
    }
}

QVariant RecreationDocumentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole && section == Took)
        return tr("From the click until the new entries were there, waiting included");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Document:
        return tr("Document");
    case Type:
        return tr("Type");
    case Step:
        return tr("Step");
    case Versions:
        return tr("Version");
    case Took:
        return tr("Since the click");
    case Details:
        return tr("Result");
    default:
        return {};
    }
}

void RecreationDocumentsModel::show(const RecreationRow &recreation,
                                    const std::vector<RecreationDocumentRow> &documents)
{
    if (recreation.id != m_recreation.id)
        setRows({});
    m_recreation = recreation;
    setRows(documents);
}

void RecreationDocumentsModel::tick()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, Took), index(rowCount() - 1, Took), {Qt::DisplayRole});
}

} // namespace leapfrog
