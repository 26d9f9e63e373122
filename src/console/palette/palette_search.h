// SPDX-License-Identifier: MIT
#pragma once

#include "console/palette/palette_entry.h"
#include "console/session/session.h"

#include <QObject>
#include <QTimer>

#include <stop_token>

namespace leapfrog {

/// Looks in the database for what was typed: documents, jobs, recreations, accounts, each by itself. What is typed next
/// cancels what is under way, on the server too; after `deadline` it is given up. UI thread.
class PaletteSearch : public QObject
{
    Q_OBJECT
public:
    explicit PaletteSearch(Session &session, QObject *parent = nullptr);
    ~PaletteSearch() override;

    /// Starts once the typing rests for a moment; less than two characters end what is under way.
    void search(const QString &typed);
    /// Whether an answer is still to come.
    [[nodiscard]] bool isUnderWay() const { return m_isUnderWay; }

signals:
    /// Of one kind. They lead to the signals below.
    void found(leapfrog::PaletteEntry::Kind kind, std::vector<leapfrog::PaletteEntry> entries);
    /// Another answer came, or none will.
    void progressed();
    void documentWanted(const QString &orgId, const QString &documentId);
    void jobWanted(const QString &jobId);
    void recreationWanted(const QString &recreationId);
    void accountWanted(const QString &code);

private:
    void ask();
    void cancel();

    Session &m_session;
    QString m_typed;
    QTimer m_rest;
    QTimer m_deadline;
    std::stop_source m_stop;
    int m_round = 0; ///< what comes of an earlier one counts no more
    bool m_isUnderWay = false;
};

} // namespace leapfrog
