// SPDX-License-Identifier: MIT
#pragma once

#include "console/ledger/entries/entry_table.h"

#include <map>

class QLabel;
class QPushButton;

namespace leapfrog {

/// The entries of one document, of all its versions, and below them of the current one: which rule made it, why, from
/// which line of the document.
class DocumentEntriesView : public EntryTable
{
    Q_OBJECT
public:
    explicit DocumentEntriesView(Session &session, QWidget *parent = nullptr);

    void refresh() override;
    /// Lists the document's entries, that one being the current one.
    void showEntry(const EntryPlace &place);
    void focusReason() override;
    [[nodiscard]] QString about() const override;

signals:
    /// The user wants to go on to the reason.
    void reasonWanted();
    void documentWanted(const QString &orgId, const QString &documentId);
    void recreationWanted(const QString &recreationId);

protected:
    void noteBook() override;
    void noteRows() override;
    void showRows() override;

private:
    void list(const std::string &document);
    void showReason();
    void askSource();
    void makeCurrent();

    QWidget *m_reason;
    QLabel *m_rule;
    QLabel *m_facts;
    QPushButton *m_open;
    QPushButton *m_recreation;
    std::optional<Moment> m_knownAt; ///< of the entries that are listed
    std::optional<EntryPlace> m_wanted; ///< to become the current one when it is loaded
    std::map<LedgerEntryKey, QString> m_sources; ///< of entries of this document: where they come from
    LedgerEntryKey m_asked; ///< whose source is being read
};

} // namespace leapfrog
