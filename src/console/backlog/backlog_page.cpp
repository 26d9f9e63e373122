// SPDX-License-Identifier: MIT
#include "console/backlog/backlog_page.h"

#include "console/backlog/depth_table_model.h"
#include "console/backlog/organisation_model.h"
#include "console/frame/page_header.h"
#include "console/look/flow_layout.h"
#include "console/look/lists/progress_delegate.h"
#include "console/look/style/act_look.h"
#include "console/look/table_look.h"
#include "console/look/theme.h"
#include "console/look/words.h"
#include "console/session/rights_watch.h"
#include "store/queue/queue.h"
#include "ui_backlog_page.h"

#include <QButtonGroup>
#include <QSortFilterProxyModel>

namespace leapfrog {

using namespace std::chrono_literals;

BacklogPage::BacklogPage(Session &session, QWidget *parent)
    : Page(session, parent)
    , m_ui(std::make_unique<Ui::BacklogPage>())
    , m_header(new PageHeader(tr("Backlog"), session, this))
    , m_organisations(new OrganisationModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_table(new DepthTableModel(this))
    , m_span(15min)
{
    m_ui->setupUi(this);
    m_ui->lines->insertWidget(0, m_header);
    m_ui->urgent->setKind(DepthCard::Kind::Urgent);
    m_ui->high->setKind(DepthCard::Kind::High);
    m_ui->normal->setKind(DepthCard::Kind::Normal);
    m_ui->running->setKind(DepthCard::Kind::Running);
    m_ui->dead->setKind(DepthCard::Kind::Dead);
    m_ui->welcome->hide();
    FlowLayout::letFlow(*m_ui->cards)->setUniform(true);
    for (auto *line : {m_ui->welcomeLine, m_ui->chartLine, m_ui->pollerLine})
        FlowLayout::letFlow(*line);
    setUpTables();

    auto *spans = new QButtonGroup(this);
    const auto addSpan = [&](QAbstractButton *button, std::chrono::seconds span) {
        spans->addButton(button);
        markWhenChecked(*button);
        connect(button, &QAbstractButton::clicked, this, [this, span] { chooseSpan(span); });
    };
    addSpan(m_ui->span15, 15min);
    addSpan(m_ui->span60, 1h);
    addSpan(m_ui->span360, 6h);
    addSpan(m_ui->span1440, 24h);
    join({m_ui->span15, m_ui->span60, m_ui->span360, m_ui->span1440});
    markWhenChecked(*m_ui->asTable);
    connect(m_ui->asTable, &QAbstractButton::toggled, this,
            [this](bool table) { m_ui->chartOrTable->setCurrentIndex(table ? 1 : 0); });
    const auto leads = [this](DepthCard *card, const QString &state, int priority) {
        connect(card, &DepthCard::opened, this, [this, state, priority] { emit jobsWanted(state, priority); });
    };
    leads(m_ui->urgent, QStringLiteral("waiting"), urgentPriority);
    leads(m_ui->high, QStringLiteral("waiting"), highPriority);
    leads(m_ui->normal, QStringLiteral("waiting"), normalPriority);
    leads(m_ui->running, QStringLiteral("leased"), 0);
    leads(m_ui->dead, QStringLiteral("dead"), 0);
    connect(m_ui->chart, &DepthChart::priorityChosen, this,
            [this](int priority) { emit jobsWanted(QStringLiteral("waiting"), priority); });
    connect(m_ui->chart, &DepthChart::read, m_ui->readout, &QLabel::setText);
    connect(m_ui->demoButton, &QAbstractButton::clicked, this, &Page::demoWanted);
    connect(m_ui->documentsButton, &QAbstractButton::clicked, this,
            [this] { emit screenWanted(QStringLiteral("documents")); });
    connect(m_ui->pollerButton, &QAbstractButton::clicked, this, &BacklogPage::togglePoller);
    connect(&session.poller(), &EmbeddedPoller::changed, this, &BacklogPage::showPoller);
    connect(&session, &Session::stateChanged, this, &BacklogPage::showPoller);
    dimWhenNotLive(m_ui->figures);
    showPoller();
}

BacklogPage::~BacklogPage() = default;

void BacklogPage::setUpTables()
{
    m_sorted->setSourceModel(m_organisations);
    m_sorted->setSortRole(OrganisationModel::SortRole);
    m_ui->organisations->setModel(m_sorted);
    m_ui->organisations->sortByColumn(OrganisationModel::Organisation, Qt::AscendingOrder);
    dressTable(*m_ui->organisations);
    m_ui->organisations->setItemDelegate(new ProgressDelegate(this));
    setColumnWidths(*m_ui->organisations, {12, 8, 8, 10, 8, 8, 6, 24});
    m_ui->historyTable->setModel(m_table);
    dressTable(*m_ui->historyTable);
    setColumnWidths(*m_ui->historyTable, {24, 18, 18, 18});
}

void BacklogPage::refresh()
{
    if (!m_historyAsked || m_historyOrganisation != session().organisation())
        askHistory();
    if (std::exchange(m_asking, true))
        return;
    session().read(
        this, [org = session().organisation()](Connection &connection) { return readBacklog(connection, org); },
        [this](const Result<BacklogSnapshot> &backlog) {
            m_asking = false;
            if (backlog) {
                showBacklog(*backlog);
            } else if (this->session().isConnected() && backlog.error().code != Error::Code::Cancelled) {
                setFailed(); // else the bar over the page says what is wrong
                m_ui->notice->setText(withShortWords(backlog.error().message));
            }
        });
}

void BacklogPage::askAnew()
{
    m_historyAsked = false;
    refresh();
}

void BacklogPage::chooseSpan(std::chrono::seconds span)
{
    m_span = span;
    if (session().isConnected())
        askHistory();
}

void BacklogPage::askHistory()
{
    m_historyAsked = true;
    showChartTitle();
    if (std::exchange(m_historyOrganisation, session().organisation()) != session().organisation())
        m_history.reset({}, m_span);
    session().read(
        this,
        [span = m_span, org = m_historyOrganisation](Connection &connection) {
            return readHistory(connection, span, org);
        },
        [this, span = m_span, org = m_historyOrganisation](const Result<BacklogHistory> &history) {
            if (span != m_span || org != m_historyOrganisation)
                return;
            if (!history) {
                m_historyAsked = false; // the next refresh asks again
                return;
            }
            m_history.reset(history->samples, span);
            m_rates.reset(history->ended);
            showHistory();
        });
}

void BacklogPage::showChartTitle()
{
    const auto name = QString::fromStdString(session().organisation());
    m_ui->chartTitle->setText(name.isEmpty() ? tr("Waiting jobs of all organisations")
                                             : tr("Waiting jobs of %1").arg(withShortWords(name)));
    m_ui->chartTitle->setToolTip(name);
}

void BacklogPage::showBacklog(const BacklogSnapshot &backlog)
{
    m_header->setAsOf(backlog.depth.at);
    m_ui->notice->setText(
        withShortWords(clickStarts(backlog, session().settings(), RightsWatch::of(session()).isDirectByWorker())));
    showCards(backlog);
    const auto done = numberInWords(backlog.depth.finishedPerMinute);
    m_ui->pace->setText(tr("%1 ended per minute").arg(done));
    m_organisations->setRows(
        backlog.organisations,
        {.now = backlog.depth.at, .perMinute = backlog.perMinute, .slotCount = backlog.slotCount()});
    m_rates.add(backlog.ended);
    m_ui->organisations->setVisible(!backlog.organisations.empty());
    m_ui->nothing->setVisible(backlog.organisations.empty());
    showWelcome(backlog);
    if (backlog.organisation == m_historyOrganisation)
        m_history.add({.at = backlog.depth.at,
                       .queued = {backlog.of(normalPriority).queued, backlog.of(highPriority).queued,
                                  backlog.of(urgentPriority).queued},
                       .dead = backlog.dead()});
    showHistory();
    setLoaded();
}

/// A newcomer is told what to do next: with an empty database, and in the demo.
void BacklogPage::showWelcome(const BacklogSnapshot &backlog)
{
    const bool isDemo = session().target().kind == DatabaseTarget::Kind::Demo;
    m_ui->welcome->setVisible(isDemo || session().organisations().empty());
    m_ui->documentsButton->setVisible(isDemo);
    if (!isDemo)
        return;
    const bool works = backlog.waiting() + backlog.running() > 0;
    m_ui->welcomeText->setText(
        works ? tr("This is the demo: made-up shops, and a bulk sync that is being worked off here. Tick documents "
                   "under Documents and choose Recreate: your click does not wait for the sync.")
              : tr("The demo's bulk sync is done. Start it anew to see a click overtake it."));
    m_ui->demoButton->setVisible(!works);
    m_ui->demoButton->setText(tr("Start the &demo anew"));
}

static QString oldest(const PriorityDepth &depth, const QDateTime &now)
{
    if (depth.queued == 0)
        return BacklogPage::tr("none waiting");
    if (!depth.oldestReadyAt.isValid() || depth.oldestReadyAt > now)
        return BacklogPage::tr("not due yet");
    return BacklogPage::tr("oldest waits %1")
        .arg(durationInWords(std::chrono::milliseconds(depth.oldestReadyAt.msecsTo(now))));
}

void BacklogPage::showCards(const BacklogSnapshot &backlog)
{
    const auto showLane = [&](DepthCard *card, int priority) {
        const auto &lane = backlog.of(priority);
        card->setFigure(numberInWords(lane.queued), oldest(lane, backlog.depth.at));
    };
    showLane(m_ui->urgent, urgentPriority);
    showLane(m_ui->high, highPriority);
    showLane(m_ui->normal, normalPriority);
    const int slotCount = backlog.slotCount();
    m_ui->running->setFigure(numberInWords(backlog.running()),
                             slotCount == 0 ? tr("no worker runs")
                                            : tr("in %n slot(s) of workers", nullptr, slotCount));
    m_ui->dead->setFigure(numberInWords(backlog.dead()), backlog.dead() == 0 ? tr("none") : tr("need a person"));
}

void BacklogPage::showHistory()
{
    const auto points = m_history.points();
    m_ui->chart->setPoints(points, m_history.span());
    m_table->setPoints(points);
    const auto [from, end] = m_ui->chart->range();
    const auto [left, right] = m_ui->chart->edges();
    m_ui->rates->setBars(m_rates.bars(end, m_history.span(), points), from, end, left, right);
}

void BacklogPage::togglePoller()
{
    if (session().poller().state() == EmbeddedPoller::State::Off)
        session().poller().start(m_ui->slotCount->value());
    else
        session().poller().stop();
}

void BacklogPage::showPoller()
{
    const auto &poller = session().poller();
    const auto &status = poller.status();
    const bool off = poller.state() == EmbeddedPoller::State::Off;
    auto text = tr("Poller in this console: %1").arg(poller.summary());
    if (status.processed > 0)
        text += tr(" · %1 done").arg(numberInWords(status.processed - status.refused));
    if (status.refused > 0)
        text += tr(" · %1 refused").arg(numberInWords(status.refused));
    m_ui->pollerState->setText(text);
    m_ui->slotCount->setEnabled(off);
    m_ui->pollerButton->setText(off ? tr("Start po&ller") : tr("Stop po&ller"));
    m_ui->pollerButton->setEnabled(session().isConnected() && (off || poller.state() == EmbeddedPoller::State::On));
}

} // namespace leapfrog
