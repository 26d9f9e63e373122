// SPDX-License-Identifier: MIT
#pragma once

#include "console/inbox/inbox_list.h"
#include "console/payloads/reread.h"
#include "console/session/session.h"
#include "core/date.h"

#include <QObject>

#include <optional>
#include <vector>

namespace leapfrog {

namespace Ui {
class InboxPage;
}

/// What can be done with payloads: read the refused ones again, read any again, purge what is done. For the selected
/// payloads, all that match the filter, or one reason; asked with the number that the server says, shown among the
/// activities, and told. UI thread.
class InboxActs : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it; `page` is what dialogs are shown over.
    InboxActs(Session &session, Ui::InboxPage &ui, PayloadsModel &payloads, ReasonsModel &reasons, InboxList &list,
              QWidget &page);

    /// Offers what is possible now.
    void show();
    /// All that match the filter, however many are loaded, instead of the selected rows.
    void chooseAll(bool all);
    [[nodiscard]] bool isAllChosen() const { return m_all; }

signals:
    /// Something was done: the list is to be asked again.
    void done();

private:
    void showScope();
    void ask(bool retry);
    void read(const InboxScope &scope, bool retry, std::optional<std::int64_t> groups);
    void tell(const Result<Reread> &done);
    void askPurge();
    void purge(const std::string &orgId, Date before, std::int64_t payloads);
    void tellPurged(const Result<std::int64_t> &gone);
    void say(const QString &text, const QString &advice);
    void sayProblem(const QString &text, const Error &error);
    [[nodiscard]] std::vector<const PayloadRow *> selected() const;
    [[nodiscard]] InboxScope scope() const;
    /// How many payloads that are, counted up to InboxListStore::countCap; nothing: not known.
    [[nodiscard]] std::optional<std::int64_t> scopeSize() const;
    [[nodiscard]] bool hasRefused() const;
    [[nodiscard]] QString whyNothing() const;

    Session &m_session;
    Ui::InboxPage &m_ui;
    PayloadsModel &m_payloads;
    ReasonsModel &m_reasons;
    InboxList &m_list;
    QWidget &m_page;
    bool m_all = false;
    bool m_acting = false; ///< an act is asked about or under way
};

} // namespace leapfrog
