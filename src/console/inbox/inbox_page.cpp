// SPDX-License-Identifier: MIT
#include "console/inbox/inbox_page.h"

#include "console/books/payload_words.h"
#include "console/frame/lists/answer_state.h"
#include "console/frame/page_area.h"
#include "console/frame/page_header.h"
#include "console/import/import_acts.h"
#include "console/inbox/inbox_acts.h"
#include "console/inbox/inbox_details.h"
#include "console/inbox/inbox_organisations.h"
#include "console/look/flow_layout.h"
#include "console/look/sign_delegate.h"
#include "console/look/style/act_look.h"
#include "console/look/table_look.h"
#include "console/look/theme.h"
#include "console/look/words.h"
#include "ui_inbox_page.h"

#include <QLineEdit>
#include <QToolButton>

#include <algorithm>

namespace leapfrog {

static constexpr int rowsAtLeast = 9; ///< lines that are left of the list in a low window; then the page scrolls
static constexpr int wide = 1000; ///< pixels; from there the details stand beside the list

InboxPage::InboxPage(Session &session, QWidget *parent)
    : Page(session, parent)
    , m_ui(std::make_unique<Ui::InboxPage>())
    , m_list(session, m_payloads, m_reasons)
    , m_badge(session)
    , m_header(new PageHeader(tr("Inbox"), session, this))
    , m_importButton(new QToolButton(this))
    , m_group(new QToolButton(this))
    , m_again(new QToolButton(this))
    , m_retry(new QToolButton(this))
{
    m_ui->setupUi(this); // Tab follows the order in which all these are made
    m_answers = new AnswerState(
        session, *m_ui->notice, *m_ui->loading, m_ui->emptyText, [this] { return m_list.isNew(); }, this);
    m_details = new InboxDetails(session, this);
    m_organisations = new InboxOrganisations(session, this);
    m_acts = std::make_unique<InboxActs>(session, *m_ui, m_payloads, m_reasons, m_list, *this);
    m_import = new ImportActs(session, *m_ui->actionImportPayloads, *m_ui->notice, *this);
    m_ui->lines->insertWidget(0, m_header);
    m_ui->content->addWidget(m_organisations);
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
    connectList();
    for (auto *part : std::initializer_list<QWidget *>{m_ui->table, m_ui->reasons, m_details})
        dimWhenNotLive(part);
    setGrouped(true);
    changeOrganisation();
}

InboxPage::~InboxPage() = default;

void InboxPage::setUpTables()
{
    auto *table = m_ui->table;
    table->setModel(&m_payloads);
    table->setItemDelegate(new SignDelegate(this));
    dressTable(*table);
    setColumnWidths(*table, {12, 15, 16, 20, 17, 35});
    m_ui->reasons->setModel(&m_reasons);
    m_ui->reasons->setItemDelegate(new SignDelegate(this));
    dressTable(*m_ui->reasons);
    setColumnWidths(*m_ui->reasons, {12, 18, 34, 11, 17});
    offerColumn(*m_ui->reasons, ReasonsModel::Example, false); // the details have it
    for (auto *view : {table, m_ui->reasons}) {
        view->addActions({m_ui->actionRetryPayloads, m_ui->actionReadAgain});
        connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, m_acts.get(), &InboxActs::show);
        connect(view, &QTableView::clicked, this, [this] { m_acts->chooseAll(false); });
        connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &InboxPage::showCurrent);
    }
    connect(table, &QTableView::activated, this, [this] { m_ui->actionPayloadDetails->setChecked(true); });
    connect(m_ui->reasons, &QTableView::activated, this, &InboxPage::openReason);
    table->addAction(m_ui->actionSelectAllPayloads);
    connect(m_details, &InboxDetails::documentWanted, this, &Page::documentWanted);
    connect(m_details, &InboxDetails::entriesWanted, this, &Page::entriesWanted);
    connect(m_details, &InboxDetails::groupWanted, this, &InboxPage::showGroup);
    connect(m_details, &InboxDetails::payloadWanted, this, [this](std::int64_t number) {
        m_wanted = number;
        showGroup(std::to_string(number));
    });
}

