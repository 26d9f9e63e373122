// SPDX-License-Identifier: MIT
#pragma once

#include "console/documents/previewed_document.h"

#include <QAbstractItemModel>

#include <vector>

namespace leapfrog {

/// Previewed documents as a tree: a line per document in words, below it what changed in the document or the settings,
/// then its accounts before and after. UI thread.
class PreviewModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column
    {
        Account,
        Old,
        New,
        Change,
        Why,
        ColumnCount
    };
    struct Counts
    {
        int changes = 0;
        int unchanged = 0;
        int refused = 0;
    };

    using QAbstractItemModel::QAbstractItemModel;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    [[nodiscard]] const std::vector<PreviewedDocument> &documents() const { return m_documents; }
    [[nodiscard]] Counts counts() const;

    void append(const std::vector<PreviewedDocument> &documents);
    /// Newer previews take the place of those with the same id.
    void replace(const std::vector<PreviewedDocument> &documents);

private:
    [[nodiscard]] QString documentWords(const PreviewedDocument &document) const;
    [[nodiscard]] static QVariant causeData(const PreviewCause &cause, int column, int role);
    [[nodiscard]] QVariant lineText(const PreviewLine &line, int column) const;
    [[nodiscard]] QVariant documentData(const PreviewedDocument &document, int column, int role) const;
    [[nodiscard]] QVariant lineData(const PreviewLine &line, int column, int role) const;

    std::vector<PreviewedDocument> m_documents;
};

} // namespace leapfrog
