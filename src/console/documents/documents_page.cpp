// SPDX-License-Identifier: MIT
#include "console/documents/documents_page.h"

#include "console/documents/document_acts.h"
#include "console/documents/document_choice.h"
#include "console/documents/document_details.h"
#include "console/frame/lists/answer_state.h"
#include "console/frame/page_area.h"
#include "console/frame/page_header.h"
#include "console/import/import_acts.h"
#include "console/look/flow_layout.h"
#include "console/look/sign_delegate.h"
#include "console/look/style/act_look.h"
#include "console/look/table_look.h"
#include "console/look/theme.h"
#include "console/look/words.h"
#include "ui_documents_page.h"

#include <QLineEdit>
#include <QToolButton>

#include <algorithm>

namespace leapfrog {

static constexpr int rowsAtLeast = 9; ///< lines that are left of the list in a low window; then the page scrolls
static constexpr int wide = 1500; ///< pixels; from there the details stand beside the list

DocumentsPage::DocumentsPage(Session &session, QWidget *parent)
    : Page(session, parent)
    , m_ui(std::make_unique<Ui::DocumentsPage>())
    , m_list(session, m_model)
    , m_header(new PageHeader(tr("Documents"), session, this))
    , m_importButton(new QToolButton(this))
    , m_preview(new QToolButton(this))
    , m_recreate(new QToolButton(this))
{
    m_ui->setupUi(this); // Tab follows the order in which all these are made
    m_answers = new AnswerState(
        session, *m_ui->notice, *m_ui->loading, m_ui->emptyText, [this] { return m_list.isNew(); }, this);
    m_details = new DocumentDetails(session, this);
    m_choice = std::make_unique<DocumentChoice>(session, *m_ui, m_model, m_list, *m_recreate);
    m_acts = std::make_unique<DocumentActs>(session, *m_ui, *m_choice, *this);
    m_import = new ImportActs(session, *m_ui->actionImportDocuments, *m_ui->notice, *this);
    m_ui->lines->insertWidget(0, m_header);
    m_ui->content->setMinimumHeight(fontMetrics().height() * rowsAtLeast);
    FlowLayout::letFlow(*m_ui->countLine);
    m_ui->detailsLines->addWidget(m_details);
    keepTextsWhole(*m_ui->detailsPlace);
    m_ui->split->setStretchFactor(0, 3);
    m_ui->split->setStretchFactor(1, 2);
    m_ui->split->setSizes({3000, 2000}); // in proportion
    setUpTable();
    setUpActions();
    connectList();
    connectSession();
    dimWhenNotLive(m_ui->table);
    dimWhenNotLive(m_details);
    applyFilter();
    m_choice->show();
}

DocumentsPage::~DocumentsPage() = default;

void DocumentsPage::setUpTable()
{
    auto *table = m_ui->table;
    table->setModel(&m_model);
    table->setItemDelegate(new SignDelegate(this));
    dressTable(*table);
    setColumnWidths(*table, {16, 11, 11, 12, 16, 15, 35});
    table->addActions({m_ui->actionRecreate, m_ui->actionPreview, m_ui->actionTick, m_ui->actionDetails});
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, m_choice.get(), &DocumentChoice::show);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DocumentsPage::showCurrent);
    connect(&m_model, &DocumentsModel::ticksChanged, m_choice.get(), &DocumentChoice::show);
    connect(&m_model, &DocumentsModel::dataChanged, this, &DocumentsPage::showCurrent);
    connect(table, &QTableView::activated, this, [this] { m_ui->actionDetails->setChecked(true); });
    connect(m_details, &DocumentDetails::recreationWanted, this, &Page::recreationWanted);
}

