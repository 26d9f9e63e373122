// SPDX-License-Identifier: MIT
#include "console/documents/preview_model.h"

#include "console/documents/document_words.h"
#include "console/figures.h"
#include "console/problem_words.h"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>

namespace leapfrog {

using Fate = PreviewedDocument::Fate;

// The internal id of a cause or a line is its document's row + 1; of a document 0. Causes stand before lines.

static int rowsBelow(const PreviewedDocument &document)
{
    return static_cast<int>(document.causes.size() + document.lines.size());
}

static bool isAmount(int column)
{
    return column == PreviewModel::Old || column == PreviewModel::New || column == PreviewModel::Change;
}

static Qt::Alignment alignment(int column)
{
    return (isAmount(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

QModelIndex PreviewModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : 0);
}

QModelIndex PreviewModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr{0});
}

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_documents.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return rowsBelow(m_documents[static_cast<std::size_t>(parent.row())]);
}

int PreviewModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    if (index.internalId() == 0)
        return documentData(m_documents[row], index.column(), role);
    const auto &document = m_documents[index.internalId() - 1];
    if (row < document.causes.size())
        return causeData(document.causes[row], index.column(), role);
    return lineData(document.lines[row - document.causes.size()], index.column(), role);
}

QVariant PreviewModel::causeData(const PreviewCause &cause, int column, int role)
{
    if (role == Qt::TextAlignmentRole)
        return {alignment(column)};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case Account:
        return cause.what;
    case Old:
        return cause.before;
    case New:
        return cause.after;
    case Why:
        return cause.why;
    default:
        return {};
    }
}

QString PreviewModel::documentWords(const PreviewedDocument &document) const
{
    const auto id = QString::fromStdString(document.id);
    if (document.version == 0)
        return tr("%1: %2").arg(id, document.refusal);
    const auto head = tr("%1, %2, version %3").arg(id, documentTypeWords(document.type)).arg(document.version);
    switch (document.fate) {
    case Fate::Changes:
        return tr("%1: %n account line(s) will change", nullptr,
                  static_cast<int>(std::ranges::count(document.lines, true, &PreviewLine::changes)))
            .arg(head);
    case Fate::Unchanged:
        return tr("%1: no change").arg(head);
    case Fate::Refused:
        break;
    }
    return tr("%1 would be refused: %2 %3").arg(head, document.refusal, refusalAdvice(document.refusalCode));
}

QVariant PreviewModel::documentData(const PreviewedDocument &document, int column, int role) const
{
    if (column != Account)
        return {};
    if (role == Qt::DisplayRole)
        return documentWords(document);
    if (role == Qt::ToolTipRole)
        return document.fate == Fate::Refused ? tr("Code: %1").arg(QString::fromStdString(document.refusalCode))
                                              : documentWords(document);
    if (role == signRole) {
        const auto sign = document.fate == Fate::Refused ? Sign::Bad
            : document.fate == Fate::Changes             ? Sign::Again
                                                         : Sign::Gone;
        return static_cast<int>(sign);
    }
    return {};
}

QVariant PreviewModel::lineText(const PreviewLine &line, int column) const
{
    static const auto nothing = QStringLiteral("–");
    switch (column) {
    case Account:
        return tr("%1, %2").arg(line.account, dateFigure(line.date));
    case Old:
        return line.hasOld ? amountWithCurrency(line.oldAmount, line.currency) : nothing;
    case New:
        return line.hasNew ? amountWithCurrency(line.newAmount, line.currency) : nothing;
    case Change:
        return signedAmountFigure(line.newAmount - line.oldAmount, line.currency);
    case Why:
        return line.why;
    default:
        return {};
    }
}

QVariant PreviewModel::lineData(const PreviewLine &line, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return lineText(line, column);
    case Qt::ToolTipRole:
        return column == Why ? QVariant(line.why) : QVariant();
    case Qt::TextAlignmentRole:
        return {alignment(column)};
    case Qt::ForegroundRole:
        return line.changes ? QVariant() : QVariant(QGuiApplication::palette().brush(QPalette::PlaceholderText));
    default:
        return {};
    }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return {alignment(section)};
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Account:
        return tr("Document and account");
    case Old:
        return tr("Old");
    case New:
        return tr("New");
    case Change:
        return tr("Difference");
    case Why:
        return tr("Why");
    default:
        return {};
    }
}

PreviewModel::Counts PreviewModel::counts() const
{
    Counts counts;
    for (const auto &document : m_documents) {
        counts.changes += document.fate == Fate::Changes ? 1 : 0;
        counts.unchanged += document.fate == Fate::Unchanged ? 1 : 0;
        counts.refused += document.fate == Fate::Refused ? 1 : 0;
    }
    return counts;
}

void PreviewModel::append(const std::vector<PreviewedDocument> &documents)
{
    if (documents.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(documents.size()) - 1);
    m_documents.insert(m_documents.end(), documents.begin(), documents.end());
    endInsertRows();
}

void PreviewModel::replace(const std::vector<PreviewedDocument> &documents)
{
    for (const auto &fresh : documents) {
        const auto found = std::ranges::find(m_documents, fresh.id, &PreviewedDocument::id);
        if (found == m_documents.end())
            continue;
        const auto place = index(static_cast<int>(found - m_documents.begin()), 0);
        if (const int rows = rowsBelow(*found); rows > 0) {
            beginRemoveRows(place, 0, rows - 1);
            found->causes.clear();
            found->lines.clear();
            endRemoveRows();
        }
        auto head = fresh;
        head.causes.clear();
        head.lines.clear();
        *found = std::move(head);
        emit dataChanged(place, place.siblingAtColumn(ColumnCount - 1));
        if (const int rows = rowsBelow(fresh); rows > 0) {
            beginInsertRows(place, 0, rows - 1);
            *found = fresh;
            endInsertRows();
        }
    }
}

} // namespace leapfrog
