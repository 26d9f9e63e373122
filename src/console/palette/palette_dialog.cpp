// SPDX-License-Identifier: MIT
#include "console/palette/palette_dialog.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace leapfrog {

static const auto recentKey = QStringLiteral("palette/recent");
static constexpr int mostRecent = 20;
static constexpr int widthInCharacters = 90;
static constexpr int rowsInSight = 14;

PaletteDialog::PaletteDialog(std::vector<PaletteEntry> entries, Session &session, QSettings &settings, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_settings(settings)
    , m_model(new PaletteModel(this))
    , m_search(new PaletteSearch(session, this))
    , m_field(new QLineEdit(this))
    , m_list(new QTreeView(this))
    , m_state(new QLabel(this))
{
    setObjectName(QStringLiteral("palette"));
    setWindowTitle(tr("Search or run"));
    m_model->setRecent(settings.value(recentKey).toStringList());
    m_model->setEntries(std::move(entries));
    layOut();
    connect(m_field, &QLineEdit::textChanged, this, &PaletteDialog::showTyped);
    connect(m_list, &QTreeView::activated, this, &PaletteDialog::run);
    connect(m_search, &PaletteSearch::found, this, [this](PaletteEntry::Kind kind, std::vector<PaletteEntry> found) {
        const int row = m_list->currentIndex().row(); // what is found comes below what was there
        m_model->setFound(kind, std::move(found));
        m_list->setCurrentIndex(m_model->index(row < 0 ? m_model->firstUsable() : row, 0));
    });
    connect(m_search, &PaletteSearch::progressed, this, &PaletteDialog::showState);
    showTyped({});
}

void PaletteDialog::layOut()
{
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_field->setPlaceholderText(tr("Screen, act, preference, document, job, recreation, account"));
    m_field->setAccessibleName(tr("Search or run"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("What fits"));
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setHeaderHidden(true);
    m_list->setFocusPolicy(Qt::NoFocus); // the keys are the field's
    m_list->header()->setStretchLastSection(true);
    const int character = fontMetrics().averageCharWidth();
    m_list->setColumnWidth(PaletteModel::Title, character * widthInCharacters / 2);
    m_state->setObjectName(QStringLiteral("paletteState"));
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_state->setWordWrap(true);
    auto *lines = new QVBoxLayout(this);
    lines->addWidget(m_field);
    lines->addWidget(m_list, 1);
    lines->addWidget(m_state);
    const QSize wanted(character * widthInCharacters, fontMetrics().height() * (rowsInSight + 5));
    resize(wanted.boundedTo(parentWidget()->size() - QSize(40, 40)));
}

void PaletteDialog::showTyped(const QString &typed)
{
    m_model->setTyped(typed);
    m_list->setCurrentIndex(m_model->index(m_model->firstUsable(), 0));
    m_search->search(typed);
    showState();
}

void PaletteDialog::showState()
{
    const bool isTyped = !m_field->text().trimmed().isEmpty();
    if (m_search->isUnderWay())
        m_state->setText(tr("Looking in the database…"));
    else if (isTyped && !m_session.isConnected())
        m_state->setText(tr("Not connected: only screens, acts and preferences are found."));
    else if (isTyped && m_model->rowCount() == 0)
        m_state->setText(tr("Nothing fits “%1”.").arg(m_field->text().left(60)));
    else
        m_state->setText(tr("Return runs it, Escape leaves."));
}

void PaletteDialog::run(const QModelIndex &index)
{
    const auto *chosen = m_model->entry(index.row());
    if (chosen == nullptr || !chosen->whyNot.isEmpty())
        return;
    const auto entry = *chosen; // the model goes with the dialog
    if (!entry.key.isEmpty()) {
        auto recent = m_settings.value(recentKey).toStringList();
        recent.removeAll(entry.key);
        recent.prepend(entry.key);
        m_settings.setValue(recentKey, QStringList(recent.mid(0, mostRecent)));
    }
    accept();
    entry.run();
}

void PaletteDialog::move(int by)
{
    const int count = m_model->rowCount();
    int row = std::clamp(m_list->currentIndex().row() + by, 0, std::max(0, count - 1));
    while (row > 0 && row + 1 < count && !m_model->entry(row)->whyNot.isEmpty())
        row += by < 0 ? -1 : 1;
    if (const auto *entry = m_model->entry(row); entry != nullptr && entry->whyNot.isEmpty())
        m_list->setCurrentIndex(m_model->index(row, 0));
}

bool PaletteDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(rowsInSight);
        return true;
    case Qt::Key_PageUp:
        move(-rowsInSight);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(m_list->currentIndex());
        return true;
    default:
        return false;
    }
}

} // namespace leapfrog
