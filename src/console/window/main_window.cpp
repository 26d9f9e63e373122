// SPDX-License-Identifier: MIT
#include "console/window/main_window.h"

#include "console/connections/connection_dialog.h"
#include "console/connections/connection_words.h"
#include "console/frame/notice_bar.h"
#include "console/frame/panes.h"
#include "console/frame/production.h"
#include "console/look/flow_layout.h"
#include "console/look/style/act_look.h"
#include "console/session/rights_watch.h"
#include "console/window/window_tools.h"
#include "console/window/workspace.h"
#include "ui_main_window.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QGuiApplication>

#include <algorithm>
#include <array>

namespace leapfrog {

static constexpr int nameCharacters = 34; ///< at most, of a database's or organisation's name

MainWindow::MainWindow(QSettings &settings, Appearance &appearance, Screens screens, LiveState::Clock now,
                       PasswordKeeper keeper)
    : m_settings(settings)
    , m_appearance(appearance)
    , m_screens(std::move(screens))
    , m_now(std::move(now))
    , m_keeper(std::move(keeper))
    , m_book(settings)
    , m_memory(settings)
    , m_ui(std::make_unique<Ui::MainWindow>())
    , m_tools(new WindowTools(*this, settings, appearance, m_screens))
    , m_closingBar(new NoticeBar(this))
    , m_closing(*this, *m_closingBar, settings)
    , m_links(*m_closingBar)
{
    m_ui->setupUi(this);
    setWindowIcon(programIcon());
    m_closingBar->setObjectName(QStringLiteral("closingBar"));
    m_ui->lines->insertWidget(2, m_closingBar);
    FlowLayout::letFlow(*m_ui->headerLine);
    m_ui->organisation->setMaximumWidth(fontMetrics().averageCharWidth() * nameCharacters);
    connect(&m_closing, &Closing::begun, this, &MainWindow::remember);
    setUpActions();
    setUpThemeMenu();
    showIcons();
    m_memory.restoreWindow(*this);
}

MainWindow::~MainWindow() = default;

void MainWindow::setUpActions()
{
    m_pollerTip = m_ui->actionPoller->toolTip();
    m_ui->connectionChip->setDefaultAction(m_ui->actionConnections);
    m_ui->pollerChip->setDefaultAction(m_ui->actionPoller);
    markWhenChecked(*m_ui->pollerChip);
    showKeys(*m_ui->searchChip, m_ui->actionPalette->shortcut());
    connect(m_ui->searchChip, &QAbstractButton::clicked, m_ui->actionPalette, &QAction::trigger);
    connect(m_ui->actionConnections, &QAction::triggered, this, &MainWindow::chooseConnection);
    connect(m_ui->actionDemo, &QAction::triggered, this, &MainWindow::openDemo);
    connect(m_ui->actionQuit, &QAction::triggered, this, &QWidget::close);
    for (const auto &screen : m_screens) { // actionJobs for "jobs"
        const auto *action
            = findChild<QAction *>(QLatin1String("action") + screen.name[0].toUpper() + screen.name.mid(1));
        connect(action, &QAction::triggered, this, [this, name = screen.name] { showScreen(name); });
    }
    connect(m_ui->actionRefresh, &QAction::triggered, this, [this] { m_session->askAnew(); });
    connect(m_ui->actionFilter, &QAction::triggered, this, [this] {
        if (auto *field = m_workspace->currentPage()->filterField())
            field->setFocus(Qt::ShortcutFocusReason);
    });
    connect(m_ui->actionNextPane, &QAction::triggered, this, [this] { movePane(1); });
    connect(m_ui->actionPreviousPane, &QAction::triggered, this, [this] { movePane(-1); });
    connect(m_ui->actionPoller, &QAction::triggered, this, &MainWindow::togglePoller);
    connect(m_ui->actionPalette, &QAction::triggered, m_tools, &WindowTools::showPalette);
    connect(m_ui->actionActivities, &QAction::triggered, this, [this] { m_workspace->showActivities(this); });
    connect(m_ui->actionColumns, &QAction::triggered, m_tools, &WindowTools::showColumns);
    connect(m_ui->actionPreferences, &QAction::triggered, m_tools, &WindowTools::showPreferences);
    connect(m_ui->actionGuide, &QAction::triggered, m_tools, &WindowTools::showGuide);
    connect(&m_appearance, &Appearance::languageChanged, this, &MainWindow::followLanguage);
    connect(m_ui->actionShortcuts, &QAction::triggered, m_tools, &WindowTools::showShortcuts);
    connect(m_ui->actionAbout, &QAction::triggered, m_tools, &WindowTools::showAbout);
    connect(m_ui->organisation, &QComboBox::activated, this, [this](int index) {
        m_session->setOrganisation(m_ui->organisation->itemData(index).toString().toStdString());
    });
}

void MainWindow::setUpThemeMenu()
{
    auto *group = new QActionGroup(this);
    const std::array<std::pair<QAction *, Theme::Choice>, 3> actions
        = {{{m_ui->actionThemeSystem, Theme::Choice::System},
            {m_ui->actionThemeLight, Theme::Choice::Light},
            {m_ui->actionThemeDark, Theme::Choice::Dark}}};
    for (const auto &[action, choice] : actions) {
        group->addAction(action);
        action->setChecked(m_appearance.theme() == choice);
        connect(action, &QAction::triggered, this, [this, wanted = choice] { m_appearance.setTheme(wanted); });
        connect(&m_appearance, &Appearance::changed, action,
                [this, shown = action, wanted = choice] { shown->setChecked(m_appearance.theme() == wanted); });
    }
}

/// The words are on the screen; what was put together of data comes anew.
void MainWindow::followLanguage()
{
    m_pollerTip = tr("While it is on, this computer works on the queue");
    if (m_session == nullptr)
        return;
    showScreenMenu();
    showOrganisations();
    showState();
    m_session->askAnew();
}

void MainWindow::welcome()
{
    prepare(ConnectionBook::privateDatabase());
}

void MainWindow::open(const DatabaseTarget &wanted, Session::Extra extra)
{
    const auto target = m_book.known(wanted);
    prepare(target);
    if (extra == Session::Extra::FreshDemo)
        showScreen(QStringLiteral("backlog"));
    m_book.setLast(target);
    emit opened(target);
    m_session->open(extra);
}

/// The connection that is open was saved, with another name, colour or mark.
void MainWindow::takeMarks(const DatabaseTarget &target)
{
    m_session->setMarks(target);
    m_book.setLast(m_session->target());
}

/// A session of that database, not opened yet, takes the place of the one before.
void MainWindow::prepare(const DatabaseTarget &target)
{
    if (m_session != nullptr) {
        remember();
        leave(m_session, m_workspace);
    }
    m_connectedOnce = false;
    m_session = new Session(target, this, m_now);
    m_session->setPasswordKeeper(m_keeper);
    connect(m_session, &Session::passwordNotKept, this, [this](const Error &error) {
        m_closingBar->say({.kind = NoticeBar::Kind::Problem,
                           .text = tr("The password was not kept: %1").arg(error.message),
                           .advice = tr("Use libpq's password file, or enter it at each start."),
                           .details = detailsOf(error),
                           .actionText = {},
                           .action = {}});
    });
    m_closing.setSession(*m_session);
    m_workspace = new Workspace(*m_session, m_screens, this);
    m_tools->setWorkspace(*m_workspace);
    m_links.setWorkspace(*m_workspace);
    m_ui->screens->addWidget(m_workspace);
    m_ui->screens->setCurrentWidget(m_workspace);
    connect(m_workspace, &Workspace::screenChanged, this, &MainWindow::showScreenMenu);
    connect(m_workspace, &Workspace::connectionsWanted, this, &MainWindow::chooseConnection);
    // Queued: opening another database ends the workspace, whose button is still being clicked.
    connect(m_workspace, &Workspace::demoWanted, this, &MainWindow::openDemo, Qt::QueuedConnection);
    connect(
        m_workspace, &Workspace::privateWanted, this, [this] { open(ConnectionBook::privateDatabase()); },
        Qt::QueuedConnection);
    connect(m_session, &Session::stateChanged, this, &MainWindow::showState);
    connect(m_session, &Session::organisationsChanged, this, &MainWindow::showOrganisations);
    connect(m_session, &Session::organisationChanged, this, [this] { // a screen may have chosen
        const auto id = QString::fromStdString(m_session->organisation());
        m_ui->organisation->setCurrentIndex(std::max(0, m_ui->organisation->findData(id)));
        showOrganisationTip();
    });
    connect(&m_session->poller(), &EmbeddedPoller::changed, this, &MainWindow::showPoller);
    connect(&RightsWatch::of(*m_session), &RightsWatch::changed, this, &MainWindow::showPoller);
    m_memory.restore(*m_session, *m_workspace);
    showScreenMenu();
    noteWatched();
    showOrganisations();
    showState();
}

/// The old session ends what it has begun; its screens go at once.
void MainWindow::leave(Session *session, Workspace *workspace)
{
    disconnect(session, nullptr, this, nullptr);
    disconnect(&session->poller(), nullptr, this, nullptr);
    workspace->hide();
    delete workspace; // before its session, which it refers to
    connect(session, &Session::closed, session, &QObject::deleteLater);
    const auto closeWhenIdle = [session] {
        if (session->activities().running() == 0)
            session->close();
    };
    connect(&session->activities(), &Activities::finished, session, closeWhenIdle);
    closeWhenIdle();
}

void MainWindow::showScreen(const QString &name)
{
    m_workspace->showScreen(name);
}

/// The acts of the screen that is shown, with their shortcuts.
void MainWindow::showScreenMenu()
{
    const auto acts = m_workspace->currentPage()->actions();
    m_ui->menuScreen->clear();
    m_ui->menuScreen->addActions(acts);
    m_ui->menuScreen->setTitle(m_workspace->currentTitle());
    m_ui->menuScreen->menuAction()->setVisible(!acts.isEmpty());
}

void MainWindow::showState()
{
    const auto state = m_session->state();
    const auto name = fontMetrics().elidedText(m_session->name(), Qt::ElideMiddle,
                                               fontMetrics().averageCharWidth() * nameCharacters);
    m_ui->actionConnections->setIconText(connectionWords(*m_session, name).chip);
    setWindowTitle(state == Session::State::New ? tr("Leapfrog") : tr("%1 – Leapfrog").arg(m_session->name()));
    const bool isProduction = m_session->target().production;
    m_ui->actionConnections->setToolTip(
        (isProduction ? tr("Choose the database. Now: %1, marked as production") : tr("Choose the database. Now: %1"))
            .arg(m_session->name()));
    m_ui->edge->setVisible(isProduction);
    showColour();
    m_ui->organisation->setEnabled(m_session->isConnected());
    if (state == Session::State::Connected && !std::exchange(m_connectedOnce, true)
        && m_session->target().kind == DatabaseTarget::Kind::Demo)
        m_session->poller().start(m_session->settings().queueConcurrency);
    showPoller();
}

void MainWindow::showOrganisations()
{
    auto *choice = m_ui->organisation;
    std::vector<std::pair<QString, QString>> wanted = {{tr("All organisations"), QString()}}; // name and id
    bool known = m_session->organisation().empty();
    for (const auto &organisation : m_session->organisations()) {
        const auto id = QString::fromStdString(organisation.id);
        wanted.emplace_back(QStringLiteral("%1 (%2)").arg(id, QString::fromStdString(organisation.baseCurrency)), id);
        known = known || organisation.id == m_session->organisation();
    }
    bool isSame = choice->count() == std::ssize(wanted);
    for (int i = 0; isSame && i < choice->count(); ++i) {
        const auto &[name, id] = wanted.at(static_cast<std::size_t>(i));
        isSame = choice->itemText(i) == name && choice->itemData(i).toString() == id;
    }
    if (!isSame) { // else whoever has the list open keeps it
        choice->clear();
        for (const auto &[name, id] : wanted)
            choice->addItem(name, id);
    }
    choice->setCurrentIndex(std::max(0, choice->findData(QString::fromStdString(m_session->organisation()))));
    if (!known && !m_session->organisations().empty())
        m_session->setOrganisation({}); // remembered from before, but gone
    showOrganisationTip();
}

void MainWindow::showOrganisationTip()
{
    m_ui->organisation->setToolTip(tr("Whose documents and jobs are shown: %1").arg(m_ui->organisation->currentText()));
}

void MainWindow::showPoller()
{
    const auto &poller = m_session->poller();
    const bool stops = poller.state() == EmbeddedPoller::State::Stopping;
    m_ui->actionPoller->setChecked(poller.state() == EmbeddedPoller::State::On);
    m_ui->actionPoller->setIconText(stops ? tr("Poller stops · Stop now") : tr("Poller %1").arg(poller.summary()));
    const auto whyNot
        = poller.state() == EmbeddedPoller::State::Off ? RightsWatch::of(*m_session).whyNoPoller() : QString();
    m_ui->actionPoller->setToolTip(
        stops ? tr("It takes nothing more and finishes what it holds. Stop now: hand that back to the queue instead.")
            : whyNot.isEmpty() ? m_pollerTip
                               : whyNot);
    // What hangs can be stopped whether or not the server answers.
    m_ui->actionPoller->setEnabled(
        stops
        || (m_session->isConnected() && whyNot.isEmpty() && poller.state() != EmbeddedPoller::State::StoppingNow));
}

void MainWindow::showIcons()
{
    showColour();
    m_ui->actionPoller->setIcon(lampIcon(QStringLiteral("poller"), palette()));
}

/// The connection's own colour: on its button, and for production along the top edge of every screen.
void MainWindow::showColour()
{
    const QColor own(m_session == nullptr ? QString() : m_session->target().colour);
    const auto colour = own.isValid() ? own : SignColours::of(palette()).urgent;
    auto colours = QGuiApplication::palette();
    colours.setColor(QPalette::Window, colour);
    m_ui->edge->setPalette(colours);
    m_ui->actionConnections->setIcon(own.isValid() || m_ui->edge->isVisibleTo(this)
                                         ? colourIcon(colour)
                                         : themedIcon(QStringLiteral("database"), palette()));
}

void MainWindow::chooseConnection()
{
    auto *dialog = new ConnectionDialog(m_book, m_session->target(), m_keeper, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setPrivateInUse(m_session->state() != Session::State::New
                            && m_session->target().kind != DatabaseTarget::Kind::Server);
    if (m_session->state() == Session::State::New)
        dialog->startNew(); // who has not chosen the private database or the demo wants a server
    connect(dialog, &ConnectionDialog::chosen, this, [this](const DatabaseTarget &target) { open(target); });
    connect(dialog, &ConnectionDialog::kept, this, &MainWindow::takeMarks);
    dialog->open();
}

void MainWindow::openDemo()
{
    open(ConnectionBook::demo(), Session::Extra::FreshDemo);
}

void MainWindow::togglePoller()
{
    auto &poller = m_session->poller();
    if (poller.state() == EmbeddedPoller::State::Off)
        startPoller(*m_session, *this, m_session->settings().queueConcurrency);
    else if (poller.state() == EmbeddedPoller::State::Stopping)
        poller.stopNow();
    else
        poller.stop();
    showPoller();
}

/// Moves the focus between the header, the sidebar, the page and the activities.
void MainWindow::movePane(int direction)
{
    std::vector<QWidget *> panes = {m_ui->header};
    for (const auto *name : {"sidebar", "activityStrip"}) {
        if (auto *pane = m_workspace->findChild<QWidget *>(QLatin1String(name)); pane != nullptr && pane->isVisible())
            panes.push_back(pane);
    }
    panes.insert(panes.begin() + std::min<std::ptrdiff_t>(2, std::ssize(panes)), m_workspace->currentPage());
    moveFocus(panes, focusWidget(), direction);
}

void MainWindow::remember()
{
    m_memory.rememberWindow(*this);
    if (m_session->state() != Session::State::New)
        m_memory.remember(*m_session, *m_workspace);
}

void MainWindow::noteWatched()
{
    if (m_session != nullptr)
        m_session->setWatched(isVisible() && !isMinimized());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->setAccepted(m_closing.mayClose());
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showIcons();
    if (event->type() == QEvent::WindowStateChange)
        noteWatched();
    QMainWindow::changeEvent(event);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    noteWatched();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    noteWatched();
}

} // namespace leapfrog
