// SPDX-License-Identifier: MIT
#pragma once

#include "store/books/documents.h"

#include <QWidget>

#include <vector>

class QLabel;
class QListWidget;

namespace leapfrog {

/// In place of the ledger while no organisation is chosen: a ledger is one organisation's, its currency and its chart
/// of accounts are its own. UI thread.
class LedgerChoice : public QWidget
{
    Q_OBJECT
public:
    explicit LedgerChoice(QWidget *parent = nullptr);

    /// `isKnown`: whether there are no others. The same ones again change nothing.
    void setOrganisations(const std::vector<OrganisationRow> &organisations, bool isKnown);
    [[nodiscard]] QListWidget *list() const { return m_list; }

signals:
    void chosen(const QString &orgId);

private:
    QLabel *m_text;
    QListWidget *m_list;
};

} // namespace leapfrog
