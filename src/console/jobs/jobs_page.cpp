// SPDX-License-Identifier: MIT
#include "console/jobs/jobs_page.h"

#include "console/frame/lists/answer_state.h"
#include "console/frame/page_area.h"
#include "console/frame/page_header.h"
#include "console/jobs/job_acts_bar.h"
#include "console/jobs/job_details.h"
#include "console/jobs/job_row_words.h"
#include "console/look/flow_layout.h"
#include "console/look/sign_delegate.h"
#include "console/look/style/act_look.h"
#include "console/look/table_look.h"
#include "console/look/theme.h"
#include "console/look/words.h"
#include "core/uuid.h"
#include "ui_jobs_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QToolButton>

#include <algorithm>

namespace leapfrog {

static constexpr int rowsAtLeast = 9; ///< lines that are left of the list in a low window; then the page scrolls
static constexpr int wide = 1000; ///< pixels; from there the details stand beside the list

JobsPage::JobsPage(Session &session, QWidget *parent)
    : Page(session, parent)
    , m_ui(std::make_unique<Ui::JobsPage>())
    , m_list(session, m_jobs, m_groups)
    , m_badge(session, *this)
    , m_header(new PageHeader(tr("Jobs"), session, this))
    , m_group(new QToolButton(this))
    , m_cancel(new QToolButton(this))
    , m_retry(new QToolButton(this))
{
    m_ui->setupUi(this); // Tab follows the order in which all these are made
    m_answers = new AnswerState(
        session, *m_ui->notice, *m_ui->loading, m_ui->emptyText, [this] { return m_list.isNew(); }, this);
    m_details = new JobDetails(session, this);
    m_acts = std::make_unique<JobActsBar>(session, *m_ui, m_jobs, m_groups, m_list, *this);
    m_ui->lines->insertWidget(0, m_header);
    m_ui->content->setMinimumHeight(fontMetrics().height() * rowsAtLeast);
    m_ui->lines->setStretchFactor(m_ui->split, 1);
    FlowLayout::letFlow(*m_ui->countLine);
    m_ui->detailsLines->addWidget(m_details);
    keepTextsWhole(*m_ui->detailsPlace);
    m_ui->split->setStretchFactor(0, 3);
    m_ui->split->setStretchFactor(1, 2);
    m_ui->split->setSizes({3000, 2000}); // in proportion
    m_ui->showNew->hide();
    setUpTables();
    setUpActions();
    setUpMenu();
    connectList();
    for (auto *part : std::initializer_list<QWidget *>{m_ui->table, m_ui->groups, m_details})
        dimWhenNotLive(part);
    applyFilter();
}

JobsPage::~JobsPage() = default;

void JobsPage::setUpTables()
{
    auto *table = m_ui->table;
    table->setModel(&m_jobs);
    table->setItemDelegate(new SignDelegate(this));
    dressTable(*table);
    setColumnWidths(*table, {10, 11, 16, 12, 10, 9, 35});
    m_ui->groups->setModel(&m_groups);
    m_ui->groups->setItemDelegate(new SignDelegate(this));
    dressTable(*m_ui->groups);
    setColumnWidths(*m_ui->groups, {44, 8, 14, 12, 12});
    auto *header = table->horizontalHeader();
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicator(JobsModel::Priority, Qt::AscendingOrder);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &JobsPage::sortBy);
    for (auto *view : {table, m_ui->groups}) {
        connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, m_acts.get(), &JobActsBar::show);
        connect(view, &QTableView::clicked, this, [this] { m_acts->chooseAll(false); });
        connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &JobsPage::showCurrent);
    }
    connect(table, &QTableView::activated, this, [this] { m_ui->actionOpenDocument->trigger(); });
    connect(m_ui->groups, &QTableView::activated, this, &JobsPage::openGroup);
    connect(m_details, &JobDetails::documentWanted, this, &Page::documentWanted);
}

