// SPDX-License-Identifier: MIT
#include "console/recreations/recreations_page.h"

#include "console/frame/lists/answer_state.h"
#include "console/frame/page_area.h"
#include "console/frame/page_header.h"
#include "console/look/lists/progress_delegate.h"
#include "console/look/table_look.h"
#include "console/look/words.h"
#include "console/recreations/recreation_acts.h"
#include "console/recreations/recreation_details.h"
#include "ui_recreations_page.h"

#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QToolButton>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr int rowsAtLeast = 9; ///< lines that are left of the list in a low window; then the page scrolls
static constexpr int wide = 1500; ///< pixels; from there the details stand beside the list

RecreationsPage::RecreationsPage(Session &session, QWidget *parent)
    : Page(session, parent)
    , m_ui(std::make_unique<Ui::RecreationsPage>())
    , m_list(session, m_model)
    , m_header(new PageHeader(tr("Recreations"), session, this))
{
    for (auto *&button : m_buttons)
        button = new QToolButton(this);
    m_ui->setupUi(this); // Tab follows the order in which all these are made
    m_answers = new AnswerState(
        session, *m_ui->notice, *m_ui->loading, nullptr, [this] { return m_list.isNew(); }, this);
    m_details = new RecreationDetails(session, this);
    m_acts = std::make_unique<RecreationActs>(session, *m_ui, m_model, m_list, *this);
    m_ui->lines->insertWidget(0, m_header);
    m_ui->content->setMinimumHeight(fontMetrics().height() * rowsAtLeast);
    m_ui->detailsLines->addWidget(m_details);
    keepTextsWhole(*m_ui->detailsPlace);
    m_ui->split->setStretchFactor(0, 1);
    m_ui->split->setStretchFactor(1, 1);
    m_ui->split->setSizes({1000, 1000}); // in proportion: half each
    setUpTable();
    setUpActions();
    connectList();
    dimWhenNotLive(m_ui->split);
    startList();
    showActions();
}

RecreationsPage::~RecreationsPage() = default;

void RecreationsPage::setUpTable()
{
    auto *table = m_ui->table;
    table->setModel(&m_model);
    table->setItemDelegate(new ProgressDelegate(this));
    dressTable(*table);
    setColumnWidths(*table, {20, 13, 12, 9, 13, 34, 14});
    // What became of it comes before who wanted it: a narrow window shows the first columns.
    int place = 1;
    for (const int column : {RecreationsModel::Documents, RecreationsModel::Result, RecreationsModel::Took})
        table->horizontalHeader()->moveSection(table->horizontalHeader()->visualIndex(column), place++);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RecreationsPage::showCurrent);
    connect(&m_model, &RecreationsModel::dataChanged, this, &RecreationsPage::showCurrent);
    connect(table, &QTableView::activated, this, [this] { m_details->focusDocuments(); });
    auto *second = new QTimer(this); // how long the running ones take moves on
    connect(second, &QTimer::timeout, this, [this] {
        if (isLive())
            m_ui->table->viewport()->update();
    });
    second->start(1s);
    connect(m_details, &RecreationDetails::documentWanted, this, &Page::documentWanted);
}

void RecreationsPage::setUpActions()
{
    const std::array actions = {m_ui->actionCancelRest, m_ui->actionRetry, m_ui->actionUndo};
    for (std::size_t i = 0; i < actions.size(); ++i)
        m_header->addAct(*m_buttons.at(i), *actions.at(i));
    m_ui->table->addActions({actions.begin(), actions.end()});
    connect(m_acts.get(), &RecreationActs::done, this, [this] {
        m_list.letIn();
        refresh();
    });
    connect(m_ui->showNew, &QPushButton::clicked, this, [this] {
        m_ui->table->scrollToTop();
        m_list.letIn();
        refresh();
    });
    connect(m_ui->showAll, &QPushButton::clicked, this, &RecreationsPage::startList);
}

