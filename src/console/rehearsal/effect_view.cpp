// SPDX-License-Identifier: MIT
#include "console/rehearsal/effect_view.h"

#include "console/look/flow_layout.h"
#include "console/look/sign_delegate.h"
#include "console/look/style/act_look.h"
#include "console/look/style/said_label.h"
#include "console/look/table_look.h"
#include "console/look/words.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace leapfrog {

static constexpr int rowsAtLeast = 4; ///< lines that are left of a table in a low window; then the page scrolls
static constexpr int progressWidth = 160;

EffectView::EffectView(QWidget *parent)
    : QWidget(parent)
    , m_said(new SaidLabel(this))
    , m_progress(new QProgressBar(this))
    , m_progressText(addLabel(this, "progressText"))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_content(new QStackedWidget(this))
    , m_empty(addLabel(m_content, "effectEmpty"))
    , m_tabs(new QTabWidget(m_content))
{
    m_said->setObjectName(QStringLiteral("effect"));
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    m_said->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setObjectName(QStringLiteral("rehearsalProgress"));
    m_progress->setAccessibleName(tr("Rehearsal"));
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(12);
    m_progress->setFixedWidth(progressWidth);
    m_cancel->setObjectName(QStringLiteral("cancelRehearsal"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_tabs->setObjectName(QStringLiteral("effectTabs"));
    m_tabs->setAccessibleName(tr("Views of the effect"));
    m_tabs->addTab(makePlaces(), tr("Accounts and months"));
    m_tabs->addTab(makeLargest(), tr("Documents that move most"));
    m_tabs->addTab(makeRefusals(), tr("Refused"));
    m_content->addWidget(m_empty);
    m_content->addWidget(m_tabs);
    auto *line = new FlowLayout;
    line->setSpacing(8);
    for (QWidget *part : std::initializer_list<QWidget *>{m_progress, m_progressText, m_cancel})
        line->addWidget(part);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(8);
    lines->addWidget(m_said);
    lines->addLayout(line);
    lines->addWidget(m_content, 1);
    connect(m_cancel, &QPushButton::clicked, this, &EffectView::cancelWanted);
    showNothing({});
}

QLabel *EffectView::addLabel(QWidget *parent, const char *name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QTableView *EffectView::addTable(QWidget *parent, const char *name, const QString &accessibleName,
                                 QAbstractItemModel &model, std::initializer_list<int> widths)
{
    auto *table = new QTableView(parent);
    table->setObjectName(QLatin1String(name));
    table->setAccessibleName(accessibleName);
    table->setModel(&model);
    table->setItemDelegate(new SignDelegate(table));
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    dressTable(*table);
    setColumnWidths(*table, widths);
    table->setMinimumHeight(fontMetrics().height() * rowsAtLeast);
    return table;
}

/// Two parts of a tab, the second with a line that says what it is.
static QWidget *inTwo(QWidget *upper, QLabel *text, QWidget *lower)
{
    auto *split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    auto *below = new QWidget(split);
    auto *lines = new QVBoxLayout(below);
    lines->setContentsMargins(0, 4, 0, 0);
    lines->addWidget(text);
    lines->addWidget(lower, 1);
    split->addWidget(upper);
    split->addWidget(below);
    split->setSizes({3000, 2000}); // in proportion
    return split;
}

QWidget *EffectView::makePlaces()
{
    auto *upper = new QWidget(this);
    m_filter = new QLineEdit(upper);
    m_filter->setObjectName(QStringLiteral("placeFilter"));
    m_filter->setAccessibleName(tr("Find an account or month"));
    m_filter->setPlaceholderText(tr("Account or month"));
    m_filter->setClearButtonEnabled(true);
    m_alsoSame = new QCheckBox(tr("Also what stays as it is"), upper);
    m_alsoSame->setObjectName(QStringLiteral("alsoSame"));
    m_placesTable = addTable(upper, "places", tr("Accounts and months"), m_places, {26, 9, 15, 15, 15, 10});
    auto *line = new FlowLayout;
    line->setSpacing(8);
    line->addWidget(m_filter);
    line->addWidget(m_alsoSame);
    auto *lines = new QVBoxLayout(upper);
    lines->setContentsMargins(0, 6, 0, 0);
    lines->addLayout(line);
    lines->addWidget(m_placesTable, 1);
    m_moversText = addLabel(this, "moversText");
    m_moversTable
        = addTable(this, "movers", tr("Documents behind the account and month"), m_movers, {20, 14, 15, 15, 15});
    connect(m_filter, &QLineEdit::textChanged, this, &EffectView::showPlaces);
    connect(m_alsoSame, &QCheckBox::toggled, this, &EffectView::showPlaces);
    connect(m_placesTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &EffectView::showMovers);
    connect(m_placesTable, &QTableView::activated, this, [this] { m_moversTable->setFocus(Qt::OtherFocusReason); });
    connect(m_moversTable, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const auto *row = m_movers.find(index))
            emit documentWanted(row->id);
    });
    return inTwo(upper, m_moversText, m_moversTable);
}

QWidget *EffectView::makeLargest()
{
    m_largestTable = addTable(this, "largest", tr("Documents that move most"), m_largest, {24, 18, 16});
    m_changesText = addLabel(this, "changesText");
    m_changesTable = addTable(this, "changes", tr("What changes of the document"), m_changes, {26, 9, 15, 15, 15, 10});
    m_changesTable->hideColumn(MonthMovesModel::Documents);
    connect(m_largestTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &EffectView::showChangesOfDocument);
    connect(m_largestTable, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const auto *row = m_largest.find(index))
            emit documentWanted(row->id);
    });
    return inTwo(m_largestTable, m_changesText, m_changesTable);
}