void JobsPage::setUpActions()
{
    const std::initializer_list<std::pair<QToolButton *, QAction *>> buttons
        = {{m_group, m_ui->actionGroup}, {m_cancel, m_ui->actionCancel}, {m_retry, m_ui->actionRetry}};
    for (const auto &[button, action] : buttons)
        m_header->addAct(*button, *action);
    m_retry->setObjectName(QStringLiteral("retryButton"));
    markWhenChecked(*m_group);
    m_ui->selectAllButton->setDefaultAction(m_ui->actionSelectAllJobs);
    m_ui->clearButton->setDefaultAction(m_ui->actionClearSelection);
    m_ui->detailsButton->setDefaultAction(m_ui->actionDetails);
    markWhenChecked(*m_ui->detailsButton);
    makePrimary(*m_retry);
    makeLinks({m_ui->selectAllButton, m_ui->clearButton});
    connect(m_ui->actionGroup, &QAction::toggled, this, [this](bool grouped) {
        if (m_followsFilter)
            return;
        if (grouped && m_ui->filter->filter().state != "dead")
            m_ui->filter->choose("dead", 0); // asks too
        else if (grouped)
            m_ui->filter->chooseError({});
        else
            applyFilter();
    });
    connect(m_ui->actionExplain, &QAction::triggered, this, [this] {
        m_ui->actionDetails->setChecked(true);
        m_details->showWhy();
        m_details->askAnew();
    });
    connect(m_ui->actionOpenDocument, &QAction::triggered, this, [this] {
        if (const auto *job = current())
            emit documentWanted(QString::fromStdString(job->orgId), QString::fromStdString(job->documentId));
    });
    connect(m_ui->actionCopyError, &QAction::triggered, this, [this] {
        const auto *job = current();
        const auto *group = m_groups.find(m_ui->groups->currentIndex());
        if (m_list.query().grouped ? group != nullptr : job != nullptr)
            QGuiApplication::clipboard()->setText(m_list.query().grouped ? group->error : job->lastError);
    });
    connect(m_ui->actionDetails, &QAction::toggled, m_ui->detailsPlace, &QWidget::setVisible);
    connect(m_ui->showNew, &QPushButton::clicked, this, [this] {
        m_ui->table->scrollToTop();
        m_list.letIn();
        refresh();
    });
}

/// What the right mouse button and the menu key offer.
void JobsPage::setUpMenu()
{
    for (auto *view : {m_ui->table, m_ui->groups})
        view->addActions({m_ui->actionRetry, m_ui->actionCancel});
    m_ui->table->addActions(
        {m_ui->actionRaise, m_ui->actionLower, m_ui->actionExplain, m_ui->actionOpenDocument, m_ui->actionCopyError});
    m_ui->groups->addAction(m_ui->actionCopyError);
}

void JobsPage::connectList()
{
    connect(&m_list, &JobList::answered, this, &JobsPage::showAnswer);
    connect(&m_list, &JobList::failed, this, &JobsPage::showFailure);
    connect(m_ui->filter, &JobFilterBar::changed, this, [this] {
        const auto filter = m_ui->filter->filter();
        if (filter.state != "dead" || !filter.errorGroup.empty() || isUuid(filter.text)) // one job has no groups
            setGrouped(false);
        applyFilter();
    });
    connect(m_ui->filter, &JobFilterBar::left, this,
            [this] { (m_list.query().grouped ? m_ui->groups : m_ui->table)->setFocus(); });
    connect(m_ui->emptyButton, &QPushButton::clicked, m_ui->filter, &JobFilterBar::reset);
    connect(m_acts.get(), &JobActsBar::done, this, [this] {
        m_list.letIn();
        refresh();
    });
    connect(&session(), &Session::stateChanged, this, [this] {
        if (!session().isConnected())
            m_acts->forgetRights();
        m_acts->show();
    });
    connect(&session(), &Session::organisationChanged, this, &JobsPage::applyFilter);
    connect(&m_badge, &JobBadge::changed, this, &JobsPage::setBadge);
}

QWidget *JobsPage::filterField()
{
    return m_ui->filter->searchField();
}

void JobsPage::showJobs(const QString &state, int priority)
{
    setGrouped(state == QLatin1String("dead"));
    m_ui->filter->choose(state.toStdString(), priority);
    (m_ui->actionGroup->isChecked() ? m_ui->groups : m_ui->table)->setFocus();
}

/// As the filter wants it: whoever calls this asks.
void JobsPage::setGrouped(bool grouped)
{
    m_followsFilter = true;
    m_ui->actionGroup->setChecked(grouped);
    m_followsFilter = false;
}

void JobsPage::applyFilter()
{
    JobList::Query query{.filter = m_ui->filter->filter(), .sort = m_sort, .grouped = m_ui->actionGroup->isChecked()};
    query.filter.orgId = session().organisation();
    if (query.filter.state == "dead" && query.sort.by != JobSort::By::Document)
        query.sort = {.by = JobSort::By::Document}; // the order that costs the same however many there are
    m_ui->table->horizontalHeader()->setSortIndicatorShown(query.filter.state != "dead"
                                                           || m_sort.by == JobSort::By::Document);
    m_otherFilter = true;
    m_acts->chooseAll(false);
    m_answers->begin();
    m_list.setQuery(query);
    m_acts->show();
}