void RecreationsPage::connectList()
{
    connect(&m_list, &RecreationList::answered, this, &RecreationsPage::showAnswer);
    connect(&m_list, &RecreationList::failed, this, &RecreationsPage::showFailure);
    connect(m_ui->filter, &RecreationFilterBar::changed, this, &RecreationsPage::startList);
    connect(m_ui->filter, &RecreationFilterBar::left, m_ui->table, qOverload<>(&QWidget::setFocus));
    connect(m_ui->emptyButton, &QPushButton::clicked, m_ui->filter, &RecreationFilterBar::reset);
    connect(&session(), &Session::stateChanged, this, &RecreationsPage::showActions);
    connect(&session(), &Session::organisationChanged, this, &RecreationsPage::startList);
    connect(&session(), &Session::organisationsChanged, this, &RecreationsPage::showActions);
    connect(&session().activities(), &Activities::changed, this, &RecreationsPage::showActions);
    connect(&session().activities(), &Activities::finished, this, [this] {
        m_list.letIn();
        if (isVisible())
            refresh();
    });
}

void RecreationsPage::startList()
{
    m_list.showAll(m_ui->filter->filter());
    m_answers->begin();
    showActions();
}

QWidget *RecreationsPage::filterField()
{
    return m_ui->filter->searchField();
}

void RecreationsPage::showRecreation(const QString &recreationId)
{
    m_wanted = recreationId.toStdString();
    startList(); // an answer that is under way may be older than this recreation
}

void RecreationsPage::refresh()
{
    const auto *table = m_ui->table;
    const bool isHeld = table->verticalScrollBar()->value() > 0 || QApplication::activePopupWidget() != nullptr;
    const auto *row = current();
    m_list.refresh(isHeld, row == nullptr ? std::string() : row->id);
}

void RecreationsPage::askAnew()
{
    m_list.letIn();
    refresh();
    m_details->refresh();
}

void RecreationsPage::showAnswer()
{
    m_answers->clearFailure();
    m_answers->end();
    m_header->setAsOf(QDateTime::currentDateTimeUtc());
    showEmpty();
    makeCurrent();
    showCurrent();
    setLoaded();
}

void RecreationsPage::showFailure(const Error &error)
{
    if (m_answers->fail(error, tr("Your login may not see recreations here."), [this] { refresh(); }))
        setFailed();
}

void RecreationsPage::showEmpty()
{
    m_ui->content->setCurrentWidget(isEmpty() ? m_ui->empty : m_ui->table);
    m_details->setVisible(!isEmpty());
    m_ui->onlyLine->setVisible(m_list.isOnly());
    m_ui->onlyText->setText(isEmpty() ? tr("This recreation is not there any more.")
                                      : tr("Only the recreation that you opened is shown."));
    const bool narrow = m_ui->filter->isNarrow();
    m_ui->emptyButton->setVisible(narrow && !m_list.isOnly());
    m_ui->emptyText->setText(
        m_list.isOnly() ? QString()
            : !m_ui->filter->text().isEmpty()
            ? tr("No recreations match “%1”.").arg(withShortWords(m_ui->filter->text()))
            : narrow ? tr("No recreations match the filter.")
                     : tr("Nothing has been recreated yet.\nSelect documents under Documents and choose Recreate; "
                          "what becomes of each is shown here."));
}

/// A table always has a current row: screen readers and the details need one.
void RecreationsPage::makeCurrent()
{
    auto *table = m_ui->table;
    if (!m_wanted.empty()) {
        const int place = m_model.placeOf(m_wanted);
        if (place < 0 && !m_list.isOnly()) {
            m_list.showOnly(m_wanted);
            return;
        }
        m_wanted.clear();
        table->setCurrentIndex(m_model.index(place, 0));
        table->setFocus();
    } else if (!table->currentIndex().isValid() && !isEmpty()) {
        table->setCurrentIndex(m_model.index(0, 0));
    }
}

const RecreationRow *RecreationsPage::current() const
{
    return m_model.find(m_ui->table->currentIndex());
}

void RecreationsPage::showCurrent()
{
    const auto *row = current();
    m_details->showRecreation(row == nullptr ? std::nullopt : std::optional(*row));
    m_acts->askOptions();
    showActions();
}

void RecreationsPage::showActions()
{
    m_acts->show();
    m_ui->showNew->setVisible(m_list.held() > 0);
    m_ui->showNew->setText(tr("%n new, &show them", nullptr, m_list.held()));
    offerColumn(*m_ui->table, RecreationsModel::Organisation,
                session().organisation().empty() && session().organisations().size() > 1);
}

void RecreationsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        m_ui->table->viewport()->update();
    Page::changeEvent(event);
}

void RecreationsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_ui->split->setOrientation(width() >= wide ? Qt::Horizontal : Qt::Vertical);
}

} // namespace leapfrog
