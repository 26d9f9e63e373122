// SPDX-License-Identifier: MIT
#include "console/window/activities/activity_dialog.h"

#include "console/look/sign_delegate.h"
#include "console/look/table_look.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace leapfrog {

ActivityDialog::ActivityDialog(ActivityLog &log, QWidget *parent)
    : QDialog(parent)
    , m_log(log)
    , m_table(new QTableView(this))
    , m_empty(
          new QLabel(tr("Nothing was done yet. Recreations, imports, exports and what else takes a while are listed "
                        "here when they end."),
                     this))
{
    setObjectName(QStringLiteral("activityDialog"));
    setWindowTitle(tr("Activities"));
    m_table->setObjectName(QStringLiteral("pastActivities"));
    m_table->setAccessibleName(tr("What was done since this database was opened, the newest first"));
    m_table->setModel(&log);
    m_table->setItemDelegate(new SignDelegate(this));
    dressTable(*m_table);
    setColumnWidths(*m_table, {10, 40, 60});
    m_empty->setWordWrap(true);
    auto *box = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_open = box->addButton(tr("&Open"), QDialogButtonBox::ActionRole);
    m_open->setObjectName(QStringLiteral("openPast"));
    m_open->setToolTip(tr("The recreation, or the file that was written (Enter)"));
    auto *lines = new QVBoxLayout(this);
    lines->addWidget(m_empty);
    lines->addWidget(m_table, 1);
    lines->addWidget(box);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_open, &QPushButton::clicked, this, &ActivityDialog::openCurrent);
    connect(m_table, &QTableView::activated, this, &ActivityDialog::openCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ActivityDialog::showActs);
    connect(&log, &ActivityLog::changed, this, &ActivityDialog::showActs);
    connect(&log, &QObject::destroyed, this, &QDialog::reject); // another database
    resize(fontMetrics().averageCharWidth() * 115, fontMetrics().height() * 22);
    showActs();
    m_table->setFocus();
}

void ActivityDialog::showActs()
{
    const bool isEmpty = m_log.rowCount() == 0;
    m_empty->setVisible(isEmpty);
    m_table->setVisible(!isEmpty);
    if (!isEmpty && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_log.index(0, 0));
    const auto *row = m_log.find(m_table->currentIndex());
    m_open->setEnabled(row != nullptr && (!row->recreationId.isEmpty() || !row->file.isEmpty()));
}

void ActivityDialog::openCurrent()
{
    const auto *row = m_log.find(m_table->currentIndex());
    if (row == nullptr)
        return;
    if (!row->file.isEmpty())
        ActivityLog::openFile(row->file);
    else if (!row->recreationId.isEmpty())
        emit recreationWanted(row->recreationId);
}

} // namespace leapfrog