static QStringList refusedExamples(const RehearsedRefusal &refusal)
{
    QStringList ids;
    for (const auto &id : refusal.examples)
        ids.append(QString::fromStdString(id));
    return ids;
}

QWidget *EffectView::makeRefusals()
{
    auto *tab = new QWidget(this);
    m_refusalsText = addLabel(tab, "refusalsText");
    m_refusalsTable = addTable(tab, "refusals", tr("Refused documents by reason"), m_refusals, {11, 8, 60, 20});
    m_showRefused = new QPushButton(tr("Show the examples under Documents"), tab);
    m_showRefused->setObjectName(QStringLiteral("showRefused"));
    makeLink(*m_showRefused);
    auto *lines = new QVBoxLayout(tab);
    lines->setContentsMargins(0, 6, 0, 0);
    lines->addWidget(m_refusalsText);
    lines->addWidget(m_refusalsTable, 1);
    lines->addWidget(m_showRefused, 0, Qt::AlignLeft);
    const auto show = [this] {
        if (const auto *row = m_refusals.find(m_refusalsTable->currentIndex()))
            emit documentsWanted(refusedExamples(*row));
    };
    connect(m_refusalsTable, &QTableView::activated, this, show);
    connect(m_showRefused, &QPushButton::clicked, this, show);
    return tab;
}

void EffectView::setChart(const ChartOfAccounts &chart)
{
    if (chart.accounts() == m_chart.accounts())
        return;
    m_chart = chart;
    showPlaces();
    showChangesOfDocument();
}

QString EffectView::accountWordsOf(const std::string &code) const
{
    const auto *account = m_chart.find(code);
    return QString::fromStdString(account == nullptr ? code : code + ' ' + account->name);
}

void EffectView::setCurrency(const std::string &currency)
{
    m_places.setCurrency(currency);
    m_movers.setCurrency(currency);
    m_largest.setCurrency(currency);
    m_changes.setCurrency(currency);
    for (auto *model : std::initializer_list<QAbstractItemModel *>{&m_places, &m_movers, &m_largest, &m_changes})
        emit model->headerDataChanged(Qt::Horizontal, 0, model->columnCount() - 1);
}

// --- showing --------------------------------------------------------------------------------------------------------

void EffectView::showNothing(const QString &text)
{
    m_shown.reset();
    m_said->hide();
    showProgress(-1, 0);
    m_empty->setText(text);
    m_content->setCurrentWidget(m_empty);
}

/// Below zero: nothing is under way.
void EffectView::showProgress(std::int64_t done, std::int64_t total)
{
    const bool runs = done >= 0;
    m_progress->setVisible(runs);
    m_progressText->setVisible(runs);
    m_cancel->setVisible(runs);
    if (!runs)
        return;
    static constexpr std::int64_t steps = 1000; // a bar takes no wide numbers
    m_progress->setMaximum(total > 0 ? steps : 0);
    m_progress->setValue(total > 0 ? static_cast<int>(done * steps / total) : 0);
    m_progressText->setText(total > 0
                                ? tr("Rehearsing: %1 of %2 documents").arg(numberInWords(done), numberInWords(total))
                                : tr("Rehearsing…"));
}

static QString effectWords(const Rehearsal &rehearsal)
{
    const auto same
        = std::ranges::count_if(rehearsal.accounts, [](const MonthMovement &one) { return one.before == one.after; });
    const auto counts
        = EffectView::tr("%1 documents: %2 would change, %3 not, %4 are refused and %5 locked: these keep their "
                         "figures. %6 accounts and months stay as they are.")
              .arg(numberInWords(rehearsal.documents), numberInWords(rehearsal.changed),
                   numberInWords(rehearsal.unchanged), numberInWords(rehearsal.refused),
                   numberInWords(rehearsal.locked), numberInWords(same));
    return rehearsal.changed == 0 ? EffectView::tr("Nothing would change.") + QLatin1Char(' ') + counts : counts;
}

void EffectView::showEffect(const std::shared_ptr<const RehearsedChange> &rehearsed)
{
    m_shown = rehearsed;
    const auto &rehearsal = rehearsed->rehearsal;
    setCurrency(rehearsed->next.context.baseCurrency);
    showProgress(-1, 0);
    m_said->setText(effectWords(rehearsal));
    m_said->show();
    m_content->setCurrentWidget(m_tabs);
    m_largest.setRows({});
    m_largest.setRows(rehearsal.largest);
    if (m_largest.rowCount() > 0)
        m_largestTable->setCurrentIndex(m_largest.index(0, 0)); // screen readers need one
    showPlaces();
    showChangesOfDocument();
    showRefusals();
}

