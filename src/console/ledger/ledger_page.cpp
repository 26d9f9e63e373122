// SPDX-License-Identifier: MIT
#include "console/ledger/ledger_page.h"

#include "console/books/recreation_notice.h"
#include "console/frame/notice_bar.h"
#include "console/frame/page_header.h"
#include "console/ledger/balance_view.h"
#include "console/ledger/clearing/clearing_view.h"
#include "console/ledger/close/close_acts.h"
#include "console/ledger/deferrals_view.h"
#include "console/ledger/entries/document_entries_view.h"
#include "console/ledger/entries/entries_view.h"
#include "console/ledger/flux/flux_documents_view.h"
#include "console/ledger/flux/flux_view.h"
#include "console/ledger/knowledge/known_at_bar.h"
#include "console/ledger/knowledge/known_at_choice.h"
#include "console/ledger/ledger_choice.h"
#include "console/ledger/ledger_export.h"
#include "console/ledger/ledger_views.h"
#include "console/ledger/left_out_bar.h"
#include "console/ledger/period/lock_label.h"
#include "console/ledger/period/period_acts.h"
#include "console/ledger/period/period_choice.h"
#include "console/ledger/print/ledger_print.h"
#include "console/ledger/statements/statement_view.h"
#include "console/ledger/verify/verify_view.h"
#include "console/look/figures.h"
#include "console/look/flow_layout.h"
#include "console/look/problem_words.h"
#include "console/look/words.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace leapfrog {

LedgerPage::LedgerPage(Session &session, QWidget *parent)
    : Page(session, parent)
    , m_header(new PageHeader(tr("Ledger"), session, this))
    , m_buttons{new QToolButton(this), new QToolButton(this), new QToolButton(this),
                new QToolButton(this), new QToolButton(this), new QToolButton(this)}
    , m_views(new LedgerViews(this))
    , m_about(new QLabel(this))
    , m_period(new PeriodChoice(this))
    , m_lock(new LockLabel(session, this))
    , m_figures(new QComboBox(this))
    , m_knownAt(new KnownAtChoice(QStringLiteral("knownAt"), this))
    , m_then(new KnownAtBar(session, this))
    , m_leftOut(new LeftOutBar(this))
    , m_notice(new NoticeBar(this))
    , m_choose(new LedgerChoice(this))
    , m_entries(new EntriesView(session, this))
    , m_document(new DocumentEntriesView(session, this))
    , m_fluxDocuments(new FluxDocumentsView(session, this))
    , m_exportAction(new QAction(tr("Export…"), this))
    , m_acts(new PeriodActs(session, *m_notice, *this))
    , m_closeActs(new CloseActs(session, *this))
    , m_export(new LedgerExport(session, *this))
    , m_print(new LedgerPrint(session, *this, [this] { return LedgerPrint::requestOf(current(), m_book); }))
    , m_follows(new RecreationNotice(session, *m_notice, this))
{
    setUpHead();
    setUpActs();
    setUpViews();
    m_views->addWidget(m_choose);
    connect(m_choose, &LedgerChoice::chosen, this,
            [this](const QString &orgId) { this->session().setOrganisation(orgId.toStdString()); });
    auto *choices = new FlowLayout;
    choices->setSpacing(8);
    for (QWidget *part : std::initializer_list<QWidget *>{m_period, m_lock, m_figures, m_knownAt})
        choices->addWidget(part);
    auto *tabs = new FlowLayout;
    tabs->setSpacing(12);
    tabs->addWidget(m_views->tabs());
    tabs->addWidget(m_about);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 10);
    layout->setSpacing(8);
    layout->addWidget(m_header);
    layout->addLayout(tabs);
    layout->addLayout(choices);
    layout->addWidget(m_then);
    layout->addWidget(m_leftOut);
    layout->addWidget(m_notice);
    layout->addWidget(m_views, 1);

    connect(m_period, &PeriodChoice::changed, this, &LedgerPage::showBook);
    connect(m_figures, &QComboBox::currentIndexChanged, this, &LedgerPage::showBook);
    connect(m_knownAt, &KnownAtChoice::changed, this, &LedgerPage::showBook);
    connect(m_then, &KnownAtBar::todayWanted, this, [this] { m_knownAt->choose({}); });
    connect(&session, &Session::organisationChanged, this, &LedgerPage::showBook);
    connect(&session, &Session::organisationsChanged, this, [this] {
        m_knowsOrganisations = true;
        showOrganisations();
    });
    showOrganisations();
}