void InboxPage::setUpActions()
{
    const std::initializer_list<std::pair<QToolButton *, QAction *>> buttons
        = {{m_importButton, m_ui->actionImportPayloads},
           {m_group, m_ui->actionGroupByReason},
           {m_again, m_ui->actionReadAgain},
           {m_retry, m_ui->actionRetryPayloads}};
    for (const auto &[button, action] : buttons)
        m_header->addAct(*button, *action);
    m_importButton->setObjectName(QStringLiteral("importButton"));
    m_retry->setObjectName(QStringLiteral("retryButton"));
    m_again->setObjectName(QStringLiteral("readAgainButton"));
    m_group->setObjectName(QStringLiteral("groupButton"));
    markWhenChecked(*m_group);
    m_ui->selectAllButton->setDefaultAction(m_ui->actionSelectAllPayloads);
    m_ui->clearButton->setDefaultAction(m_ui->actionClearPayloads);
    m_ui->purgeButton->setDefaultAction(m_ui->actionPurge);
    m_ui->detailsButton->setDefaultAction(m_ui->actionPayloadDetails);
    markWhenChecked(*m_ui->detailsButton);
    makePrimary(*m_retry);
    makeLinks({m_ui->selectAllButton, m_ui->clearButton, m_ui->purgeButton});
    offer(*m_ui->actionGroupByReason, tr("What was refused and what waits, by reason."), {});
    connect(m_ui->actionGroupByReason, &QAction::toggled, this, [this](bool grouped) {
        if (m_followsFilter)
            return;
        const auto state = m_ui->filter->filter().state;
        if (grouped)
            m_ui->filter->choose({.orgId = {}, .state = state == "refused" || state == "waiting" ? state : ""});
        if (grouped)
            setGrouped(true);
        applyFilter();
    });
    connect(m_ui->actionPayloadDetails, &QAction::toggled, m_ui->detailsPlace, &QWidget::setVisible);
    connect(m_ui->showNew, &QPushButton::clicked, this, [this] {
        m_ui->table->scrollToTop();
        m_list.letIn();
        refresh();
    });
}

void InboxPage::connectList()
{
    connect(&m_list, &InboxList::answered, this, &InboxPage::showAnswer);
    connect(&m_list, &InboxList::failed, this, &InboxPage::showFailure);
    connect(m_organisations, &InboxOrganisations::failed, this, &InboxPage::showFailure);
    connect(m_organisations, &InboxOrganisations::answered, this, [this] {
        if (m_org.empty())
            changeOrganisation();
    });
    connect(m_organisations, &InboxOrganisations::chosen, this, [this](const std::string &orgId) {
        const auto &known = session().organisations();
        if (std::ranges::find(known, orgId, &OrganisationRow::id) != known.end()) {
            session().setOrganisation(orgId);
            return;
        }
        m_org = orgId; // it has payloads, and no books yet
        applyFilter();
    });
    connect(m_ui->filter, &InboxFilterBar::changed, this, [this] {
        const auto filter = m_ui->filter->filter();
        if (m_ui->filter->isNarrow()
            || (!filter.state.empty() && filter.state != "refused" && filter.state != "waiting"))
            setGrouped(false);
        applyFilter();
    });
    connect(m_ui->filter, &InboxFilterBar::left, this,
            [this] { (m_list.query().grouped ? m_ui->reasons : m_ui->table)->setFocus(); });
    connect(m_ui->emptyButton, &QPushButton::clicked, m_ui->filter, &InboxFilterBar::reset);
    const auto changed = [this] {
        m_organisations->hurry();
        m_list.letIn();
        m_details->askAnew();
        if (isVisible() && session().isConnected())
            refresh();
    };
    connect(m_acts.get(), &InboxActs::done, this, changed);
    connect(m_import, &ImportActs::done, this, changed);
    connect(&session(), &Session::stateChanged, m_acts.get(), &InboxActs::show);
    connect(&session(), &Session::organisationChanged, this, &InboxPage::changeOrganisation);
    connect(&session(), &Session::refreshWanted, this, [this] {
        if (!isVisible())
            m_badge.ask();
    });
    connect(&m_badge, &InboxBadge::changed, this, [this](const QString &badge) { setBadge(badge); });
}

QWidget *InboxPage::filterField()
{
    return m_org.empty() ? static_cast<QWidget *>(&m_organisations->table()) : m_ui->filter->searchField();
}

void InboxPage::showPayloads(const PayloadsWanted &wanted)
{
    if (!wanted.orgId.empty() && wanted.orgId != m_org) {
        m_org = wanted.orgId;
        session().setOrganisation(wanted.orgId); // unless it has no books yet
    }
    setGrouped(wanted.code.empty() && wanted.text.empty() && wanted.kind.empty());
    m_ui->filter->choose(
        {.orgId = {}, .state = wanted.state, .kind = wanted.kind, .code = wanted.code, .text = wanted.text});
    (m_ui->actionGroupByReason->isChecked() ? m_ui->reasons : m_ui->table)->setFocus();
}

void InboxPage::showGroup(const std::string &group)
{
    setGrouped(false);
    m_ui->filter->choose({.orgId = {}, .text = group});
    m_ui->table->setFocus();
}

/// As the filter wants it: whoever calls this asks.
void InboxPage::setGrouped(bool grouped)
{
    m_followsFilter = true;
    m_ui->actionGroupByReason->setChecked(grouped);
    m_followsFilter = false;
}