void DocumentsPage::setUpActions()
{
    m_recreate->setObjectName(QStringLiteral("recreateButton"));
    m_importButton->setObjectName(QStringLiteral("importButton"));
    m_header->addAct(*m_importButton, *m_ui->actionImportDocuments);
    m_header->addAct(*m_preview, *m_ui->actionPreview);
    m_header->addAct(*m_recreate, *m_ui->actionRecreate);
    m_ui->selectAllButton->setDefaultAction(m_ui->actionSelectAllFound);
    m_ui->clearButton->setDefaultAction(m_ui->actionClearSelection);
    m_ui->showTickedButton->setDefaultAction(m_ui->actionShowTicked);
    m_ui->detailsButton->setDefaultAction(m_ui->actionDetails);
    markWhenChecked(*m_ui->detailsButton);
    makePrimary(*m_recreate);
    makeLinks({m_ui->selectAllButton, m_ui->clearButton, m_ui->showTickedButton});

    connect(m_ui->actionRecreate, &QAction::triggered, this,
            [this] { m_acts->openPreview(PreviewDialog::Mode::Recreate); });
    connect(m_ui->actionPreview, &QAction::triggered, this,
            [this] { m_acts->openPreview(PreviewDialog::Mode::PreviewOnly); });
    connect(m_ui->actionSelectAllFound, &QAction::triggered, m_choice.get(), &DocumentChoice::selectAllFound);
    connect(m_ui->actionClearSelection, &QAction::triggered, &m_model, &DocumentsModel::clearTicks);
    connect(m_ui->actionShowTicked, &QAction::triggered, this, &DocumentsPage::showOnlyTicked);
    connect(m_ui->showAll, &QPushButton::clicked, this, &DocumentsPage::applyFilter);
    connect(m_ui->actionTick, &QAction::triggered, this,
            [this] { m_model.toggle(m_ui->table->selectionModel()->selectedRows()); });
    connect(m_ui->actionDetails, &QAction::toggled, m_ui->detailsPlace, &QWidget::setVisible);
    connect(m_ui->showNew, &QPushButton::clicked, this, [this] {
        m_ui->table->scrollToTop();
        m_list.letIn();
        refresh();
    });
}

void DocumentsPage::connectList()
{
    connect(&m_list, &DocumentList::answered, this, &DocumentsPage::showAnswer);
    connect(&m_list, &DocumentList::failed, this, &DocumentsPage::showFailure);
    connect(m_ui->filter, &DocumentFilterBar::changed, this, &DocumentsPage::applyFilter);
    connect(m_ui->filter, &DocumentFilterBar::left, m_ui->table, qOverload<>(&QWidget::setFocus));
    connect(m_ui->emptyButton, &QPushButton::clicked, this, [this] { m_ui->filter->reset(); });
    connect(m_ui->emptyImport, &QPushButton::clicked, m_ui->actionImportDocuments, &QAction::trigger);
    connect(m_import, &ImportActs::done, this, [this] {
        m_list.letIn();
        if (isVisible() && session().isConnected())
            refresh();
    });
}

void DocumentsPage::connectSession()
{
    connect(&session(), &Session::stateChanged, m_choice.get(), &DocumentChoice::show);
    connect(&session(), &Session::organisationChanged, this, &DocumentsPage::changeOrganisation);
    connect(&session(), &Session::organisationsChanged, m_choice.get(), &DocumentChoice::show);
    connect(&session().activities(), &Activities::finished, this, [this] {
        m_list.letIn();
        if (isVisible())
            refresh();
    });
    connect(m_choice.get(), &DocumentChoice::failed, this, &DocumentsPage::showFailure);
    connect(m_acts.get(), &DocumentActs::recreationWanted, this, &Page::recreationWanted);
    connect(m_acts.get(), &DocumentActs::started, this, [this] {
        if (!m_list.these().empty() && m_model.ticked().empty())
            applyFilter();
        m_list.letIn();
        refresh();
    });
}

QWidget *DocumentsPage::filterField()
{
    return m_ui->filter->searchField();
}

void DocumentsPage::applyFilter()
{
    auto filter = m_ui->filter->filter();
    filter.orgId = session().organisation();
    m_list.setFilter(filter);
    lookForOthers();
}

void DocumentsPage::showOnlyTicked()
{
    m_list.showThese({m_model.ticked().begin(), m_model.ticked().end()});
    lookForOthers();
}

void DocumentsPage::lookForOthers()
{
    m_otherFilter = true;
    m_answers->begin();
    m_choice->noteOtherFilter();
}

