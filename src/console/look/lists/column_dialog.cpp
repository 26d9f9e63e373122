// SPDX-License-Identifier: MIT
#include "console/look/lists/column_dialog.h"

#include "console/look/lists/column_choice.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>

namespace leapfrog {

ColumnDialog::ColumnDialog(ColumnChoice &columns, QWidget *parent)
    : QDialog(parent)
    , m_columns(columns)
    , m_list(new QListWidget(this))
    , m_up(new QPushButton(tr("Move &up"), this))
    , m_down(new QPushButton(tr("Move &down"), this))
    , m_reset(new QPushButton(tr("&Restore"), this))
{
    setObjectName(QStringLiteral("columnDialog"));
    setWindowTitle(tr("Columns"));
    auto *label = new QLabel(tr("&Columns that are shown, in this order:"), this);
    label->setBuddy(m_list);
    m_list->setObjectName(QStringLiteral("columnList"));
    m_list->setAccessibleName(tr("Columns, Space shows or hides one"));
    m_list->installEventFilter(this);
    m_up->setObjectName(QStringLiteral("columnUp"));
    m_up->setToolTip(tr("Earlier in the list (Alt+Up)"));
    m_down->setObjectName(QStringLiteral("columnDown"));
    m_down->setToolTip(tr("Later in the list (Alt+Down)"));
    m_reset->setObjectName(QStringLiteral("columnReset"));
    m_reset->setToolTip(tr("All columns, in the order and width that the screen has"));
    auto *box = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *acts = new QVBoxLayout;
    for (auto *button : {m_up, m_down, m_reset}) {
        button->setAutoDefault(false);
        acts->addWidget(button);
    }
    acts->addStretch(1);
    auto *middle = new QHBoxLayout;
    middle->addWidget(m_list, 1);
    middle->addLayout(acts);
    auto *lines = new QVBoxLayout(this);
    lines->addWidget(label);
    lines->addLayout(middle, 1);
    lines->addWidget(box);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_reset, &QPushButton::clicked, &m_columns, &ColumnChoice::reset);
    connect(m_list, &QListWidget::currentRowChanged, this, &ColumnDialog::showButtons);
    connect(m_list, &QListWidget::itemChanged, this, [this](const QListWidgetItem *item) {
        if (!m_shows)
            m_columns.show(item->data(Qt::UserRole).toInt(), item->checkState() == Qt::Checked);
    });
    // Queued: the list is not rebuilt while it tells of a tick.
    connect(&m_columns, &ColumnChoice::changed, this, &ColumnDialog::showColumns, Qt::QueuedConnection);
    connect(&m_columns, &QObject::destroyed, this, &QDialog::reject);
    showColumns();
    m_list->setCurrentRow(0);
    m_list->setFocus();
}

void ColumnDialog::open(QTableView &table)
{
    auto *columns = ColumnChoice::of(table);
    if (columns == nullptr)
        return;
    auto *dialog = new ColumnDialog(*columns, table.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->QDialog::open();
}

void ColumnDialog::showColumns()
{
    const auto *current = m_list->currentItem();
    const int number = current == nullptr ? -1 : current->data(Qt::UserRole).toInt();
    m_shows = true;
    m_list->clear();
    for (const auto &column : m_columns.columns()) {
        auto *item = new QListWidgetItem(column.heading.isEmpty() ? tr("(without a heading)") : column.heading, m_list);
        item->setData(Qt::UserRole, column.number);
        item->setCheckState(column.shown ? Qt::Checked : Qt::Unchecked);
        const bool stays = column.shown && !m_columns.mayHide(column.number);
        item->setFlags(item->flags().setFlag(Qt::ItemIsUserCheckable, !stays));
        if (stays)
            item->setToolTip(tr("One column stays"));
        if (column.number == number)
            m_list->setCurrentItem(item);
    }
    m_shows = false;
    showButtons();
}

void ColumnDialog::showButtons()
{
    const int row = m_list->currentRow();
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row < m_list->count() - 1);
    m_reset->setEnabled(!m_columns.state().isEmpty());
}

void ColumnDialog::move(int by)
{
    if (const auto *item = m_list->currentItem())
        m_columns.move(item->data(Qt::UserRole).toInt(), by);
}

bool ColumnDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto &key = *static_cast<QKeyEvent *>(event);
    if (key.modifiers() != Qt::AltModifier || (key.key() != Qt::Key_Up && key.key() != Qt::Key_Down))
        return false;
    move(key.key() == Qt::Key_Up ? -1 : 1);
    return true;
}

} // namespace leapfrog