/// The organisation that is chosen, or the only one.
void InboxPage::changeOrganisation()
{
    m_org = session().organisation();
    if (m_org.empty() && m_organisations->isKnown() && m_organisations->all().size() == 1)
        m_org = m_organisations->all().front().orgId;
    applyFilter();
}

void InboxPage::applyFilter()
{
    InboxList::Query query{.filter = m_ui->filter->filter(), .grouped = m_ui->actionGroupByReason->isChecked()};
    query.filter.orgId = m_org;
    m_otherFilter = true;
    m_acts->chooseAll(false);
    m_ui->filter->setEnabled(!m_org.empty());
    m_ui->actionGroupByReason->setEnabled(!m_org.empty());
    m_list.setQuery(query);
    if (m_org.empty())
        m_answers->end();
    else
        m_answers->begin();
    showContent();
    m_acts->show();
    if (m_org.empty() && isVisible())
        refresh();
}

void InboxPage::openReason(const QModelIndex &index)
{
    if (const auto *reason = m_reasons.find(index)) {
        m_ui->filter->chooseReason(reason->state, reason->kind, reason->code);
        m_ui->table->setFocus();
    }
}

void InboxPage::refresh()
{
    if (m_org.empty()) {
        m_organisations->refresh();
        if (m_organisations->isKnown()) {
            m_header->setAsOf(QDateTime::currentDateTimeUtc());
            setLoaded();
        }
        return;
    }
    m_list.refresh(visibleRows(*m_ui->table));
}

void InboxPage::askAnew()
{
    m_organisations->hurry();
    m_list.letIn();
    refresh();
    m_details->askAnew();
}

void InboxPage::showAnswer()
{
    m_answers->clearFailure();
    if (m_list.isNew())
        return;
    m_answers->end();
    m_header->setAsOf(QDateTime::currentDateTimeUtc());
    m_ui->filter->showTotals(m_list.countOf("refused"), m_list.countOf("waiting"));
    m_badge.show(m_list.countOf("refused"));
    showContent();
    makeCurrent();
    m_acts->show();
    showCurrent();
    setLoaded();
}

void InboxPage::showFailure(const Error &error)
{
    if (m_answers->fail(error, tr("Your login may not see payloads here."), [this] { refresh(); }))
        setFailed();
}

void InboxPage::showContent()
{
    const bool grouped = m_list.query().grouped;
    m_ui->detailsPlace->setVisible(!m_org.empty() && m_ui->actionPayloadDetails->isChecked());
    if (m_org.empty()) {
        m_ui->content->setCurrentWidget(m_organisations);
        return;
    }
    const bool empty = grouped ? m_reasons.rowCount() == 0 : m_payloads.rowCount() == 0;
    const bool narrow = m_ui->filter->isNarrow();
    m_ui->content->setCurrentWidget(empty         ? m_ui->empty
                                        : grouped ? static_cast<QWidget *>(m_ui->reasons)
                                                  : m_ui->table);
    m_ui->emptyButton->setVisible(empty && narrow && !m_list.isLooking());
    if (!empty)
        return;
    if (m_list.isNew())
        m_ui->emptyText->clear();
    else if (m_list.isLooking())
        m_ui->emptyText->setText(tr("Looked at %1 payloads, none matches so far.").arg(numberInWords(m_list.looked())));
    else
        m_ui->emptyText->setText(m_ui->filter->nothingFound(grouped));
}

/// A table always has a current row: screen readers and the details need one.
void InboxPage::makeCurrent()
{
    auto *view = m_list.query().grouped ? m_ui->reasons : m_ui->table;
    if (m_wanted > 0 && !m_list.query().grouped) {
        const auto found = std::ranges::find(m_payloads.rows(), m_wanted, &PayloadRow::number);
        if (found != m_payloads.rows().end()) {
            view->setCurrentIndex(m_payloads.index(static_cast<int>(found - m_payloads.rows().begin()), 0));
            m_wanted = 0;
            m_otherFilter = false;
        }
    }
    const bool selectsFirst = std::exchange(m_otherFilter, false) && !view->selectionModel()->hasSelection();
    if ((selectsFirst || !view->currentIndex().isValid()) && view->model()->rowCount() > 0)
        view->setCurrentIndex(view->model()->index(0, 0));
}

const PayloadRow *InboxPage::current() const
{
    return m_list.query().grouped ? nullptr : m_payloads.find(m_ui->table->currentIndex());
}

void InboxPage::showCurrent()
{
    const auto *payload = current();
    const auto *reason = m_list.query().grouped ? m_reasons.find(m_ui->reasons->currentIndex()) : nullptr;
    if (reason != nullptr)
        m_details->showReason(*reason);
    else
        m_details->showPayload(payload == nullptr ? std::nullopt : std::optional(*payload));
    m_acts->show();
}

void InboxPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_ui->split->setOrientation(width() >= wide ? Qt::Horizontal : Qt::Vertical);
}

} // namespace leapfrog
