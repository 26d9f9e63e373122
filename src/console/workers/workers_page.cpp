// SPDX-License-Identifier: MIT
#include "console/workers/workers_page.h"

#include "console/frame/notice_bar.h"
#include "console/frame/page_area.h"
#include "console/frame/page_header.h"
#include "console/look/flow_layout.h"
#include "console/look/sign_delegate.h"
#include "console/look/table_look.h"
#include "console/look/words.h"
#include "console/workers/poller_panel.h"
#include "console/workers/work_acts.h"
#include "console/workers/worker_words.h"
#include "ui_workers_page.h"

#include <QGuiApplication>
#include <QToolButton>

#include <utility>

namespace leapfrog {

static constexpr int rowsAtLeast = 5; ///< lines that are left of a table in a low window; then the page scrolls

WorkersPage::WorkersPage(Session &session, QWidget *parent)
    : Page(session, parent)
    , m_ui(std::make_unique<Ui::WorkersPage>())
    , m_header(new PageHeader(tr("Workers"), session, this))
    , m_pauseWorker(new QToolButton(this))
    , m_pauseQueue(new QToolButton(this))
{
    m_ui->setupUi(this); // Tab follows the order in which all these are made
    m_ui->lines->insertWidget(0, m_header);
    auto *poller = new PollerPanel(session, this);
    m_ui->lines->addWidget(poller);
    m_acts = std::make_unique<WorkActs>(session, *m_ui->notice, *this);
    for (auto *content : {m_ui->workersContent, m_ui->heldContent, m_ui->sharesContent})
        content->setMinimumHeight(fontMetrics().height() * rowsAtLeast);
    FlowLayout::letFlow(*m_ui->sharesLine);
    FlowLayout::letFlow(*m_ui->settingsLine);
    m_ui->lines->setStretchFactor(m_ui->split, 1);
    m_ui->split->setSizes({2000, 3000}); // in proportion
    setUpTables();
    setUpActions();
    connect(m_acts.get(), &WorkActs::mayChanged, this, &WorkersPage::showActs);
    connect(m_acts.get(), &WorkActs::done, this, &WorkersPage::askAnew);
    connect(&session, &Session::stateChanged, this, [this] {
        if (!this->session().isConnected())
            m_acts->setRights(std::nullopt); // another login may come back
        showActs();
    });
    connect(&session, &Session::organisationChanged, this, [this] { m_question.renew(); });
    dimWhenNotLive(m_ui->split);
    showActs();
}

WorkersPage::~WorkersPage() = default;

void WorkersPage::setUpTables()
{
    const auto setUp = [this](QTableView &table, QAbstractItemModel &model, std::initializer_list<int> widths) {
        table.setModel(&model);
        table.setItemDelegate(new SignDelegate(this));
        dressTable(table);
        setColumnWidths(table, widths);
        connect(table.selectionModel(), &QItemSelectionModel::currentChanged, this, &WorkersPage::showActs);
    };
    setUp(*m_ui->workers, m_workers, {30, 10, 11, 9, 14, 40, 16, 8});
    setUp(*m_ui->held, m_held, {18, 18, 16, 10, 9, 16});
    setUp(*m_ui->shares, m_shares, {24, 10, 10, 10, 10, 12, 30});
    setUp(*m_ui->settings, m_settings, {22, 14, 50, 14, 10, 26});
    connect(m_ui->workers->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &WorkersPage::ask);
    connect(m_ui->tabs, &QTabWidget::currentChanged, this, [this] {
        ask();
        showActs();
    });
}

void WorkersPage::setUpActions()
{
    for (const auto &[button, action] :
         {std::pair(m_pauseWorker, m_ui->actionPauseWorker), std::pair(m_pauseQueue, m_ui->actionPauseQueue)})
        m_header->addAct(*button, *action);
    m_ui->pauseOrganisationButton->setDefaultAction(m_ui->actionPauseOrganisation);
    m_ui->changeShareButton->setDefaultAction(m_ui->actionChangeSetting);
    m_ui->changeSettingButton->setDefaultAction(m_ui->actionChangeSetting);
    m_ui->defaultButton->setDefaultAction(m_ui->actionDefaultSetting);
    connect(m_ui->actionPauseQueue, &QAction::triggered, this, [this] { togglePause({}, m_queuePause); });
    connect(m_ui->actionPauseWorker, &QAction::triggered, this, [this] {
        if (const auto *line = worker())
            togglePause({.scope = "worker", .key = line->worker.name}, line->pause);
    });
    connect(m_ui->actionPauseOrganisation, &QAction::triggered, this, [this] {
        if (const auto *row = share())
            togglePause({.scope = "organisation", .key = row->orgId}, row->pause);
    });
    connect(m_ui->actionChangeSetting, &QAction::triggered, this, [this] { changeSetting(false); });
    connect(m_ui->actionDefaultSetting, &QAction::triggered, this, [this] { changeSetting(true); });
    connect(m_ui->actionOpenHeldDocument, &QAction::triggered, this, &WorkersPage::openDocument);
    connect(m_ui->held, &QTableView::activated, m_ui->actionOpenHeldDocument, &QAction::trigger);
    for (auto *table : {m_ui->shares, m_ui->settings})
        connect(table, &QTableView::activated, m_ui->actionChangeSetting, &QAction::trigger);
    const std::initializer_list<std::pair<QTableView *, QList<QAction *>>> menus
        = {{m_ui->workers, {m_ui->actionPauseWorker}},
           {m_ui->held, {m_ui->actionOpenHeldDocument}},
           {m_ui->shares, {m_ui->actionChangeSetting, m_ui->actionPauseOrganisation}},
           {m_ui->settings, {m_ui->actionChangeSetting, m_ui->actionDefaultSetting}}};
    for (const auto &[table, actions] : menus)
        table->addActions(actions);
}

const WorkerLine *WorkersPage::worker() const
{
    const auto *row = m_workers.find(m_ui->workers->currentIndex());
    return row == nullptr ? nullptr : &row->line;
}

const ShareRow *WorkersPage::share() const
{
    return m_ui->tabs->currentWidget() == m_ui->sharesTab ? m_shares.find(m_ui->shares->currentIndex()) : nullptr;
}

const SettingRow *WorkersPage::setting() const
{
    return m_ui->tabs->currentWidget() == m_ui->settingsTab ? m_settings.find(m_ui->settings->currentIndex()) : nullptr;
}

// --- asking ---------------------------------------------------------------------------------------------------------

WorkersSnapshot::Wanted WorkersPage::wanted() const
{
    const auto *tab = m_ui->tabs->currentWidget();
    const auto *line = worker();
    return {.held = tab == m_ui->heldTab && line != nullptr,
            .worker = line == nullptr ? std::string() : line->worker.name,
            .shares = tab == m_ui->sharesTab,
            .orgId = session().organisation(),
            .settings = tab == m_ui->settingsTab,
            .rights = !m_acts->knowsRights()};
}

void WorkersPage::refresh()
{
    if (!m_question.isDue())
        return;
    session().read(
        this, [asked = wanted()](Connection &connection) { return readWorkers(connection, asked); },
        [this, asked = wanted(), number = m_question.begin()](const Result<WorkersSnapshot> &snapshot) {
            if (!m_question.end(number))
                return;
            if (snapshot)
                showSnapshot(*snapshot, asked);
            else
                showFailure(snapshot.error());
        });
}

void WorkersPage::askAnew()
{
    m_question.hurry();
    refresh();
}

/// Something else is looked at.
void WorkersPage::ask()
{
    if (!isVisible() || !session().isConnected())
        return;
    if (const auto *line = worker(); line == nullptr || line->worker.name != m_heldBy)
        m_held.setRows({}); // those are another's
    m_question.renew();
    refresh();
}

void WorkersPage::showSnapshot(const WorkersSnapshot &snapshot, const WorkersSnapshot::Wanted &wanted)
{
    m_question.noteAnswer();
    if (std::exchange(m_saysFailure, false))
        m_ui->notice->clear();
    if (snapshot.rights)
        m_acts->setRights(snapshot.rights);
    m_header->setAsOf(QDateTime::currentDateTimeUtc());
    m_workers.setWorkers(snapshot.workers, snapshot.now);
    if (wanted.held) {
        m_heldBy = wanted.worker;
        m_held.setJobs(snapshot.held, snapshot.now);
    }
    if (wanted.shares)
        m_shares.setRows(snapshot.shares);
    if (wanted.settings)
        m_settings.setRows(snapshot.settings);
    showQueuePause(snapshot.queuePause);
    for (auto *table : {m_ui->workers, m_ui->held, m_ui->shares, m_ui->settings}) {
        if (!table->currentIndex().isValid() && table->model()->rowCount() > 0) // screen readers need one
            table->setCurrentIndex(table->model()->index(0, 0));
    }
    showEmpty(wanted);
    showActs();
    setLoaded();
}

void WorkersPage::showFailure(const Error &error)
{
    if (!session().isConnected() || error.code == Error::Code::Cancelled)
        return; // the bar over the page says so
    setFailed();
    m_saysFailure = true;
    m_ui->notice->sayError(error, tr("Your login may not see workers here."), [this] { askAnew(); });
}

// --- showing --------------------------------------------------------------------------------------------------------

/// Said once, and again when it is another one.
void WorkersPage::showQueuePause(const std::optional<Pause> &pause)
{
    if (std::exchange(m_queuePause, pause) == pause)
        return;
    if (!pause) {
        m_ui->queueNotice->clear();
        return;
    }
    m_ui->queueNotice->say({.kind = NoticeBar::Kind::Notice,
                            .text = tr("The whole queue is %1.").arg(pauseWords(*pause)),
                            .advice = tr("What runs ends, nothing new is taken; clicks for at most the direct "
                                         "threshold still start at once."),
                            .details = {},
                            .actionText = {},
                            .action = {}});
}

void WorkersPage::showEmpty(const WorkersSnapshot::Wanted &wanted)
{
    const auto show = [](QStackedWidget *content, bool isEmpty) { content->setCurrentIndex(isEmpty ? 1 : 0); };
    show(m_ui->workersContent, m_workers.rowCount() == 0);
    const auto *line = worker();
    show(m_ui->heldContent, m_held.rowCount() == 0);
    m_ui->heldEmpty->setText(line == nullptr ? tr("Select a worker to see which jobs it holds.")
                                 : line->worker.name == m_heldBy
                                 ? tr("%1 holds no job now.").arg(withShortWords(workerName(line->worker.name)))
                                 : QString());
    show(m_ui->sharesContent, wanted.shares && m_shares.rowCount() == 0);
    const bool isCut = m_shares.rowCount() >= WorkersSnapshot::most;
    m_ui->sharesNote->setText(isCut ? tr("The first %1 organisations. Choose one at the top of the window to see it.")
                                          .arg(numberInWords(WorkersSnapshot::most))
                                    : tr("%Ln organisation(s)", nullptr, m_shares.rowCount()));
}

void WorkersPage::showPauseAct(QAction &action, const PauseTarget &target, const std::optional<Pause> &pause,
                               const QString &nothing)
{
    const auto why = nothing.isEmpty() ? m_acts->whyNoPause() : nothing;
    const bool isQueue = target.scope == "queue";
    const bool isWorker = target.scope == "worker";
    action.setText(pause ? (isQueue        ? tr("Resume the queue")
                                : isWorker ? tr("Resume worker")
                                           : tr("Resume organisation"))
                         : (isQueue        ? tr("Pause the queue…")
                                : isWorker ? tr("Pause worker…")
                                           : tr("Pause organisation…")));
    offer(action,
          pause          ? tr("End the pause: new jobs are taken again.")
              : isQueue  ? tr("Let no worker take a new job; what runs ends.")
              : isWorker ? tr("Let this worker take no new job; what it holds ends.")
                         : tr("Let no new job of this organisation be taken; what runs ends."),
          why);
}

void WorkersPage::showActs()
{
    const auto *line = worker();
    const auto *organisation = share();
    const auto *row = setting();
    showPauseAct(*m_ui->actionPauseQueue, {}, m_queuePause, {});
    showPauseAct(*m_ui->actionPauseWorker, {.scope = "worker", .key = {}}, line ? line->pause : std::nullopt,
                 line == nullptr                 ? tr("Select a worker first.")
                     : line->worker.name.empty() ? tr("These jobs are leased without a worker's name.")
                     : line->worker.kind == "direct" && !line->pause
                     ? tr("A console's direct recreations are clicks: they are not paused.")
                     : QString());
    showPauseAct(*m_ui->actionPauseOrganisation, {.scope = "organisation", .key = {}},
                 organisation ? organisation->pause : std::nullopt,
                 organisation ? QString() : tr("Select an organisation first."));
    const auto key = organisation ? SharesModel::settingIn(m_ui->shares->currentIndex().column()) : std::string();
    offer(*m_ui->actionChangeSetting, tr("Change the setting of this row."),
          row == nullptr && organisation == nullptr ? tr("Select a setting first.")
              : row == nullptr && key.empty()       ? tr("Select its weight or one of its limits first.")
                                                    : m_acts->whyNoChange(organisation != nullptr));
    const auto standard = row == nullptr
        ? std::string()
        : findSettingRule(row->key)->text(*findSettingRule(row->key)->standard).toStdString();
    offer(*m_ui->actionDefaultSetting, tr("Bring back the default."),
          row == nullptr               ? tr("Select a setting first.")
              : row->value == standard ? tr("It is the default.")
                                       : m_acts->whyNoChange(false));
    offer(*m_ui->actionOpenHeldDocument, tr("Show its document, on the Documents screen."),
          m_ui->tabs->currentWidget() == m_ui->heldTab && m_held.find(m_ui->held->currentIndex()) != nullptr
              ? QString()
              : tr("Select a job first."));
    // The one reason that holds for all is told in sight, not in tooltips alone.
    const auto why = session().whyNoChanges();
    m_ui->whyNot->setText(why);
    m_ui->whyNot->setVisible(!why.isEmpty());
}

// --- acting ---------------------------------------------------------------------------------------------------------

void WorkersPage::togglePause(const PauseTarget &target, const std::optional<Pause> &pause)
{
    if (pause)
        m_acts->resume(target);
    else
        m_acts->pause(target);
}

void WorkersPage::changeSetting(bool toDefault)
{
    if (const auto *row = setting()) {
        SettingChange change{.orgId = {}, .key = row->key, .before = row->value, .after = {}};
        if (!toDefault) {
            m_acts->ask(change);
            return;
        }
        change.after = change.rule().text(*change.rule().standard).toStdString();
        m_acts->change(change);
    } else if (const auto *organisation = share()) {
        const auto key = SharesModel::settingIn(m_ui->shares->currentIndex().column());
        if (!key.empty())
            m_acts->ask({.orgId = organisation->orgId,
                         .key = key,
                         .before = SharesModel::valueOf(*organisation, key),
                         .after = {}});
    }
}

void WorkersPage::openDocument()
{
    if (const auto *job = m_held.find(m_ui->held->currentIndex()))
        emit documentWanted(QString::fromStdString(job->orgId), QString::fromStdString(job->documentId));
}

} // namespace leapfrog
