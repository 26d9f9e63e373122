// SPDX-License-Identifier: MIT
#pragma once

#include "console/ledger/ledger_view.h"
#include "console/ledger/statements/statement_model.h"

class QCheckBox;
class QLabel;

namespace leapfrog {

class ReportExport;

/// A profit and loss of the period, or a balance sheet at its end, by month side by side. Enter on a figure leads to
/// the entries that it is made of.
class StatementView : public LedgerView
{
    Q_OBJECT
public:
    StatementView(StatementKind kind, Session &session, QWidget *parent = nullptr);

    /// What it asks for.
    [[nodiscard]] StatementQuestion statementQuestion() const;
    void refresh() override;
    [[nodiscard]] QWidget *filterField() override;
    [[nodiscard]] QString about() const override;
    [[nodiscard]] QString exportWords() const override;
    void exportShown() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void show(const Statement &statement);
    void fitColumns();
    void open(const QModelIndex &index);

    const StatementKind m_kind;
    StatementModel m_model;
    QCheckBox *m_byMonth;
    QLabel *m_tooMany;
    ReportExport *m_export;
    Days m_days; ///< of the statement that is shown
};

} // namespace leapfrog
