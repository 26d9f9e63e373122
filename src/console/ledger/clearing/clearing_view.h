// SPDX-License-Identifier: MIT
#pragma once

#include "console/ledger/clearing/clearing_model.h"
#include "console/ledger/ledger_view.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace leapfrog {

class ClearingExport;

/// What clearing accounts still hold, order by order, and why; now, whatever the period is. The rests of an account sum
/// to its balance.
class ClearingView : public LedgerView
{
    Q_OBJECT
public:
    explicit ClearingView(Session &session, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *filterField() override;
    [[nodiscard]] QString about() const override;
    [[nodiscard]] QString whyOnlyNow() const override;

private:
    struct Answer
    {
        ReportHead head;
        std::vector<ClearingLine> lines; ///< all
    };
    static Result<Answer> read(Connection &connection, const std::string &orgId);
    void noteBook() override;
    void show(const Answer &answer);
    void showLines();

    ClearingModel m_model;
    std::vector<ClearingLine> m_lines; ///< what is known, before the text narrows it
    QLineEdit *m_search;
    QPushButton *m_exportButton;
    QLabel *m_more;
    ClearingExport *m_export;
    QTimer m_rest; ///< while the user types
    std::string m_orgId; ///< of m_lines
};

} // namespace leapfrog
