// SPDX-License-Identifier: MIT
#pragma once

#include "console/recreations/recreation_list.h"
#include "console/session/session.h"
#include "store/books/recreation_options.h"

#include <QElapsedTimer>
#include <QObject>

#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

namespace Ui {
class RecreationsPage;
}

class RecreationNotice;

/// What can be done with the current recreation of the Recreations screen: offered, done, and told what became of it.
/// Its refused documents are tried again, it is undone, its rest is cancelled. UI thread.
class RecreationActs : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it; `page` is what dialogs are shown over.
    RecreationActs(Session &session, Ui::RecreationsPage &ui, RecreationsModel &model, RecreationList &list,
                   QWidget &page);

    /// Offers what is possible now.
    void show();
    /// Asks the database what can be done with the current recreation: when it is another one or has changed, and now
    /// and then, since documents move on by themselves. Not while it runs: nothing can be undone then.
    void askOptions();

signals:
    /// Something was done: the list is to be asked again.
    void done();

private:
    void showCancelRest(const QString &whyNothing);
    [[nodiscard]] const RecreationRow *current() const;
    /// The activity that posts it; nullptr: not run by this console.
    [[nodiscard]] const Activity *runningActivity(const std::string &recreationId) const;
    void retry();
    void retried(int count, const RecreationRow &row);
    void askBeforeUndo();
    void undo(const RecreationRow &row, const std::vector<std::string> &documents);
    void cancelRest();
    void askBeforeCancel(const RecreationRow &row);
    void cancel(const RecreationRow &row);

    Session &m_session;
    Ui::RecreationsPage &m_ui;
    RecreationsModel &m_model;
    RecreationList &m_list;
    QWidget &m_page;
    RecreationNotice *m_about;
    bool m_acting = false; ///< a retry, a cancel or an undo is asked about or under way
    std::optional<RecreationRow> m_optionsFor; ///< what was asked about last
    std::optional<RecreationOptions> m_options; ///< of the current one; nothing: not known
    bool m_askingOptions = false;
    QElapsedTimer m_sinceOptions;
};

} // namespace leapfrog