static Wide difference(const MonthMoveRow &row)
{
    return row.after > row.before ? row.after - row.before : row.before - row.after;
}

/// What moves most comes first.
void EffectView::showPlaces()
{
    std::vector<MonthMoveRow> rows;
    const auto text = m_filter->text().trimmed();
    for (const auto &one : m_shown ? m_shown->rehearsal.accounts : std::vector<MonthMovement>()) {
        if (one.before == one.after && one.changed == 0 && !m_alsoSame->isChecked())
            continue;
        MonthMoveRow row{.account = one.account,
                         .month = one.month,
                         .words = accountWordsOf(one.account),
                         .before = one.before,
                         .after = one.after,
                         .changed = one.changed};
        if (row.words.contains(text, Qt::CaseInsensitive)
            || QString::fromStdString(row.month).contains(text, Qt::CaseInsensitive))
            rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(rows, [](const MonthMoveRow &one, const MonthMoveRow &other) {
        return difference(one) != difference(other) ? difference(one) > difference(other) : one.changed > other.changed;
    });
    const auto *current = m_places.find(m_placesTable->currentIndex());
    const auto wanted = current == nullptr ? std::pair<std::string, std::string>() : rowKey(*current);
    m_places.setRows({}); // another rehearsal, another order: rows that move one by one would take their time
    m_places.setRows(rows);
    const auto found = std::ranges::find(rows, wanted, [](const MonthMoveRow &row) { return rowKey(row); });
    if (!rows.empty())
        m_placesTable->setCurrentIndex(
            m_places.index(found == rows.end() ? 0 : static_cast<int>(found - rows.begin()), 0));
    showMovers();
}

void EffectView::showMovers()
{
    const auto *row = m_places.find(m_placesTable->currentIndex());
    const MonthMovement *place = nullptr;
    if (row != nullptr && m_shown) {
        const auto &all = m_shown->rehearsal.accounts;
        const auto found = std::ranges::find_if(
            all, [&](const MonthMovement &one) { return one.account == row->account && one.month == row->month; });
        place = found == all.end() ? nullptr : &*found;
    }
    m_movers.setRows({});
    if (place == nullptr) {
        m_moversText->setText(m_places.rowCount() == 0 ? tr("No account and month that is looked for moves.")
                                                       : tr("Select an account and month to see its documents."));
        return;
    }
    m_movers.setRows(place->movers);
    if (m_movers.rowCount() > 0)
        m_moversTable->setCurrentIndex(m_movers.index(0, 0));
    const auto where = tr("%1, %2", "account, month").arg(row->words, QString::fromStdString(row->month));
    m_moversText->setText(withShortWords(place->changed == 0 ? tr("No document changes on %1.").arg(where)
                                             : place->changed > static_cast<std::int64_t>(place->movers.size())
                                             ? tr("%1: %2 documents change it; the %3 that move most:")
                                                   .arg(where, numberInWords(place->changed),
                                                        numberInWords(static_cast<std::int64_t>(place->movers.size())))
                                             : tr("%1: documents that change it:").arg(where)));
}

void EffectView::showChangesOfDocument()
{
    const auto *row = m_largest.find(m_largestTable->currentIndex());
    std::vector<MonthMoveRow> rows;
    for (const auto &one : row != nullptr ? row->places : std::vector<MonthMovement>())
        rows.push_back({.account = one.account,
                        .month = one.month,
                        .words = accountWordsOf(one.account),
                        .before = one.before,
                        .after = one.after,
                        .changed = 0});
    m_changes.setRows({});
    m_changes.setRows(rows);
    if (!rows.empty())
        m_changesTable->setCurrentIndex(m_changes.index(0, 0));
    m_changesText->setText(row == nullptr ? tr("No document would change.")
                               : rows.empty()
                               ? tr("%1: its sums stay; its entries change otherwise, as in their days.")
                                     .arg(withShortWords(QString::fromStdString(row->id)))
                               : tr("What changes of %1:").arg(withShortWords(QString::fromStdString(row->id))));
}

void EffectView::showRefusals()
{
    const auto &rehearsal = m_shown->rehearsal;
    m_refusals.setRows({});
    m_refusals.setRows(rehearsal.refusals);
    if (m_refusals.rowCount() > 0)
        m_refusalsTable->setCurrentIndex(m_refusals.index(0, 0));
    m_showRefused->setEnabled(m_refusals.rowCount() > 0);
    m_tabs->setTabText(
        2, rehearsal.refused == 0 ? tr("Refused") : tr("Refused (%1)").arg(numberInWords(rehearsal.refused)));
    m_refusalsText->setText(
        rehearsal.refused == 0 ? tr("No document is refused.")
            : rehearsal.newlyRefused == 0
            ? tr("Today's settings refuse all of these too. They keep their figures.")
            : tr("%1 of these are posted by today's settings, and would be refused by these. They keep their figures.")
                  .arg(numberInWords(rehearsal.newlyRefused)));
}

} // namespace leapfrog
