// SPDX-License-Identifier: MIT
#include "console/ledger/ledger_export.h"

#include "console/background/percent_task.h"
#include "console/look/words.h"
#include "core/file/saved_file.h"
#include "engine/books/book_export.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

#include <array>
#include <memory>

namespace leapfrog {

namespace {

struct Kind
{
    ExportFormat format;
    const char *suffix;
    const char *name;
};

constexpr auto kinds = std::to_array<Kind>({
    {ExportFormat::Hledger, "journal", QT_TRANSLATE_NOOP("leapfrog::LedgerExport", "hledger journal (*.journal)")},
    {ExportFormat::Beancount, "beancount", QT_TRANSLATE_NOOP("leapfrog::LedgerExport", "Beancount (*.beancount)")},
    {ExportFormat::Csv, "csv", QT_TRANSLATE_NOOP("leapfrog::LedgerExport", "CSV for spreadsheets (*.csv)")},
    {ExportFormat::Json, "json", QT_TRANSLATE_NOOP("leapfrog::LedgerExport", "JSON for programs (*.json)")},
});

} // namespace

LedgerExport::LedgerExport(Session &session, QWidget &page)
    : QObject(&page)
    , m_session(session)
    , m_page(page)
{ }

/// The organisation's id as a file's name.
static QString fileName(const std::string &orgId)
{
    auto name = QString::fromStdString(orgId).left(60);
    for (auto &one : name) {
        if (!one.isLetterOrNumber() && one != QLatin1Char('-') && one != QLatin1Char('_'))
            one = QLatin1Char('-');
    }
    return name;
}

void LedgerExport::ask(const std::string &orgId, AwaitingFigures figures)
{
    if (m_dialog)
        return;
    auto *dialog = new QFileDialog(&m_page, tr("Export the entries in force of %1").arg(QString::fromStdString(orgId)));
    m_dialog = dialog;
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const auto &kind : kinds)
        filters.append(tr(kind.name));
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(QLatin1String(kinds.front().suffix));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(fileName(orgId));
    const auto chosen = [dialog, filters] {
        return kinds.at(
            static_cast<std::size_t>(std::max<qsizetype>(0, filters.indexOf(dialog->selectedNameFilter()))));
    };
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog, chosen] { dialog->setDefaultSuffix(QLatin1String(chosen().suffix)); });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, orgId, figures, chosen](const QString &file) { start(orgId, figures, chosen().format, file); });
    dialog->open();
}

static Error unwritable(const QString &name, const SavedFile &file)
{
    return {.code = Error::Code::Unavailable,
            .message = LedgerExport::tr("%1 can't be written: %2. What was there is unchanged.")
                           .arg(QDir::toNativeSeparators(name), file.problem()),
            .cause = {},
            .reason = "unwritable_output",
            .field = {}};
}

/// In a thread of its own.
static Result<ExportProgress> write(Connection &connection, const std::string &orgId, AwaitingFigures figures,
                                    ExportFormat format, const QString &name, PercentTask &task)
{
    SavedFile file;
    if (!file.open(name))
        return failed(unwritable(name, file));
    const auto sink = [&](std::string_view text) -> Result<> {
        if (file.write(text))
            return {};
        return failed(unwritable(name, file));
    };
    const auto listen = [&task](const ExportProgress &progress) { task.tell(progress.documents, progress.total); };
    auto done
        = exportBook(connection, {.orgId = orgId, .format = format, .awaiting = figures}, sink, listen, task.stop());
    if (!done)
        return done; // what was written aside goes with `file`
    if (!file.commit())
        return failed(unwritable(name, file));
    return done;
}

static ItemOutcome outcomeOf(const Result<ExportProgress> &done, const QString &file)
{
    if (!done && done.error().code == Error::Code::Cancelled)
        return {.item = {},
                .state = ItemOutcome::State::Cancelled,
                .message = LedgerExport::tr("cancelled; no file was written"),
                .error = done.error()};
    if (!done)
        return {
            .item = {}, .state = ItemOutcome::State::Failed, .message = done.error().message, .error = done.error()};
    const auto &out = done->leftOut;
    auto words
        = LedgerExport::tr("%1 documents in %2").arg(numberInWords(done->documents), QDir::toNativeSeparators(file));
    if (!out.isComplete())
        words += (out.figures == AwaitingFigures::Previous
                      ? LedgerExport::tr(
                          "; not in it: %1 not posted yet, %2 refused; previous figures of %3 awaiting recreation")
                      : LedgerExport::tr("; not in it: %1 not posted yet, %2 refused, %3 awaiting recreation"))
                     .arg(numberInWords(out.awaitingPosting), numberInWords(out.refusedDocuments),
                          numberInWords(out.awaitingRecreation));
    return {.item = file.toStdString(), .state = ItemOutcome::State::Done, .message = words, .error = {}};
}

void LedgerExport::start(const std::string &orgId, AwaitingFigures figures, ExportFormat format, const QString &file)
{
    const auto task = std::make_shared<PercentTask>(tr("Export of %1").arg(QFileInfo(file).fileName()));
    m_session.activities().add(task->task(), {}, PercentTask::words);
    m_session
        .runLong([orgId, figures, format, file,
                  task](Connection &connection) { return write(connection, orgId, figures, format, file, *task); },
                 task->stop())
        .then([task, file](const Result<ExportProgress> &done) { task->end(outcomeOf(done, file)); });
}

} // namespace leapfrog
