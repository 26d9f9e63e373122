// SPDX-License-Identifier: MIT
#pragma once

#include "console/ledger/balance_model.h"
#include "console/ledger/ledger_view.h"

class QLineEdit;

namespace leapfrog {

/// The trial balance of a period: what each account had, what came and went, what it has.
class BalanceView : public LedgerView
{
    Q_OBJECT
public:
    explicit BalanceView(Session &session, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *filterField() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Answer
    {
        ReportHead head;
        std::vector<BalanceRow> rows;
    };
    static Result<Answer> read(Connection &connection, const Book &book);
    void show(const Answer &answer);
    void showRows();

    BalanceModel m_model;
    std::vector<BalanceRow> m_all; ///< before the filter
    QLineEdit *m_search;
};

} // namespace leapfrog