void LedgerPage::setUpHead()
{
    m_notice->setObjectName(QStringLiteral("notice"));
    m_about->setObjectName(QStringLiteral("about"));
    m_about->setTextFormat(Qt::PlainText);
    m_about->setForegroundRole(QPalette::PlaceholderText);
    m_about->setWordWrap(true);
    m_figures->setObjectName(QStringLiteral("figures"));
    m_figures->setAccessibleName(tr("Figures of documents that await recreation"));
    m_figures->addItem(tr("With previous figures"));
    m_figures->addItem(tr("As posted"));
    m_figures->setToolTip(
        tr("Documents that await recreation have no entries in force: their figures of before, or none."));
    m_exportAction->setObjectName(QStringLiteral("actionExport"));
    m_exportAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    connect(m_leftOut, &LeftOutBar::wanted, this, &LedgerPage::showDocumentsOf);
}

void LedgerPage::setUpActs()
{
    const std::array actions{m_views->backAction(),      m_exportAction,
                             m_acts->lockAction(),       m_acts->unlockAction(),
                             m_closeActs->closeAction(), m_closeActs->checkAction()};
    for (std::size_t i = 0; i < actions.size(); ++i) {
        auto *action = actions.at(i);
        auto *button = m_buttons.at(i);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        addAction(action);
        m_header->addAct(*button, *action);
    }
    addAction(m_print->printAction());
    addAction(m_print->pdfAction());
    connect(m_exportAction, &QAction::triggered, this, &LedgerPage::exportShown);
    connect(m_acts, &PeriodActs::documentsWanted, this, &Page::documentsWanted);
    connect(m_acts, &PeriodActs::done, m_lock, &LockLabel::askAnew);
    connect(m_closeActs, &CloseActs::done, m_lock, &LockLabel::askAnew);
    connect(m_closeActs, &CloseActs::mendWanted, this, &LedgerPage::mend);
    connect(m_closeActs, &CloseActs::entriesWanted, this,
            [this](const QString &document) { showEntries(QString::fromStdString(m_book.orgId), document); });
    connect(m_lock, &LockLabel::changed, this, [this] {
        showActs();
        if (!m_lock->state()->events.empty())
            m_knownAt->suggest(m_lock->state()->events.front().at.addSecs(59)); // to the minute, and not before it
    });
    connect(&session(), &Session::stateChanged, this, &LedgerPage::showActs);
}

void LedgerPage::follow(LedgerView *view)
{
    dimWhenNotLive(&view->content());
    view->table().addActions({m_views->backAction(), m_exportAction});
    connect(view, &LedgerView::answered, this, &LedgerPage::showAnswer);
    connect(view, &LedgerView::failed, this, &LedgerPage::showFailure);
    connect(view, &LedgerView::aboutChanged, this, &LedgerPage::showAbout);
    connect(view, &LedgerView::accountWanted, this,
            [this](const std::string &account, const std::optional<Period> &days) {
                m_entries->showAccount(account, days);
                m_views->go(m_entries);
            });
    connect(view, &LedgerView::entryWanted, this, [this](const EntryPlace &place) {
        m_document->showEntry(place);
        m_views->go(m_document);
    });
}

