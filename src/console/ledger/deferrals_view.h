// SPDX-License-Identifier: MIT
#pragma once

#include "console/ledger/deferrals_model.h"
#include "console/ledger/ledger_view.h"

class QLabel;
class QLineEdit;

namespace leapfrog {

/// What is deferred on the last day of the period, and what is still to be released.
class DeferralsView : public LedgerView
{
    Q_OBJECT
public:
    explicit DeferralsView(Session &session, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *filterField() override;
    [[nodiscard]] QString about() const override;

private:
    struct Answer
    {
        ReportHead head;
        std::vector<DeferralLine> lines;
        std::size_t found = 0;
    };
    static Result<Answer> read(Connection &connection, const Book &book, const std::string &document, Date asOf);
    [[nodiscard]] Date asOf() const;
    void show(const Answer &answer);

    DeferralsModel m_model;
    QLineEdit *m_document;
    QLabel *m_more;
    QTimer m_rest; ///< while the user types
};

} // namespace leapfrog
