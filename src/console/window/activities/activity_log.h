// SPDX-License-Identifier: MIT
#pragma once

#include "console/background/activities.h"
#include "console/look/row_model.h"

#include <QDateTime>
#include <QString>

namespace leapfrog {

/// A long act that has ended.
struct PastActivity
{
    int id = 0;
    QDateTime at; ///< its end
    QString title;
    QString outcome; ///< as the strip said it
    bool hasProblems = false;
    QString recreationId; ///< empty: it was none
    QString file; ///< that it has written; empty: none

    friend bool operator==(const PastActivity &, const PastActivity &) = default;
};

/// The newest first.
inline int rowKey(const PastActivity &row)
{
    return row.id;
}

/// What was done since this database was opened: each activity as it ended, the newest first. What is dismissed from
/// the strip stays here. Keeps the last 500. UI thread.
class ActivityLog : public RowModel<PastActivity>
{
    Q_OBJECT
public:
    enum Column
    {
        At,
        What,
        Outcome,
        ColumnCount
    };

    /// `activities` outlives it.
    explicit ActivityLog(Activities &activities, QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Opens the file that an act has written, in the desktop's program for it.
    static void openFile(const QString &file);

signals:
    void changed();

private:
    void note(const Activity &activity);
};

} // namespace leapfrog
