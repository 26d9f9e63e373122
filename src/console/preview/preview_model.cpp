// SPDX-License-Identifier: MIT
#include "console/preview/preview_model.h"

#include "console/look/words.h"
#include "console/preview/preview_rows.h"
#include "console/preview/preview_words.h"

namespace leapfrog {

/// A group or a document; what stands below a document has no node. The internal pointer of an index is the node of its
/// parent.
struct PreviewModel::Node
{
    Node *parent = nullptr;
    int row = 0;
    Entry *entry = nullptr; ///< of a group: nothing
    Fate fate = Fate::Unchanged; ///< at the top
    std::vector<std::unique_ptr<Node>> children = {};

    [[nodiscard]] int rowsBelow() const
    {
        return static_cast<int>(entry == nullptr ? children.size()
                                                 : entry->document.causes.size() + entry->document.lines.size());
    }
    /// A document that stands for the group.
    [[nodiscard]] const PreviewedDocument &any() const
    {
        return entry == nullptr ? children.front()->entry->document : entry->document;
    }
};

PreviewModel::PreviewModel(bool offersTicks, QObject *parent)
    : QAbstractItemModel(parent)
    , m_offersTicks(offersTicks)
    , m_root(std::make_unique<Node>())
{ }

PreviewModel::~PreviewModel() = default;

// --- the tree -------------------------------------------------------------------------------------------------------

PreviewModel::Node *PreviewModel::nodeOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return m_root.get();
    const auto *parent = static_cast<const Node *>(index.internalPointer());
    return parent->entry != nullptr ? nullptr : parent->children[static_cast<std::size_t>(index.row())].get();
}

QModelIndex PreviewModel::indexOf(const Node &node) const
{
    return node.parent == nullptr ? QModelIndex() : createIndex(node.row, 0, node.parent);
}

QModelIndex PreviewModel::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column, nodeOf(parent)) : QModelIndex();
}

QModelIndex PreviewModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(*static_cast<const Node *>(child.internalPointer())) : QModelIndex();
}

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    const auto *node = nodeOf(parent);
    return node == nullptr ? 0 : node->rowsBelow();
}

int PreviewModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

const PreviewedDocument *PreviewModel::documentAt(const QModelIndex &index) const
{
    const auto *node = index.isValid() ? nodeOf(index) : nullptr;
    return node == nullptr || node->entry == nullptr ? nullptr : &node->entry->document;
}

bool PreviewModel::isSentence(const QModelIndex &index) const
{
    if (nodeOf(index) != nullptr)
        return true;
    const auto &causes = static_cast<const Node *>(index.internalPointer())->entry->document.causes;
    const auto row = static_cast<std::size_t>(index.row());
    return row < causes.size() && !causes[row].isField();
}

QModelIndex PreviewModel::find(const std::string &id) const
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? QModelIndex() : indexOf(*found->second);
}

// --- documents come and are replaced --------------------------------------------------------------------------------

void PreviewModel::add(const std::vector<PreviewedDocument> &documents)
{
    std::map<Fate, std::vector<std::unique_ptr<Node>>> byFate;
    for (const auto &document : documents) {
        std::unique_ptr<Node> node;
        if (const auto known = m_byId.find(document.id); known != m_byId.end()) {
            node = takeOut(*known->second);
            count(*node->entry, -1);
            node->entry->document = document;
        } else {
            m_entries.push_back({.document = document});
            node = std::make_unique<Node>();
            node->entry = &m_entries.back();
            m_byId.emplace(document.id, node.get());
        }
        count(*node->entry, 1);
        byFate[document.fate].push_back(std::move(node));
    }
    for (auto &[fate, nodes] : byFate)
        place(std::move(nodes), fate);
}

int PreviewModel::endOf(Fate fate) const
{
    int end = 0;
    for (int i = 0; i <= static_cast<int>(fate); ++i)
        end += m_top.at(static_cast<std::size_t>(i));
    return end;
}

