// SPDX-License-Identifier: MIT
#pragma once

#include "console/session/session.h"

#include <QWidget>

#include <string>
#include <vector>

class QAction;

namespace leapfrog {

/// Documents that another screen leads to: those named, or (none named) those of a status.
struct DocumentsWanted
{
    std::string orgId;
    std::string status; ///< of DocumentFilter
    std::vector<std::string> ids; ///< are ticked, too
};

/// Payloads that another screen leads to: of an organisation, in a state, for a reason; empty fields do not narrow.
struct PayloadsWanted
{
    std::string orgId;
    std::string state; ///< of InboxFilter
    std::string kind = {};
    std::string code = {};
    std::string text = {}; ///< as a user would look for it
};

/// One screen of the console. Is refreshed while it is visible and the session is connected: once a second, on NOTIFY,
/// after a reconnect, when it is shown, when the organisation changes. On a lost connection it keeps what it shows.
class Page : public QWidget
{
    Q_OBJECT
public:
    explicit Page(Session &session, QWidget *parent = nullptr);

    /// Asks the session for what is shown (asynchronously); a request under way is not doubled. Called only while
    /// connected.
    virtual void refresh() = 0;
    /// The same at the user's wish and after a reconnect: nothing is put off, nothing that was known is kept.
    virtual void askAnew() { refresh(); }
    /// Finds that document and makes it the current one, on the screen that has documents.
    virtual void showDocument(const QString &orgId, const QString &documentId);
    /// Lists those documents, on the screen that has documents.
    virtual void showDocuments(const DocumentsWanted &wanted);
    /// Makes that recreation the current one, on the screen that has recreations.
    virtual void showRecreation(const QString &recreationId);
    /// Shows the jobs of that state (JobFilter::state) and priority (0: of any), on the screen that has jobs.
    virtual void showJobs(const QString &state, int priority);
    /// Shows the entries of that document, on the screen that has entries.
    virtual void showEntries(const QString &orgId, const QString &documentId);
    /// Lists those payloads, on the screen that has payloads.
    virtual void showPayloads(const PayloadsWanted &wanted);
    /// Offers that action; its tooltip says `what` it does, or why not now.
    static void offer(QAction &action, const QString &what, const QString &whyNot);
    /// The widget to focus with Ctrl+F; nothing: the page has no filter.
    [[nodiscard]] virtual QWidget *filterField() { return nullptr; }

    [[nodiscard]] bool hasLoaded() const { return m_loaded; }
    /// Whether what is shown is as it is in the database.
    [[nodiscard]] bool isLive() const { return m_session.isLive() && !m_failed; }
    /// A word beside the page's name in the sidebar, for what needs a person: "3 dead"; usually empty.
    [[nodiscard]] const QString &badge() const { return m_badge; }

signals:
    /// The first data is on the screen.
    void loaded();
    void liveChanged();
    void badgeChanged();
    /// The user wants to see that document on the Documents screen.
    void documentWanted(const QString &orgId, const QString &documentId);
    /// … these documents there.
    void documentsWanted(const leapfrog::DocumentsWanted &wanted);
    /// … that recreation on the Recreations screen.
    void recreationWanted(const QString &recreationId);
    /// … the jobs of that state and priority on the Jobs screen, see showJobs().
    void jobsWanted(const QString &state, int priority);
    /// … that document's entries on the Ledger screen.
    void entriesWanted(const QString &orgId, const QString &documentId);
    /// … those payloads on the Inbox screen.
    void payloadsWanted(const leapfrog::PayloadsWanted &wanted);
    /// … another screen, of this name.
    void screenWanted(const QString &name);
    /// … to try things out with made-up data.
    void demoWanted();

protected:
    void showEvent(QShowEvent *event) override;
    [[nodiscard]] Session &session() const { return m_session; }
    /// To be called whenever fresh data is on the screen.
    void setLoaded();
    /// … whenever a question for it failed: what the screen shows is old.
    void setFailed();
    void setBadge(const QString &badge);
    /// Dims that part of the page while the session is not connected.
    void dimWhenNotLive(QWidget *part);

private:
    void refreshIfSeen();

    Session &m_session;
    bool m_loaded = false;
    bool m_failed = false; ///< the last question
    bool m_askedSince = false; ///< since the connection came (back)
    QString m_badge;
};

} // namespace leapfrog
