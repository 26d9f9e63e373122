// SPDX-License-Identifier: MIT
#pragma once

#include "console/ledger/flux/flux_answer.h"
#include "console/ledger/flux/flux_model.h"
#include "console/ledger/ledger_view.h"

#include <memory>

class QDateTimeEdit;
class QLabel;

namespace leapfrog {

class KnownAtChoice;
class ReportExport;

/// Why figures known at one moment are not those known at another: account by account, the reasons under each, without
/// rest. Through the last day of the period.
class FluxView : public LedgerView
{
    Q_OBJECT
public:
    explicit FluxView(Session &session, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *filterField() override;
    [[nodiscard]] QString about() const override;
    [[nodiscard]] QString whyOnlyNow() const override;
    [[nodiscard]] QString exportWords() const override;
    void exportShown() override;

signals:
    /// The documents that moved that account for that reason are wanted.
    void documentsWanted(const std::shared_ptr<const leapfrog::FluxAnswer> &answer, const std::string &account,
                         leapfrog::FluxReason reason);

protected:
    void changeEvent(QEvent *event) override;

private:
    void noteBook() override;
    [[nodiscard]] FluxChoice choice() const;
    void show(const std::shared_ptr<const FluxAnswer> &answer);
    void open(const QModelIndex &index);

    FluxModel m_model;
    QDateTimeEdit *m_before;
    QLabel *m_beforeIs; ///< what the first moment is, while nobody chose it
    KnownAtChoice *m_after;
    QLabel *m_notes;
    ReportExport *m_export;
    std::shared_ptr<const FluxAnswer> m_answer;
    std::optional<Moment> m_chosen; ///< as `before`
    std::string m_orgId; ///< of what is shown
    QTimer m_rest; ///< while the user types
};

} // namespace leapfrog