void PreviewModel::place(std::vector<std::unique_ptr<Node>> nodes, Fate fate)
{
    if (fate == Fate::Refused) {
        for (auto &node : nodes)
            placeInGroup(std::move(node));
    } else if (fate != Fate::Unchanged) {
        insert(*m_root, endOf(fate), std::move(nodes));
    } else if (m_unchanged != nullptr) {
        insert(*m_unchanged, m_unchanged->rowsBelow(), std::move(nodes));
        emit dataChanged(indexOf(*m_unchanged), indexOf(*m_unchanged));
    } else {
        auto group = std::make_unique<Node>();
        m_unchanged = group.get();
        group->children = std::move(nodes);
        renumber(*group, 0);
        std::vector<std::unique_ptr<Node>> one;
        one.push_back(std::move(group));
        insert(*m_root, endOf(fate), std::move(one));
    }
}

/// A refused document comes to those that are refused for the same reason: the second one makes them a group.
void PreviewModel::placeInGroup(std::unique_ptr<Node> node)
{
    const auto &sentence = node->entry->document.refusal;
    const auto found = m_refusals.find(sentence);
    std::vector<std::unique_ptr<Node>> nodes;
    if (found == m_refusals.end()) {
        m_refusals.emplace(sentence, node.get());
        nodes.push_back(std::move(node));
        insert(*m_root, endOf(Fate::Refused), std::move(nodes));
        return;
    }
    auto *place = found->second;
    if (place->entry == nullptr) {
        nodes.push_back(std::move(node));
        insert(*place, place->rowsBelow(), std::move(nodes));
        emit dataChanged(indexOf(*place), indexOf(*place));
        return;
    }
    const int row = place->row;
    auto group = std::make_unique<Node>();
    group->children.push_back(takeOut(*place));
    group->children.push_back(std::move(node));
    renumber(*group, 0);
    m_refusals.insert_or_assign(group->any().refusal, group.get());
    nodes.push_back(std::move(group));
    insert(*m_root, row, std::move(nodes));
}

void PreviewModel::insert(Node &parent, int row, std::vector<std::unique_ptr<Node>> nodes)
{
    const auto count = static_cast<int>(nodes.size());
    beginInsertRows(indexOf(parent), row, row + count - 1);
    for (auto &node : nodes) {
        node->parent = &parent;
        node->fate = node->any().fate;
    }
    if (&parent == m_root.get())
        m_top.at(static_cast<std::size_t>(nodes.front()->fate)) += count;
    parent.children.insert(parent.children.begin() + row, std::make_move_iterator(nodes.begin()),
                           std::make_move_iterator(nodes.end()));
    renumber(parent, static_cast<std::size_t>(row));
    endInsertRows();
}

/// The node leaves the tree, with its group when it is the last of it.
std::unique_ptr<PreviewModel::Node> PreviewModel::takeOut(Node &node)
{
    auto &group = *node.parent;
    if (&group == m_root.get()) {
        if (node.fate == Fate::Refused)
            m_refusals.erase(node.any().refusal);
        return remove(node);
    }
    if (group.children.size() > 1) {
        auto taken = remove(node);
        emit dataChanged(indexOf(group), indexOf(group));
        return taken;
    }
    if (&group == m_unchanged)
        m_unchanged = nullptr;
    else
        m_refusals.erase(node.any().refusal);
    return std::move(remove(group)->children.front());
}

std::unique_ptr<PreviewModel::Node> PreviewModel::remove(Node &node)
{
    auto &parent = *node.parent;
    const auto row = node.row;
    beginRemoveRows(indexOf(parent), row, row);
    if (&parent == m_root.get())
        --m_top.at(static_cast<std::size_t>(node.fate));
    auto removed = std::move(parent.children[static_cast<std::size_t>(row)]);
    parent.children.erase(parent.children.begin() + row);
    renumber(parent, static_cast<std::size_t>(row));
    endRemoveRows();
    return removed;
}

void PreviewModel::renumber(Node &parent, std::size_t first)
{
    for (auto row = first; row < parent.children.size(); ++row) {
        parent.children[row]->parent = &parent;
        parent.children[row]->row = static_cast<int>(row);
    }
}