void LedgerPage::setUpViews()
{
    auto *verify = new VerifyView(session(), this);
    connect(verify, &VerifyView::started, this, &LedgerPage::showStarted);
    connect(verify, &VerifyView::notStarted, this, &LedgerPage::showNotStarted);
    m_views->addTab(new BalanceView(session(), this), tr("Trial balance"));
    m_views->addTab(new StatementView(StatementKind::ProfitAndLoss, session(), this), tr("Profit and loss"));
    m_views->addTab(new StatementView(StatementKind::BalanceSheet, session(), this), tr("Balance sheet"));
    m_views->addTab(m_entries, tr("Entries"));
    auto *deferrals = new DeferralsView(session(), this);
    auto *clearing = new ClearingView(session(), this);
    m_views->addTab(deferrals, tr("Deferrals"));
    m_views->addTab(verify, tr("Verify"));
    m_views->addTab(clearing, tr("Clearing"));
    m_mendedIn = {{QStringLiteral("deferrals"), deferrals},
                  {QStringLiteral("verify"), verify},
                  {QStringLiteral("clearing"), clearing}};
    auto *flux = new FluxView(session(), this);
    m_views->addTab(flux, tr("Close against close"));
    m_views->addView(m_document);
    m_views->addView(m_fluxDocuments);
    for (auto *view : m_views->all())
        follow(view);
    connect(m_views, &LedgerViews::changed, this, [this] {
        showAbout();
        offerExport();
        if (session().isConnected())
            current()->refresh();
    });
    connect(flux, &FluxView::documentsWanted, this,
            [this](const std::shared_ptr<const FluxAnswer> &answer, const std::string &account, FluxReason reason) {
                m_fluxDocuments->showDocuments(answer, account, reason);
                m_views->go(m_fluxDocuments);
            });
    connect(m_fluxDocuments, &FluxDocumentsView::fieldsWanted, this, [this] { m_views->go(m_fluxDocuments, true); });
    connect(m_fluxDocuments, &FluxDocumentsView::documentWanted, this, &Page::documentWanted);
    connect(m_document, &DocumentEntriesView::reasonWanted, this, [this] { m_views->go(m_document, true); });
    connect(m_document, &DocumentEntriesView::documentWanted, this, &Page::documentWanted);
    connect(m_document, &DocumentEntriesView::recreationWanted, this, &Page::recreationWanted);
}

void LedgerPage::showOrganisations()
{
    m_choose->setOrganisations(session().organisations(), m_knowsOrganisations);
    showBook();
}

/// The organisation that is chosen, or the only one.
static std::string ledgerOf(const Session &session)
{
    if (!session.organisation().empty())
        return session.organisation();
    return session.organisations().size() == 1 ? session.organisations().front().id : std::string();
}

void LedgerPage::showBook()
{
    const Book book{.orgId = ledgerOf(session()),
                    .period = m_period->period(),
                    .figures = m_figures->currentIndex() == 0 ? AwaitingFigures::Previous : AwaitingFigures::LeftOut,
                    .knownAt = m_knownAt->moment()};
    const bool isOther = book.orgId != m_book.orgId;
    m_book = book;
    for (auto *view : m_views->all())
        view->setBook(book);
    m_views->offerTabs();
    m_lock->setBook(book.orgId, book.period);
    m_then->show(book.orgId.empty() ? std::nullopt : book.knownAt);
    if (isOther) {
        m_views->forgetPlaces();
        m_leftOut->clear();
    }
    m_views->showInstead(book.orgId.empty() ? m_choose : nullptr);
    for (QWidget *part : std::initializer_list<QWidget *>{m_period, m_lock, m_figures, m_knownAt, m_views->tabs()})
        part->setEnabled(!book.orgId.empty());
    showActs();
    showAbout();
    if (isVisible() && session().isConnected())
        refresh();
}

LedgerView *LedgerPage::current() const
{
    return m_book.orgId.empty() ? nullptr : m_views->current();
}

void LedgerPage::refresh()
{
    if (current() == nullptr) {
        if (!m_knowsOrganisations)
            return;
        m_header->setAsOf(QDateTime::currentDateTimeUtc());
        setLoaded();
        return;
    }
    current()->refresh();
    m_lock->refresh();
}

void LedgerPage::askAnew()
{
    m_lock->askAnew();
    if (current() != nullptr)
        current()->askAnew();
    refresh();
}

QWidget *LedgerPage::filterField()
{
    return current() == nullptr ? m_choose->list() : current()->filterField();
}

void LedgerPage::showActs()
{
    m_acts->show(m_book.orgId, m_book.period, m_lock->state());
    m_closeActs->setBook(m_book.orgId, m_book.period);
    offerExport();
}

