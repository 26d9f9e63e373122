// SPDX-License-Identifier: MIT
#pragma once

#include "console/rehearsal/rehearsal_run.h"
#include "store/close/settings_acts.h"

#include <QObject>

#include <memory>
#include <optional>

class QMessageBox;

namespace leapfrog {

class NoticeBar;

/// Applies what was rehearsed, and takes it back; each told at its end. UI thread.
class RehearsalActs : public QObject
{
    Q_OBJECT
public:
    /// Messages go to `notice`, questions stand over `page`.
    RehearsalActs(Session &session, NoticeBar &notice, QWidget &page);

    /// Why nothing can be applied or undone in that organisation now; empty: it can.
    [[nodiscard]] QString whyNot(const std::string &orgId) const;
    /// "Apply to 12 documents in Books".
    [[nodiscard]] QString applyWords(const RehearsedChange &rehearsed) const;

    /// Asks first where documents would be refused that are posted now, or where many change in production.
    void apply(const std::shared_ptr<const RehearsedChange> &rehearsed, const QString &why);
    /// Asks first.
    void undo(const std::string &orgId, const SettingsAct &act);

signals:
    void mayChanged();
    void applied();
    void done(); ///< well or not: what is shown is to be asked for anew
    void recreationWanted(const QString &recreationId);

private:
    void applyNow(const RehearsedChange &rehearsed, const QString &why);
    void noteApplied(const StartedRecreation &started);
    void undoNow(const SettingsAct &act);
    void sayProblem(const QString &text, const Error &error);
    void setActing(bool acting);

    Session &m_session;
    NoticeBar &m_notice;
    QWidget &m_page;
    bool m_acting = false;
};

} // namespace leapfrog