// --- what is wanted -------------------------------------------------------------------------------------------------

bool PreviewModel::isWanted(const Entry &entry) const
{
    if (!canBeWanted(entry.document.fate))
        return false;
    return entry.choice.value_or(entry.document.fate != Fate::Unchanged || m_wantsUnchanged);
}

void PreviewModel::count(const Entry &entry, int sign)
{
    switch (entry.document.fate) {
    case Fate::Changes:
        m_counts.changes += sign;
        break;
    case Fate::New:
        m_counts.fresh += sign;
        break;
    case Fate::Refused:
        m_counts.refused += sign;
        break;
    case Fate::Unchanged:
        m_counts.unchanged += sign;
        m_counts.unchangedWanted += isWanted(entry) ? sign : 0;
        break;
    }
}

void PreviewModel::choose(Entry &entry, std::optional<bool> choice)
{
    count(entry, -1);
    entry.choice = choice;
    count(entry, 1);
}

std::vector<const PreviewedDocument *> PreviewModel::wanted() const
{
    std::vector<const PreviewedDocument *> documents;
    for (const auto &entry : m_entries) {
        if (isWanted(entry))
            documents.push_back(&entry.document);
    }
    return documents;
}

std::vector<PreviewedDocument> PreviewModel::documents() const
{
    std::vector<PreviewedDocument> documents;
    for (const auto &entry : m_entries)
        documents.push_back(entry.document);
    return documents;
}

void PreviewModel::wantUnchanged(bool wanted)
{
    m_wantsUnchanged = wanted;
    m_counts.unchangedWanted = 0;
    for (auto &entry : m_entries) {
        if (entry.document.fate != Fate::Unchanged)
            continue;
        entry.choice.reset();
        m_counts.unchangedWanted += wanted ? 1 : 0;
    }
    if (m_unchanged != nullptr)
        emit dataChanged(index(0, Account, indexOf(*m_unchanged)),
                         index(m_unchanged->rowsBelow() - 1, Account, indexOf(*m_unchanged)), {Qt::CheckStateRole});
    emit wantedChanged();
}

Qt::ItemFlags PreviewModel::flags(const QModelIndex &index) const
{
    auto flags = QAbstractItemModel::flags(index);
    const auto *document = documentAt(index);
    if (m_offersTicks && document != nullptr && index.column() == Account && canBeWanted(document->fate))
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool PreviewModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !flags(index).testFlag(Qt::ItemIsUserCheckable))
        return false;
    choose(*nodeOf(index)->entry, value.toInt() == Qt::Checked);
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit wantedChanged();
    return true;
}

// --- what is read ---------------------------------------------------------------------------------------------------

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (const auto *node = nodeOf(index))
        return headData(*node, index.column(), role);
    const auto &document = static_cast<const Node *>(index.internalPointer())->entry->document;
    const auto row = static_cast<std::size_t>(index.row());
    if (row < document.causes.size())
        return previewCauseData(document.causes[row], index.column(), role);
    return previewLineData(document.lines[row - document.causes.size()], index.column(), role);
}

QVariant PreviewModel::headData(const Node &node, int column, int role) const
{
    if (column != Account)
        return {};
    const bool isGroup = node.entry == nullptr;
    const auto &document = node.any();
    switch (role) {
    case Qt::DisplayRole:
        return withShortWords(isGroup ? groupWords(document, node.rowsBelow()) : previewedWords(document));
    case Qt::ToolTipRole:
        if (document.fate == Fate::Refused)
            return tr("Code: %1").arg(QString::fromStdString(document.refusalCode));
        return isGroup || !m_offersTicks ? QVariant() : QVariant(tr("Untick it (Space) to leave it out."));
    case Qt::CheckStateRole:
        if (isGroup || !m_offersTicks || !canBeWanted(document.fate))
            return {};
        return isWanted(*node.entry) ? Qt::Checked : Qt::Unchecked;
    case signRole:
        return static_cast<int>(previewedSign(document.fate));
    default:
        return {};
    }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((isAmountColumn(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
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

} // namespace leapfrog