/// Each order is one that the database has; columns without one leave it as it is.
void JobsPage::sortBy(int column, Qt::SortOrder order)
{
    auto *header = m_ui->table->horizontalHeader();
    const bool isDescending = order == Qt::DescendingOrder;
    if (column == JobsModel::Priority || column == JobsModel::State)
        m_sort = {.by = JobSort::By::Turn, .descending = isDescending};
    else if (column == JobsModel::Waiting)
        m_sort = {.by = JobSort::By::Age, .descending = isDescending};
    else if (column == JobsModel::Document || column == JobsModel::Organisation)
        m_sort = {.by = JobSort::By::Document, .descending = isDescending};
    else {
        const QSignalBlocker quiet(header);
        header->setSortIndicator(m_sort.by == JobSort::By::Turn      ? JobsModel::Priority
                                     : m_sort.by == JobSort::By::Age ? JobsModel::Waiting
                                                                     : JobsModel::Document,
                                 m_sort.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
        return;
    }
    applyFilter();
}

void JobsPage::openGroup(const QModelIndex &index)
{
    if (const auto *group = m_groups.find(index)) {
        m_ui->filter->chooseError(group->error);
        m_ui->table->setFocus();
    }
}

void JobsPage::refresh()
{
    m_acts->askRights();
    m_list.refresh(visibleRows(*m_ui->table));
}

void JobsPage::askAnew()
{
    m_list.letIn();
    refresh();
    m_details->askAnew();
}

void JobsPage::showAnswer()
{
    m_answers->clearFailure();
    if (m_list.isNew())
        return;
    m_answers->end();
    m_header->setAsOf(QDateTime::currentDateTimeUtc());
    m_ui->filter->showTotals(m_list.totals());
    if (!m_list.query().filter.priority)
        m_badge.show(m_list.totals().dead);
    showEmpty();
    makeCurrent();
    m_acts->show();
    showCurrent();
    setLoaded();
}

void JobsPage::showFailure(const Error &error)
{
    if (m_answers->fail(error, tr("Your login may not see jobs here."), [this] { refresh(); }))
        setFailed();
}

void JobsPage::showEmpty()
{
    const bool grouped = m_list.query().grouped;
    const bool empty = grouped ? m_groups.rowCount() == 0 : m_jobs.rowCount() == 0;
    const bool narrow = m_ui->filter->isNarrow();
    m_ui->content->setCurrentWidget(empty ? m_ui->empty : grouped ? static_cast<QWidget *>(m_ui->groups) : m_ui->table);
    m_ui->emptyButton->setVisible(empty && narrow && !m_list.isLooking());
    if (!empty)
        return;
    const auto &state = m_list.query().filter.state;
    if (m_list.isLooking())
        m_ui->emptyText->setText(tr("Looked at %1 jobs, none matches so far.").arg(numberInWords(m_list.looked())));
    else if (!m_ui->filter->text().isEmpty())
        m_ui->emptyText->setText(tr("No jobs match “%1”.").arg(withShortWords(m_ui->filter->text())));
    else if (narrow)
        m_ui->emptyText->setText(tr("No jobs match the filter."));
    else if (state == "dead")
        m_ui->emptyText->setText(tr("No jobs are dead: nothing waits for a person."));
    else if (state == "leased")
        m_ui->emptyText->setText(tr("No jobs are running."));
    else
        m_ui->emptyText->setText(state == "later" ? tr("No jobs are set for later.") : tr("No jobs are waiting."));
}

/// A table always has a current row: screen readers and the details need one.
void JobsPage::makeCurrent()
{
    auto *view = m_list.query().grouped ? m_ui->groups : m_ui->table;
    const bool selectsFirst = std::exchange(m_otherFilter, false) && !view->selectionModel()->hasSelection();
    if ((selectsFirst || !view->currentIndex().isValid()) && view->model()->rowCount() > 0)
        view->setCurrentIndex(view->model()->index(0, 0));
}

const JobRow *JobsPage::current() const
{
    return m_list.query().grouped ? nullptr : m_jobs.find(m_ui->table->currentIndex());
}

void JobsPage::showCurrent()
{
    const auto *job = current();
    const auto *group = m_list.query().grouped ? m_groups.find(m_ui->groups->currentIndex()) : nullptr;
    const auto noJob = job == nullptr ? tr("Select a job first.") : QString();
    offer(*m_ui->actionExplain, tr("Why it waits, or what to do."), noJob);
    offer(*m_ui->actionOpenDocument, tr("Show its document, on the Documents screen."), noJob);
    offer(*m_ui->actionCopyError, tr("Copy the error, whole."),
          group != nullptr || (job != nullptr && !job->lastError.isEmpty()) ? QString() : tr("It has no error."));
    offer(*m_ui->actionGroup, tr("Dead jobs by what is wrong with them."), {});
    if (group != nullptr)
        m_details->showGroup(*group);
    else
        m_details->showJob(job == nullptr ? std::nullopt : std::optional(*job));
}

void JobsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        m_ui->table->viewport()->update();
        m_ui->groups->viewport()->update();
    }
    Page::changeEvent(event);
}

void JobsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_ui->split->setOrientation(width() >= wide ? Qt::Horizontal : Qt::Vertical);
}

} // namespace leapfrog
