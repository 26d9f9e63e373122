// SPDX-License-Identifier: MIT
#pragma once

#include "console/ledger/entries/entry_table.h"

#include <QTimer>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace leapfrog {

/// The entries of a period: all, of an account, or of a document with or without those that were replaced.
class EntriesView : public EntryTable
{
    Q_OBJECT
public:
    explicit EntriesView(Session &session, QWidget *parent = nullptr);

    /// Lists the entries of that account, or (empty) of all.
    void showAccount(const std::string &account);
    [[nodiscard]] QWidget *filterField() override;
    [[nodiscard]] QString about() const override;

protected:
    void noteBook() override;
    void noteChart() override;
    void showRows() override;

private:
    void fillAccounts();
    void applyFilter();

    QComboBox *m_account;
    QLineEdit *m_document;
    QCheckBox *m_replaced;
    std::string m_wanted; ///< the account that is chosen; may not be in the chart
    QTimer m_rest; ///< while the user types
};

} // namespace leapfrog
