// SPDX-License-Identifier: MIT
#include "console/window/workspace.h"

#include "console/frame/page_area.h"
#include "console/frame/problem_bar.h"
#include "console/look/style/hairline.h"
#include "console/look/style/sidebar.h"
#include "console/look/theme.h"
#include "console/window/activities/activity_dialog.h"
#include "console/window/activity_strip.h"
#include "console/window/opening_page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>

#include <algorithm>

namespace leapfrog {

static constexpr int narrow = 128; ///< characters; below it the sidebar shows icons only

Workspace::Workspace(Session &session, const Screens &screens, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_log(new ActivityLog(session.activities(), this))
    , m_sidebar(new Sidebar(this))
    , m_pages(new QStackedWidget(this))
    , m_whole(new QStackedWidget(this))
    , m_opening(new OpeningPage(session, this))
{
    auto *strip = new ActivityStrip(session.activities(), *m_log, this);

    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *problem = new ProblemBar(session, content);
    column->addWidget(problem);
    column->addWidget(m_pages, 1);
    auto *halves = new QWidget(this);
    auto *line = new QHBoxLayout(halves);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(m_sidebar);
    line->addWidget(new Hairline(Qt::Vertical, halves));
    line->addWidget(content, 1);
    m_whole->addWidget(halves);
    m_whole->addWidget(new PageArea(m_opening, this));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new Hairline(Qt::Horizontal, this));
    layout->addWidget(m_whole, 1);
    layout->addWidget(strip);

    for (const auto &screen : screens)
        add(screen);
    connect(m_sidebar, &Sidebar::currentRowChanged, this, [this](int row) {
        m_pages->setCurrentIndex(row);
        emit screenChanged();
    });
    connect(problem, &ProblemBar::connectionsWanted, this, &Workspace::connectionsWanted);
    connect(strip, &ActivityStrip::recreationWanted, this, &Workspace::showRecreation);
    connect(strip, &ActivityStrip::historyWanted, this, [this] { showActivities(window()); });
    connect(m_opening, &OpeningPage::connectionsWanted, this, &Workspace::connectionsWanted);
    connect(m_opening, &OpeningPage::demoWanted, this, &Workspace::demoWanted);
    connect(m_opening, &OpeningPage::privateWanted, this, &Workspace::privateWanted);
    connect(&session, &Session::stateChanged, this, &Workspace::showState);
    m_sidebar->setCurrentRow(0);
    showSidebar();
    showState();
}

void Workspace::add(const Screen &screen)
{
    auto *page = screen.make(m_session, this);
    m_screens.push_back({.name = screen.name, .title = screen.title, .page = page});
    m_pages->addWidget(new PageArea(page, this));
    m_sidebar->addScreen();
    connect(page, &Page::badgeChanged, this, &Workspace::showSidebar);
    connect(page, &Page::documentWanted, this, &Workspace::showDocument);
    connect(page, &Page::documentsWanted, this, &Workspace::showDocuments);
    connect(page, &Page::recreationWanted, this, &Workspace::showRecreation);
    connect(page, &Page::jobsWanted, this, &Workspace::showJobs);
    connect(page, &Page::entriesWanted, this, &Workspace::showEntries);
    connect(page, &Page::payloadsWanted, this, &Workspace::showPayloads);
    connect(page, &Page::screenWanted, this, &Workspace::showScreen);
    connect(page, &Page::demoWanted, this, &Workspace::demoWanted);
}

void Workspace::showDocument(const QString &orgId, const QString &documentId)
{
    showScreen(QStringLiteral("documents"));
    currentPage()->showDocument(orgId, documentId);
}

void Workspace::showDocuments(const DocumentsWanted &wanted)
{
    showScreen(QStringLiteral("documents"));
    currentPage()->showDocuments(wanted);
}

void Workspace::showRecreation(const QString &recreationId)
{
    showScreen(QStringLiteral("recreations"));
    currentPage()->showRecreation(recreationId);
}

void Workspace::showJobs(const QString &state, int priority)
{
    showScreen(QStringLiteral("jobs"));
    currentPage()->showJobs(state, priority);
}

void Workspace::showEntries(const QString &orgId, const QString &documentId)
{
    showScreen(QStringLiteral("ledger"));
    currentPage()->showEntries(orgId, documentId);
}

void Workspace::showPayloads(const PayloadsWanted &wanted)
{
    showScreen(QStringLiteral("inbox"));
    currentPage()->showPayloads(wanted);
}

void Workspace::showScreen(const QString &name)
{
    const auto found = std::ranges::find(m_screens, name, &Shown::name);
    if (found != m_screens.end())
        m_sidebar->setCurrentRow(static_cast<int>(found - m_screens.begin()));
}

QString Workspace::currentScreen() const
{
    return m_screens.at(static_cast<std::size_t>(m_pages->currentIndex())).name;
}

QString Workspace::currentTitle() const
{
    return m_screens.at(static_cast<std::size_t>(m_pages->currentIndex())).title();
}

Page *Workspace::currentPage() const
{
    return m_screens.at(static_cast<std::size_t>(m_pages->currentIndex())).page;
}

std::vector<std::pair<QString, Page *>> Workspace::pages() const
{
    std::vector<std::pair<QString, Page *>> pages;
    for (const auto &screen : m_screens)
        pages.emplace_back(screen.name, screen.page);
    return pages;
}

void Workspace::showActivities(QWidget *over)
{
    if (auto *open = over->findChild<ActivityDialog *>()) {
        open->raise();
        open->activateWindow();
        return;
    }
    auto *dialog = new ActivityDialog(*m_log, over);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ActivityDialog::recreationWanted, this, &Workspace::showRecreation);
    dialog->show();
}

void Workspace::showState()
{
    const auto state = m_session.state();
    const bool pages = state == Session::State::Connected || state == Session::State::Reconnecting;
    m_whole->setCurrentIndex(pages ? 0 : 1);
}

void Workspace::showSidebar()
{
    m_sidebar->setNarrow(width() < narrow * fontMetrics().averageCharWidth());
    int row = 0;
    for (const auto &screen : m_screens) {
        const bool isLoud = screen.name != QLatin1String("recreations"); // those run; the others count what went wrong
        m_sidebar->showScreen(row++, themedIcon(screen.name, palette()), screen.title(), screen.page->badge(), isLoud);
    }
}

void Workspace::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showSidebar();
}

void Workspace::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange
        || event->type() == QEvent::FontChange)
        showSidebar();
    QWidget::changeEvent(event);
}

} // namespace leapfrog
