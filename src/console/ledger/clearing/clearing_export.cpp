// SPDX-License-Identifier: MIT
#include "console/ledger/clearing/clearing_export.h"

#include "console/background/percent_task.h"
#include "console/look/words.h"
#include "core/csv.h"
#include "core/currency.h"
#include "core/file/saved_file.h"
#include "core/money.h"
#include "store/books/accounts.h"
#include "store/inbox/clearing.h"
#include "store/inbox/rest_words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

#include <memory>

namespace leapfrog {

ClearingExport::ClearingExport(Session &session, QWidget &view)
    : QObject(&view)
    , m_session(session)
    , m_view(view)
{ }

void ClearingExport::ask(const std::string &orgId)
{
    if (m_dialog || orgId.empty())
        return;
    auto *dialog = new QFileDialog(&m_view, tr("Export the rests of clearing accounts"));
    m_dialog = dialog;
    dialog->setObjectName(QStringLiteral("clearingExportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("CSV for spreadsheets (*.csv)"));
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(QStringLiteral("clearing"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, orgId](const QString &file) { start(orgId, file); });
    dialog->open();
}

/// The texts of a row, then its figure and why.
static void appendRow(std::string &out, const ClearingAccount &account, const Rest &rest, const Currency &currency,
                      const QString &why)
{
    for (const auto &text :
         {account.account, rest.name, rest.place, rest.date ? dateText(*rest.date) : std::string()}) {
        appendCsvText(out, text);
        out += ',';
    }
    appendAmount(out, rest.amount, currency.decimals);
    out += ',';
    out += currency.code;
    out += ',';
    appendCsvText(out, why.toStdString());
    out += "\r\n";
}

static std::string csvOf(const ClearingReport &report)
{
    std::string out = "account,order,group,date,rest,currency,why\r\n";
    const auto &currency = *report.head.currency;
    for (const auto &account : report.accounts) {
        for (const auto &rest : account.rests)
            appendRow(out, account, rest, currency, restReasonWords(rest.reason));
        Rest balance;
        balance.amount = account.balance;
        appendRow(out, account, balance, currency, QCoreApplication::translate("leapfrog::ClearingExport", "Balance"));
    }
    return out;
}

/// In a thread of its own; the rests that were written.
static Result<std::size_t> write(Connection &connection, const std::string &orgId, const QString &name)
{
    const auto report = ClearingStore(connection).report(orgId, {});
    if (!report)
        return failed(report);
    SavedFile file;
    if (!file.open(name) || !file.write(csvOf(*report)) || !file.commit())
        return failed({.code = Error::Code::Unavailable,
                       .message = ClearingExport::tr("%1 can't be written: %2. What was there is unchanged.")
                                      .arg(QDir::toNativeSeparators(name), file.problem()),
                       .cause = {},
                       .reason = "unwritable_output",
                       .field = {}});
    std::size_t rests = 0;
    for (const auto &account : report->accounts)
        rests += account.rests.size();
    return rests;
}

void ClearingExport::start(const std::string &orgId, const QString &file)
{
    const auto task = std::make_shared<PercentTask>(tr("Export of %1").arg(QFileInfo(file).fileName()));
    m_session.activities().add(task->task(), {}, PercentTask::words);
    m_session.runLong([orgId, file](Connection &connection) { return write(connection, orgId, file); }, task->stop())
        .then([task, file](const Result<std::size_t> &rests) {
            if (rests)
                task->end({.item = {},
                           .state = ItemOutcome::State::Done,
                           .message
                           = tr("%1 rests in %2")
                                 .arg(numberInWords(static_cast<std::int64_t>(*rests)), QDir::toNativeSeparators(file)),
                           .error = {}});
            else
                task->end({.item = {},
                           .state = ItemOutcome::State::Failed,
                           .message = rests.error().message,
                           .error = rests.error()});
        });
}

} // namespace leapfrog
