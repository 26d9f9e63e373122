// SPDX-License-Identifier: MIT
#include "console/preview/preview_export.h"

#include "console/background/percent_task.h"
#include "console/look/style/act_look.h"
#include "console/look/words.h"
#include "core/csv.h"
#include "core/currency.h"
#include "core/file/saved_file.h"
#include "core/money.h"

#include <QAbstractButton>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QThreadPool>

#include <initializer_list>
#include <memory>

namespace leapfrog {

using Fate = PreviewedDocument::Fate;

static const char *nameOf(Fate fate)
{
    switch (fate) {
    case Fate::Changes:
        return "changes";
    case Fate::New:
        return "new";
    case Fate::Refused:
        return "refused";
    case Fate::Unchanged:
        break;
    }
    return "unchanged";
}

static std::string amountOf(std::int64_t amount, const std::string &code)
{
    const auto *currency = findCurrency(code);
    return amountText(amount, currency == nullptr ? 2 : currency->decimals);
}

static void appendTexts(std::string &out, const std::vector<std::string> &texts)
{
    for (const auto &text : texts) {
        appendCsvText(out, text);
        out += ',';
    }
}

std::string previewCsv(const std::string &orgId, const std::vector<PreviewedDocument> &documents)
{
    std::string out = "organisation,document,type,version,outcome,date,account,currency,old,new,difference,why\r\n";
    for (const auto &document : documents) {
        const auto head = [&] {
            appendTexts(out, {orgId, document.id, document.type});
            out += std::to_string(document.version);
            out += ',';
            out += nameOf(document.fate);
        };
        for (const auto &line : document.lines) {
            head();
            out += ',' + dateText(line.date) + ',';
            appendTexts(out, {line.account.toStdString(), line.currency});
            out += line.hasOld ? amountOf(line.oldAmount, line.currency) : std::string();
            out += ',';
            out += line.hasNew ? amountOf(line.newAmount, line.currency) : std::string();
            out += ',' + amountOf(line.newAmount - line.oldAmount, line.currency) + ',';
            appendCsvText(out, line.why.toStdString());
            out += "\r\n";
        }
        if (!document.lines.empty())
            continue;
        head();
        out += ",,,,,,,";
        appendCsvText(out, document.refusal.toStdString());
        out += "\r\n";
    }
    return out;
}

static QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

static QJsonObject jsonOf(const PreviewLine &line)
{
    QJsonObject object{{QStringLiteral("date"), text(dateText(line.date))},
                       {QStringLiteral("account"), line.account},
                       {QStringLiteral("currency"), text(line.currency)},
                       {QStringLiteral("difference"), text(amountOf(line.newAmount - line.oldAmount, line.currency))},
                       {QStringLiteral("why"), line.why}};
    object[QStringLiteral("old")]
        = line.hasOld ? QJsonValue(text(amountOf(line.oldAmount, line.currency))) : QJsonValue::Null;
    object[QStringLiteral("new")]
        = line.hasNew ? QJsonValue(text(amountOf(line.newAmount, line.currency))) : QJsonValue::Null;
    return object;
}

std::string previewJson(const std::string &orgId, const std::vector<PreviewedDocument> &documents)
{
    QJsonArray list;
    for (const auto &document : documents) {
        QJsonArray lines;
        for (const auto &line : document.lines)
            lines.append(jsonOf(line));
        QJsonArray causes;
        for (const auto &cause : document.causes)
            causes.append(QJsonObject{{QStringLiteral("what"), cause.what},
                                      {QStringLiteral("before"), cause.before},
                                      {QStringLiteral("after"), cause.after}});
        QJsonObject object{{QStringLiteral("organisation"), text(orgId)},
                           {QStringLiteral("document"), text(document.id)},
                           {QStringLiteral("type"), text(document.type)},
                           {QStringLiteral("version"), document.version},
                           {QStringLiteral("outcome"), QLatin1String(nameOf(document.fate))},
                           {QStringLiteral("causes"), causes},
                           {QStringLiteral("lines"), lines}};
        if (document.fate == Fate::Refused)
            object[QStringLiteral("refusal")] = QJsonObject{{QStringLiteral("code"), text(document.refusalCode)},
                                                            {QStringLiteral("message"), document.refusal}};
        list.append(object);
    }
    return QJsonDocument(list).toJson().toStdString();
}

PreviewExport::PreviewExport(Session &session, const PreviewModel &model, std::string orgId, QAbstractButton &button)
    : QObject(&button)
    , m_session(session)
    , m_model(model)
    , m_orgId(std::move(orgId))
    , m_button(button)
{
    button.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    connect(&button, &QAbstractButton::clicked, this, &PreviewExport::ask);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &PreviewExport::offer);
    offer();
}

void PreviewExport::offer()
{
    m_button.setEnabled(m_model.rowCount() > 0);
    m_button.setToolTip(m_button.isEnabled() ? tr("What is previewed so far, as a table or as JSON (Ctrl+E)")
                                             : tr("Nothing is previewed yet."));
}

void PreviewExport::ask()
{
    if (m_dialog)
        return;
    auto *dialog = new QFileDialog(m_button.window(), tr("Export the preview"));
    m_dialog = dialog;
    dialog->setObjectName(QStringLiteral("previewExportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QStringList filters = {tr("CSV for spreadsheets (*.csv)"), tr("JSON (*.json)")};
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(QStringLiteral("preview"));
    const auto isJson = [dialog, filters] { return dialog->selectedNameFilter() == filters.last(); };
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog, isJson] { dialog->setDefaultSuffix(isJson() ? QStringLiteral("json") : QStringLiteral("csv")); });
    connect(dialog, &QFileDialog::fileSelected, this, [this, isJson](const QString &file) { start(file, isJson()); });
    dialog->open();
}

/// In a thread of its own.
static ItemOutcome write(const std::string &content, const QString &name, std::size_t count)
{
    SavedFile file;
    if (file.open(name) && file.write(content) && file.commit())
        return {.item = name.toStdString(),
                .state = ItemOutcome::State::Done,
                .message = PreviewExport::tr("%1 documents in %2")
                               .arg(numberInWords(static_cast<std::int64_t>(count)), QDir::toNativeSeparators(name)),
                .error = {}};
    const auto message = PreviewExport::tr("%1 can't be written: %2. What was there is unchanged.")
                             .arg(QDir::toNativeSeparators(name), file.problem());
    return {.item = {},
            .state = ItemOutcome::State::Failed,
            .message = message,
            .error = Error{.code = Error::Code::Unavailable,
                           .message = message,
                           .cause = {},
                           .reason = "unwritable_output",
                           .field = {}}};
}

void PreviewExport::start(const QString &file, bool isJson)
{
    const auto task = std::make_shared<PercentTask>(tr("Export of %1").arg(QFileInfo(file).fileName()));
    m_session.activities().add(task->task(), {}, PercentTask::words);
    QThreadPool::globalInstance()->start([task, file, isJson, orgId = m_orgId, documents = m_model.documents()] {
        task->end(write(isJson ? previewJson(orgId, documents) : previewCsv(orgId, documents), file, documents.size()));
    });
}

} // namespace leapfrog
