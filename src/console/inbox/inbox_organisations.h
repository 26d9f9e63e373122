// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "console/session/session.h"
#include "store/inbox/inbox_list.h"

#include <QElapsedTimer>
#include <QWidget>

#include <string>
#include <vector>

class QLabel;
class QTableView;

namespace leapfrog {

inline const std::string &rowKey(const InboxOrganisation &row)
{
    return row.orgId;
}

/// Organisations with payloads. UI thread.
class InboxOrganisationsModel : public RowModel<InboxOrganisation>
{
    Q_OBJECT
public:
    enum Column
    {
        Organisation,
        Refused,
        Waiting,
        ColumnCount
    };

    using RowModel::RowModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
};

/// In place of an inbox while none is chosen: whose there are, and in which something was refused or waits.
class InboxOrganisations : public QWidget
{
    Q_OBJECT
public:
    explicit InboxOrganisations(Session &session, QWidget *parent = nullptr);

    /// Asks, unless that is under way or was answered a moment ago.
    void refresh();
    /// The next refresh() is not put off.
    void hurry() { m_since.invalidate(); }
    /// Nothing is known any more.
    void forget();
    /// Whether there was an answer.
    [[nodiscard]] bool isKnown() const { return m_known; }
    [[nodiscard]] const std::vector<InboxOrganisation> &all() const { return m_model.rows(); }
    [[nodiscard]] std::int64_t refused() const;
    [[nodiscard]] QTableView &table() const { return *m_table; }

signals:
    void answered();
    void failed(const leapfrog::Error &error);
    void chosen(const std::string &orgId);

private:
    void show();

    Session &m_session;
    InboxOrganisationsModel m_model;
    QLabel *m_text;
    QTableView *m_table;
    QElapsedTimer m_since; ///< the last answer
    bool m_asking = false;
    bool m_known = false;
};

} // namespace leapfrog
