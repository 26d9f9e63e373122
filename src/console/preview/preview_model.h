// SPDX-License-Identifier: MIT
#pragma once

#include "console/preview/previewed_document.h"

#include <QAbstractItemModel>

#include <array>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace leapfrog {

/// Previewed documents as a tree: those that change first, then new ones, refused ones (those refused for the same
/// reason as one group), and a group of those that would not change. Below a document stands what changed in it or in
/// the settings, then its accounts before and after. Each document that can be recreated has a tick: whether it is
/// wanted. UI thread.
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
        int fresh = 0; ///< new ones
        int refused = 0;
        int unchanged = 0;
        int unchangedWanted = 0;
    };

    /// `offersTicks`: documents can be left out.
    explicit PreviewModel(bool offersTicks, QObject *parent = nullptr);
    ~PreviewModel() override;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    [[nodiscard]] const Counts &counts() const { return m_counts; }
    /// The document of a row; nullptr for groups and for what stands below a document.
    [[nodiscard]] const PreviewedDocument *documentAt(const QModelIndex &index) const;
    /// Whether a row is a sentence over the whole width, not a line of figures.
    [[nodiscard]] bool isSentence(const QModelIndex &index) const;
    /// Where a document is; invalid when it is not previewed.
    [[nodiscard]] QModelIndex find(const std::string &id) const;

    /// All, in the order in which they came.
    [[nodiscard]] std::vector<PreviewedDocument> documents() const;
    /// Those that the user wants, in the order in which they came.
    [[nodiscard]] std::vector<const PreviewedDocument *> wanted() const;
    /// Ticks or unticks all that would not change, those that are still to come too.
    void wantUnchanged(bool wanted);

    /// Adds documents, or puts newer previews in the place of those with the same id.
    void add(const std::vector<PreviewedDocument> &documents);

signals:
    /// The user has ticked or unticked something.
    void wantedChanged();

private:
    /// A previewed document and whether the user wants it; nothing: as its fate says.
    struct Entry
    {
        PreviewedDocument document;
        std::optional<bool> choice = {};
    };
    struct Node;
    using Fate = PreviewedDocument::Fate;

    [[nodiscard]] Node *nodeOf(const QModelIndex &index) const; ///< of a group or a document, or nullptr
    [[nodiscard]] QModelIndex indexOf(const Node &node) const;
    [[nodiscard]] bool isWanted(const Entry &entry) const;
    [[nodiscard]] static bool canBeWanted(Fate fate) { return fate != Fate::Refused; }
    void choose(Entry &entry, std::optional<bool> choice);
    void count(const Entry &entry, int sign);

    void place(std::vector<std::unique_ptr<Node>> nodes, Fate fate);
    void placeInGroup(std::unique_ptr<Node> node);
    void insert(Node &parent, int row, std::vector<std::unique_ptr<Node>> nodes);
    std::unique_ptr<Node> takeOut(Node &node);
    std::unique_ptr<Node> remove(Node &node);
    static void renumber(Node &parent, std::size_t first);
    [[nodiscard]] int endOf(Fate fate) const; ///< the top row after that fate's

    [[nodiscard]] QVariant headData(const Node &node, int column, int role) const;

    const bool m_offersTicks;
    std::deque<Entry> m_entries; ///< in the order in which they came; addresses stay
    std::unique_ptr<Node> m_root;
    std::map<std::string, Node *> m_byId;
    std::map<QString, Node *> m_refusals; ///< by sentence: the group, or the only document
    Node *m_unchanged = nullptr; ///< the group
    std::array<int, 4> m_top{}; ///< top rows by fate
    Counts m_counts;
    bool m_wantsUnchanged = false;
};

} // namespace leapfrog
