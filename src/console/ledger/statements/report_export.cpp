// SPDX-License-Identifier: MIT
#include "console/ledger/statements/report_export.h"

#include "console/background/percent_task.h"
#include "core/file/saved_file.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <memory>

namespace leapfrog {

ReportExport::ReportExport(Session &session, QWidget &view)
    : QObject(&view)
    , m_session(session)
    , m_view(view)
{ }

QString ReportExport::csvFilter()
{
    return tr("CSV for spreadsheets (*.csv)");
}

QString ReportExport::jsonFilter()
{
    return tr("JSON for programs (*.json)");
}

void ReportExport::ask(const QString &title, const QString &name, const std::vector<ReportFormat> &formats)
{
    if (m_dialog)
        return;
    auto *dialog = new QFileDialog(&m_view, title);
    m_dialog = dialog;
    dialog->setObjectName(QStringLiteral("reportExportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const auto &format : formats)
        filters.append(format.filter);
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(formats.front().suffix);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    auto file = name;
    for (auto &one : file) {
        if (!one.isLetterOrNumber() && one != QLatin1Char('-') && one != QLatin1Char('_'))
            one = QLatin1Char('-');
    }
    dialog->selectFile(file);
    const auto chosen = [dialog, filters, formats] {
        return formats.at(
            static_cast<std::size_t>(std::max<qsizetype>(0, filters.indexOf(dialog->selectedNameFilter()))));
    };
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog, chosen] { dialog->setDefaultSuffix(chosen().suffix); });
    connect(dialog, &QFileDialog::fileSelected, this, [this, chosen](const QString &path) { start(chosen(), path); });
    dialog->open();
}

/// In a thread of its own.
static Result<> write(Connection &connection, const ReportFormat &format, const QString &name,
                      const std::stop_token &stop)
{
    const auto text = format.text(connection, stop);
    if (!text)
        return failed(text);
    SavedFile file;
    if (!file.open(name) || !file.write(*text) || !file.commit())
        return failed({.code = Error::Code::Unavailable,
                       .message = ReportExport::tr("%1 can't be written: %2. What was there is unchanged.")
                                      .arg(QDir::toNativeSeparators(name), file.problem()),
                       .cause = {},
                       .reason = "unwritable_output",
                       .field = {}});
    return {};
}

static ItemOutcome outcomeOf(const Result<> &done, const QString &file)
{
    if (done)
        return {.item = {},
                .state = ItemOutcome::State::Done,
                .message = ReportExport::tr("Written: %1").arg(QDir::toNativeSeparators(file)),
                .error = {}};
    const bool isCancelled = done.error().code == Error::Code::Cancelled;
    return {.item = {},
            .state = isCancelled ? ItemOutcome::State::Cancelled : ItemOutcome::State::Failed,
            .message = isCancelled ? ReportExport::tr("cancelled; no file was written") : done.error().message,
            .error = done.error()};
}

void ReportExport::start(const ReportFormat &format, const QString &file)
{
    const auto task = std::make_shared<PercentTask>(tr("Export of %1").arg(QFileInfo(file).fileName()));
    m_session.activities().add(task->task(), {}, PercentTask::words);
    m_session
        .runLong([format, file,
                  stop = task->stop()](Connection &connection) { return write(connection, format, file, stop); },
                 task->stop())
        .then([task, file](const Result<> &done) { task->end(outcomeOf(done, file)); });
}

} // namespace leapfrog
