// SPDX-License-Identifier: MIT
#include "console/audit/audit_export.h"

#include "console/background/percent_task.h"
#include "console/look/words.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>

#include <memory>
#include <optional>

namespace leapfrog {

AuditExport::AuditExport(Session &session, QWidget &page)
    : QObject(&page)
    , m_session(session)
    , m_page(page)
{ }

void AuditExport::ask(const AuditFilter &filter)
{
    if (m_dialog)
        return;
    auto *dialog = new QFileDialog(&m_page, tr("Export who did what"));
    m_dialog = dialog;
    dialog->setObjectName(QStringLiteral("trailDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QStringList filters = {tr("CSV for spreadsheets (*.csv)"), tr("JSON, an object per line (*.jsonl)")};
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(QStringLiteral("audit"));
    const auto isJson = [dialog, filters] { return dialog->selectedNameFilter() == filters.last(); };
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog, isJson] { dialog->setDefaultSuffix(isJson() ? QStringLiteral("jsonl") : QStringLiteral("csv")); });
    connect(dialog, &QFileDialog::fileSelected, this, [this, filter, isJson](const QString &file) {
        start(filter, isJson() ? Format::Json : Format::Csv, file);
    });
    dialog->open();
}

static Error unwritable(const QSaveFile &file)
{
    return {.code = Error::Code::Unavailable,
            .message = AuditExport::tr("%1 can't be written: %2. What was there is unchanged.")
                           .arg(QDir::toNativeSeparators(file.fileName()), file.errorString()),
            .cause = {},
            .reason = "unwritable_output",
            .field = {}};
}

static QByteArray lineOf(const AuditEvent &event, AuditExport::Format format)
{
    return format == AuditExport::Format::Json ? QJsonDocument(auditJson(event)).toJson(QJsonDocument::Compact) + '\n'
                                               : QByteArray::fromStdString(auditCsv(event) + '\n');
}

/// In a thread of its own. Returns how many were written.
static Result<std::int64_t> write(Connection &connection, const AuditFilter &filter, AuditExport::Format format,
                                  const QString &name, const std::stop_token &stop)
{
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        return failed(unwritable(file));
    std::int64_t count = 0;
    std::optional<Error> fault;
    const auto put = [&](const QByteArray &line) {
        if (file.write(line) != line.size())
            fault = unwritable(file);
        return !fault;
    };
    if (format == AuditExport::Format::Csv)
        put(QByteArray(auditCsvHeading.data(), static_cast<qsizetype>(auditCsvHeading.size())) + '\n');
    const auto read = AuditStore(connection).read(filter, [&](const AuditEvent &event) {
        ++count;
        return !stop.stop_requested() && put(lineOf(event, format));
    });
    if (!read)
        return failed(read); // what was written aside goes with `file`
    if (!fault && stop.stop_requested())
        fault = Error{.code = Error::Code::Cancelled,
                      .message = AuditExport::tr("cancelled; no file was written"),
                      .cause = {},
                      .reason = "cancelled",
                      .field = {}};
    if (!fault && !file.commit())
        fault = unwritable(file);
    if (fault)
        return failed(*fault);
    return count;
}

static ItemOutcome outcomeOf(const Result<std::int64_t> &done, const QString &file)
{
    if (done)
        return {.item = file.toStdString(),
                .state = ItemOutcome::State::Done,
                .message = AuditExport::tr("%1 acts in %2").arg(numberInWords(*done), QDir::toNativeSeparators(file)),
                .error = {}};
    const bool isCancelled = done.error().code == Error::Code::Cancelled;
    return {.item = {},
            .state = isCancelled ? ItemOutcome::State::Cancelled : ItemOutcome::State::Failed,
            .message = done.error().message,
            .error = done.error()};
}

void AuditExport::start(const AuditFilter &filter, Format format, const QString &file)
{
    const auto task = std::make_shared<PercentTask>(tr("Export of %1").arg(QFileInfo(file).fileName()));
    m_session.activities().add(task->task(), {}, PercentTask::words);
    m_session
        .runLong([filter, format, file,
                  task](Connection &connection) { return write(connection, filter, format, file, task->stop()); },
                 task->stop())
        .then([task, file](const Result<std::int64_t> &done) { task->end(outcomeOf(done, file)); });
}

} // namespace leapfrog
