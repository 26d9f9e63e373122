// SPDX-License-Identifier: MIT
#pragma once

#include "console/ledger/entries/entry_table.h"

#include <QTimer>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace leapfrog {

/// The entries of a period: all, of an account, or of a document with or without those that were replaced.
class EntriesView : public EntryTable
{
    Q_OBJECT
public:
    explicit EntriesView(Session &session, QWidget *parent = nullptr);

    /// Lists the entries of that account, or (empty) of all; of those days, or of the book's period.
    void showAccount(const std::string &account, const std::optional<Period> &days = std::nullopt);
    /// The account whose entries are listed; empty: all.
    [[nodiscard]] const std::string &account() const { return m_wanted; }
    /// The days whose entries are listed.
    [[nodiscard]] Period period() const { return m_days ? *m_days : book().period; }
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
    QPushButton *m_whole; ///< leads from days of their own to the book's period
    std::optional<Period> m_days; ///< of a figure that led here; not the book's
    std::string m_wanted; ///< the account that is chosen; may not be in the chart
    QTimer m_rest; ///< while the user types
};

} // namespace leapfrog
