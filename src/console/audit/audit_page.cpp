// SPDX-License-Identifier: MIT
#include "console/audit/audit_page.h"

#include "console/audit/audit_words.h"
#include "console/frame/notice_bar.h"
#include "console/frame/page_header.h"
#include "console/look/sign_delegate.h"
#include "console/look/table_look.h"
#include "console/look/words.h"
#include "ui_audit_page.h"

#include <QLineEdit>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace leapfrog {

static constexpr int atOnce = 200; ///< acts, and so many more at each wish for older ones
static constexpr int atMost = 5000; ///< in the list; an export has all
static constexpr int rowsAtLeast = 5; ///< lines that are left of the table in a low window; then the page scrolls

AuditPage::AuditPage(Session &session, QWidget *parent)
    : Page(session, parent)
    , m_ui(std::make_unique<Ui::AuditPage>())
    , m_header(new PageHeader(tr("Audit"), session, this))
    , m_exportButton(new QToolButton(this))
    , m_more(new QToolButton(this))
    , m_export(session, *this)
    , m_limit(atOnce)
{
    m_ui->setupUi(this); // Tab follows the order in which all these are made
    m_ui->lines->insertWidget(0, m_header);
    m_ui->lines->setStretchFactor(m_ui->split, 1);
    m_ui->content->setMinimumHeight(fontMetrics().height() * rowsAtLeast);
    m_ui->split->setSizes({3000, 1200}); // in proportion
    m_ui->events->setModel(&m_events);
    m_ui->events->setItemDelegate(new SignDelegate(this));
    dressTable(*m_ui->events);
    setColumnWidths(*m_ui->events, {20, 16, 22, 22, 34, 22, 14, 20});
    setUpActions();
    connect(m_ui->events->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AuditPage::showDetails);
    connect(m_ui->filter, &AuditFilterBar::changed, this, &AuditPage::lookAnew);
    connect(&session, &Session::organisationChanged, this, &AuditPage::lookAnew);
    connect(&session, &Session::stateChanged, this, &AuditPage::showActs);
    dimWhenNotLive(m_ui->split);
    showDetails();
    showActs();
}

AuditPage::~AuditPage() = default;

void AuditPage::setUpActions()
{
    for (const auto &[button, action] :
         {std::pair(m_more, m_ui->actionMoreEvents), std::pair(m_exportButton, m_ui->actionExportTrail)})
        m_header->addAct(*button, *action);
    m_ui->events->addActions({m_ui->actionMoreEvents, m_ui->actionExportTrail});
    connect(m_ui->actionMoreEvents, &QAction::triggered, this, [this] {
        m_limit = std::min(atMost, m_limit + atOnce);
        m_question.renew();
        refresh();
    });
    connect(m_ui->actionExportTrail, &QAction::triggered, this, [this] { m_export.ask(filter()); });
}

QWidget *AuditPage::filterField()
{
    return m_ui->filter->searchField();
}

AuditFilter AuditPage::filter() const
{
    auto filter = m_ui->filter->filter();
    filter.orgId = session().organisation();
    return filter;
}

// --- asking ---------------------------------------------------------------------------------------------------------

void AuditPage::refresh()
{
    if (!m_question.isDue())
        return;
    session().read(
        this,
        [filter = filter(), limit = m_limit](Connection &connection) -> Result<Snapshot> {
            AuditStore store(connection);
            auto events = store.newest(filter, limit);
            if (!events)
                return failed(events);
            const auto years = store.years(filter.orgId);
            if (!years)
                return failed(years);
            return Snapshot{.events = std::move(*events), .years = *years};
        },
        [this, number = m_question.begin()](const Result<Snapshot> &snapshot) {
            if (!m_question.end(number))
                return;
            if (snapshot)
                showSnapshot(*snapshot);
            else
                showFailure(snapshot.error());
        });
}

void AuditPage::askAnew()
{
    m_question.hurry();
    refresh();
}

void AuditPage::lookAnew()
{
    m_limit = atOnce;
    m_question.renew();
    if (isVisible() && session().isConnected())
        refresh();
}

// --- showing --------------------------------------------------------------------------------------------------------

void AuditPage::showSnapshot(const Snapshot &snapshot)
{
    m_question.noteAnswer();
    if (std::exchange(m_saysFailure, false))
        m_ui->notice->clear();
    m_header->setAsOf(QDateTime::currentDateTimeUtc());
    m_events.setRows(snapshot.events);
    if (!m_ui->events->currentIndex().isValid() && m_events.rowCount() > 0) // screen readers need one
        m_ui->events->setCurrentIndex(m_events.index(0, 0));
    m_ui->content->setCurrentIndex(m_events.rowCount() == 0 ? 1 : 0);
    m_ui->eventsEmpty->setText(m_ui->filter->isNarrow()
                                   ? tr("No act matches the filter.")
                                   : tr("Nothing has been done yet, as far as your login may see."));
    const bool more = m_events.rowCount() >= m_limit;
    m_ui->counts->setText(more ? tr("The newest %1 acts. An export has all that match.").arg(numberInWords(m_limit))
                               : tr("%Ln act(s)", nullptr, m_events.rowCount()));
    m_ui->filter->setYears(snapshot.years);
    showDetails();
    showActs();
    setLoaded();
}

void AuditPage::showFailure(const Error &error)
{
    if (!session().isConnected() || error.code == Error::Code::Cancelled)
        return; // the bar over the page says so
    setFailed();
    m_saysFailure = true;
    m_ui->notice->sayError(error, tr("Your login may not see who did what here."), [this] { askAnew(); });
}

void AuditPage::showDetails()
{
    const auto *event = m_events.find(m_ui->events->currentIndex());
    const auto text = event == nullptr ? tr("Select an act to see what it changed.") : eventWords(*event);
    if (m_ui->details->toPlainText() != text) // keeps what somebody has selected in it
        m_ui->details->setPlainText(text);
}

void AuditPage::showActs()
{
    offer(*m_ui->actionExportTrail, tr("Write all acts that match into a file, as CSV or JSON."),
          session().isConnected() ? QString() : tr("Open a database first."));
    offer(*m_ui->actionMoreEvents, tr("List older acts too."),
          m_events.rowCount() < m_limit ? tr("All that match are listed.")
              : m_limit >= atMost       ? tr("The list has %1 at most; an export has all.").arg(numberInWords(atMost))
                                        : QString());
}

} // namespace leapfrog