/// A view may have an export of its own; else the book is exported.
void LedgerPage::offerExport()
{
    const auto own = current() == nullptr ? QString() : current()->exportWords();
    const auto book = tr("Write the entries in force into a file: hledger, Beancount, CSV or JSON.");
    const auto whyNot = m_book.orgId.empty() ? tr("Choose an organisation first.")
        : !session().isConnected()           ? tr("Not connected.")
        : own.isEmpty() && m_book.knownAt    ? tr("Entries are exported as they are now: show today's figures first.")
                                             : QString();
    offer(*m_exportAction, own.isEmpty() ? book : own, whyNot);
    m_print->offerActs(m_book.orgId.empty()          ? tr("Choose an organisation first.")
                           : session().isConnected() ? QString()
                                                     : tr("Not connected."));
}

void LedgerPage::exportShown()
{
    if (current()->exportWords().isEmpty())
        m_export->ask(m_book.orgId, m_book.figures);
    else
        current()->exportShown();
}

void LedgerPage::showAnswer(const ReportHead &head)
{
    if (std::exchange(m_saysFailure, false))
        m_notice->clear();
    m_header->setAsOf(QDateTime::currentDateTimeUtc());
    m_leftOut->show(head, m_book.figures);
    setLoaded();
}

void LedgerPage::showFailure(const Error &error)
{
    if (!session().isConnected())
        return; // the bar over the page says so
    setFailed();
    m_saysFailure = true;
    m_notice->sayError(error, tr("Your login may not see the ledger here."), [this] { askAnew(); });
}

void LedgerPage::showAbout()
{
    m_about->setText(current() == nullptr ? QString() : withShortWords(current()->about()));
}

void LedgerPage::showEntries(const QString &orgId, const QString &documentId)
{
    session().setOrganisation(orgId.toStdString());
    m_document->showEntry({.documentId = documentId.toStdString()});
    m_views->go(m_document);
}

void LedgerPage::showStarted(const StartedRecreation &recreation)
{
    const auto id = QString::fromStdString(recreation.id);
    const auto open = [this, id] { emit recreationWanted(id); };
    m_notice->say(
        {.kind = NoticeBar::Kind::Information,
         .text = recreation.task ? tr("%Ln document(s) are recreated now.", nullptr, recreation.documents)
             : recreation.direct
             ? tr("%Ln document(s) given to the workers, ahead of everything else.", nullptr, recreation.documents)
             : tr("%Ln document(s) queued at high priority.", nullptr, recreation.documents),
         .advice = recreation.refused.empty()
             ? tr("Verify again afterwards: what was recreated is not found any more.")
             : tr("%Ln document(s) left out.", nullptr, static_cast<int>(recreation.refused.size())),
         .details = {},
         .actionText = tr("Sho&w progress"),
         .action = open});
    m_follows->follow(recreation.id, RecreationNotice::Tells::UnderWay, 0, open);
}

void LedgerPage::showNotStarted(const Error &error)
{
    const auto words = notStartedWords(error);
    m_notice->say({.kind = NoticeBar::Kind::Problem,
                   .text = words.happened,
                   .advice = words.advice,
                   .details = detailsOf(error),
                   .actionText = {},
                   .action = {}});
}

/// To where a point of the close's list is mended. Rests and findings are those of today.
void LedgerPage::mend(const QString &check, Date through)
{
    if (check == QLatin1String("waiting") || check == QLatin1String("refused")) {
        showDocumentsOf(check.toStdString());
        return;
    }
    if (check == QLatin1String("inbox")) {
        emit payloadsWanted({.orgId = m_book.orgId, .state = {}});
        return;
    }
    m_knownAt->choose({});
    if (check == QLatin1String("deferrals")) // as of that day
        m_period->choose({.kind = Period::Kind::Range, .from = toQDate(firstDate), .through = toQDate(through)});
    m_views->go(m_mendedIn.at(check));
}

void LedgerPage::showDocumentsOf(const std::string &status)
{
    emit documentsWanted({.orgId = m_book.orgId, .status = status, .ids = {}});
}

} // namespace leapfrog