/// What was chosen belongs to the organisation that was shown: nothing of it may be recreated out of sight.
void DocumentsPage::changeOrganisation()
{
    m_choice->clear();
    applyFilter();
}

void DocumentsPage::showDocument(const QString &orgId, const QString &documentId)
{
    m_wanted = DocumentKey{.orgId = orgId.toStdString(), .id = documentId.toStdString()};
    if (!session().organisation().empty() && session().organisation() != m_wanted->orgId)
        session().setOrganisation(m_wanted->orgId);
    m_ui->filter->reset(documentId);
    m_ui->actionDetails->setChecked(true);
}

void DocumentsPage::showDocuments(const DocumentsWanted &wanted)
{
    session().setOrganisation(wanted.orgId);
    if (wanted.ids.empty()) {
        m_ui->filter->showStatus(QString::fromStdString(wanted.status));
        return;
    }
    std::vector<DocumentKey> keys;
    for (const auto &id : wanted.ids)
        keys.push_back({.orgId = wanted.orgId, .id = id});
    m_choice->clear();
    m_model.tick(keys);
    showOnlyTicked();
}

void DocumentsPage::refresh()
{
    auto rows = visibleRows(*m_ui->table);
    rows.hold = rows.hold || !m_model.ticked().empty();
    m_list.refresh(rows);
}

void DocumentsPage::askAnew()
{
    m_list.letIn();
    refresh();
    m_details->askAnew();
}

void DocumentsPage::showAnswer()
{
    m_answers->clearFailure();
    if (m_list.isNew())
        return;
    m_answers->end();
    m_header->setAsOf(QDateTime::currentDateTimeUtc());
    showEmpty();
    makeCurrent();
    m_choice->show();
    showCurrent();
    setLoaded();
}

void DocumentsPage::showFailure(const Error &error)
{
    if (m_answers->fail(error, tr("Your login may not see documents here."), [this] { refresh(); }))
        setFailed();
}

void DocumentsPage::showEmpty()
{
    const bool empty = m_model.rowCount() == 0;
    m_ui->content->setCurrentWidget(empty ? m_ui->empty : m_ui->table);
    m_ui->emptyButton->setVisible(empty && m_ui->filter->isNarrow());
    m_ui->emptyImport->setVisible(empty && !m_ui->filter->isNarrow());
    if (!empty)
        return;
    if (!m_ui->filter->isNarrow())
        m_ui->emptyText->setText(
            tr("No documents yet.\nImport what Shopify exports or sends, or documents; or try the demo from the File "
               "menu."));
    else if (m_ui->filter->text().isEmpty())
        m_ui->emptyText->setText(tr("No documents match the filter."));
    else
        m_ui->emptyText->setText(tr("No documents match “%1”.").arg(withShortWords(m_ui->filter->text())));
}

/// A table always has a current row: screen readers and the details need one. Of what a filter finds the first is
/// selected when none of the rows selected before is among it.
void DocumentsPage::makeCurrent()
{
    auto *table = m_ui->table;
    const bool selectsFirst = std::exchange(m_otherFilter, false) && !table->selectionModel()->hasSelection();
    if (m_wanted) {
        const auto found
            = std::ranges::find(m_model.rows(), *m_wanted, [](const DocumentRow &row) { return rowKey(row); });
        if (found != m_model.rows().end())
            table->setCurrentIndex(m_model.index(static_cast<int>(found - m_model.rows().begin()), 0));
        m_wanted.reset();
        table->setFocus();
    } else if ((selectsFirst || !table->currentIndex().isValid()) && m_model.rowCount() > 0) {
        table->setCurrentIndex(m_model.index(0, 0));
    }
}

void DocumentsPage::showCurrent()
{
    const auto *row = m_model.find(m_ui->table->currentIndex());
    m_details->showDocument(row == nullptr ? std::nullopt : std::optional(*row));
}

void DocumentsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        m_ui->table->viewport()->update();
    Page::changeEvent(event);
}

void DocumentsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_ui->split->setOrientation(width() >= wide ? Qt::Horizontal : Qt::Vertical);
}

} // namespace leapfrog
