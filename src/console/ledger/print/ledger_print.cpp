// SPDX-License-Identifier: MIT
#include "console/ledger/print/ledger_print.h"

#include "console/background/percent_task.h"
#include "console/frame/page.h"
#include "console/ledger/balance_view.h"
#include "console/ledger/clearing/clearing_view.h"
#include "console/ledger/deferrals_view.h"
#include "console/ledger/entries/entries_view.h"
#include "console/ledger/statements/statement_view.h"
#include "paper/page_layout.h"
#include "paper/pdf_file.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QPrintDialog>
#include <QPrinter>
#include <QStandardPaths>

#include <memory>

namespace leapfrog {

LedgerPrint::LedgerPrint(Session &session, QWidget &page, std::function<std::optional<PrintRequest>()> request)
    : QObject(&page)
    , m_session(session)
    , m_page(page)
    , m_print(new QAction(tr("Print…"), this))
    , m_pdf(new QAction(tr("Save as PDF…"), this))
    , m_request(std::move(request))
{
    m_print->setObjectName(QStringLiteral("actionPrintReport"));
    m_print->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_P));
    m_pdf->setObjectName(QStringLiteral("actionSavePdf"));
    connect(m_print, &QAction::triggered, this, &LedgerPrint::askForPrinter);
    connect(m_pdf, &QAction::triggered, this, &LedgerPrint::askForFile);
}

std::optional<PrintRequest> LedgerPrint::requestOf(const LedgerView *view, const Book &book)
{
    PrintRequest request;
    request.orgId = book.orgId;
    request.figures = book.figuresAsked();
    request.days = book.period.days();
    if (qobject_cast<const BalanceView *>(view) != nullptr) {
        request.kind = PrintedKind::TrialBalance;
    } else if (const auto *entries = qobject_cast<const EntriesView *>(view)) {
        request.kind = PrintedKind::Entries;
        request.account = entries->account();
        request.days = entries->period().days();
    } else if (const auto *statement = qobject_cast<const StatementView *>(view)) {
        const auto question = statement->statementQuestion();
        const bool isSheet = question.kind == StatementKind::BalanceSheet;
        request.kind = isSheet ? PrintedKind::BalanceSheet : PrintedKind::ProfitAndLoss;
        request.isByMonth = question.byMonth;
    } else if (qobject_cast<const DeferralsView *>(view) != nullptr) {
        request.kind = PrintedKind::Deferrals;
    } else if (qobject_cast<const ClearingView *>(view) != nullptr) {
        request.kind = PrintedKind::Clearing;
    } else {
        return {};
    }
    return request;
}

void LedgerPrint::offerActs(const QString &whyNot)
{
    const auto unprintable = !whyNot.isEmpty() ? whyNot : m_request() ? QString() : tr("This view is not printed.");
    Page::offer(*m_print, tr("Print what this view shows, for these days."), unprintable);
    Page::offer(*m_pdf, tr("Write what this view shows into a PDF, for these days."), unprintable);
}

void LedgerPrint::askForFile()
{
    const auto request = m_request();
    if (m_fileDialog || !request)
        return;
    auto *dialog = new QFileDialog(&m_page, tr("Save as PDF"));
    m_fileDialog = dialog;
    dialog->setObjectName(QStringLiteral("pdfDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("PDF (*.pdf)"));
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, request = *request](const QString &file) { savePdf(request, file); });
    dialog->open();
}

static ItemOutcome outcomeOf(const Result<> &done, const QString &words)
{
    if (done)
        return {.item = {}, .state = ItemOutcome::State::Done, .message = words, .error = {}};
    const bool isCancelled = done.error().code == Error::Code::Cancelled;
    return {.item = {},
            .state = isCancelled ? ItemOutcome::State::Cancelled : ItemOutcome::State::Failed,
            .message = isCancelled ? LedgerPrint::tr("cancelled") : done.error().message,
            .error = done.error()};
}

void LedgerPrint::savePdf(const PrintRequest &request, const QString &file)
{
    const auto task = std::make_shared<PercentTask>(tr("PDF of %1").arg(QFileInfo(file).fileName()));
    m_session.activities().add(task->task(), {}, PercentTask::words);
    m_session
        .runLong(
            [request, file, task](Connection &connection) -> Result<> {
                const auto report = readPrinted(connection, request, QDateTime::currentDateTime());
                if (!report)
                    return failed(report);
                return writePdf(*report, file, [task] { return task->stop().stop_requested(); });
            },
            task->stop())
        .then([task, file](const Result<> &done) {
            task->end(outcomeOf(done, LedgerPrint::tr("in %1").arg(QDir::toNativeSeparators(file))));
        });
}

void LedgerPrint::askForPrinter()
{
    const auto wanted = m_request();
    if (m_printDialog || !wanted)
        return;
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto *dialog = new QPrintDialog(printer.get(), &m_page);
    m_printDialog = dialog;
    dialog->setObjectName(QStringLiteral("printDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOptions(QAbstractPrintDialog::PrintToFile);
    connect(dialog, &QDialog::accepted, this, [this, printer, request = *wanted] {
        const auto task = std::make_shared<PercentTask>(tr("Print %1").arg(QString::fromStdString(request.orgId)));
        m_session.activities().add(task->task(), {}, PercentTask::words);
        m_session
            .runLong(
                [request, printer, task](Connection &connection) -> Result<> {
                    const auto report = readPrinted(connection, request, QDateTime::currentDateTime());
                    if (!report)
                        return failed(report);
                    turnPages(*printer, *report);
                    return drawPages(*printer, *report, [task] { return task->stop().stop_requested(); });
                },
                task->stop())
            .then([task, printer](const Result<> &done) { task->end(outcomeOf(done, LedgerPrint::tr("printed"))); });
    });
    connect(dialog, &QObject::destroyed, this, [printer] {}); // it outlives its dialog
    dialog->open();
}

} // namespace leapfrog
