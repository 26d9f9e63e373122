// SPDX-License-Identifier: MIT
#pragma once

#include "console/ledger/ledger_view.h"
#include "console/ledger/verify/verification.h"
#include "console/preview/preview_dialog.h"

#include <QPointer>

class QLabel;
class QProgressBar;
class QPushButton;

namespace leapfrog {

/// Posts every document again in memory, compares, lists what differs, and offers to recreate it. Of the whole book,
/// whatever the period: that is what is verified.
class VerifyView : public LedgerView
{
    Q_OBJECT
public:
    explicit VerifyView(Session &session, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *filterField() override;
    [[nodiscard]] QString about() const override;
    [[nodiscard]] QString whyOnlyNow() const override;

signals:
    /// A recreation of what was found was accepted.
    void started(const leapfrog::StartedRecreation &recreation);
    void notStarted(const leapfrog::Error &error);

protected:
    void noteBook() override;

private:
    void begin();
    void add(const std::vector<FindingRow> &findings);
    void showEnd(const std::optional<Error> &error);
    void showState();
    void showCurrent();
    [[nodiscard]] bool isOfAnother() const;
    [[nodiscard]] QString resultWords() const;
    [[nodiscard]] std::vector<std::string> chosen() const;
    void recreate();

    FindingsModel m_model;
    Verification m_verification;
    QPushButton *m_begin;
    QPushButton *m_cancel;
    QPushButton *m_recreate;
    QProgressBar *m_progress;
    QLabel *m_result;
    QLabel *m_lines; ///< what differs of the current finding
    QPointer<PreviewDialog> m_dialog;
    std::string m_orgId; ///< whose book was verified last
    bool m_isDone = false; ///< that verification went through the whole book
    QString m_failure;
};

} // namespace leapfrog
