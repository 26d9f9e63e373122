// SPDX-License-Identifier: MIT
#include "console/import/import_dialog.h"

#include "console/background/background.h"
#include "console/import/import_files.h"
#include "console/import/import_format.h"
#include "console/look/problem_words.h"
#include "console/look/sign_delegate.h"
#include "console/look/table_look.h"
#include "console/look/words.h"
#include "console/session/rights_watch.h"
#include "core/currency.h"
#include "core/money.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace leapfrog {

static constexpr int fileLines = 5;
static constexpr int reasonLines = 8;

static QLabel *plainLabel(QWidget *parent, const char *name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

ImportDialog::ImportDialog(Session &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("importDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Import"));
    setAcceptDrops(true);
    m_stack->addWidget(makeChoice());
    m_stack->addWidget(makeProgress());
    auto *buttons = new QDialogButtonBox(this);
    m_start = buttons->addButton(tr("&Import"), QDialogButtonBox::ActionRole);
    m_cancel = buttons->addButton(tr("&Cancel the import"), QDialogButtonBox::ActionRole);
    m_copy = buttons->addButton(tr("Cop&y the list"), QDialogButtonBox::ActionRole);
    m_inbox = buttons->addButton(tr("Show in the In&box"), QDialogButtonBox::ActionRole);
    m_documents = buttons->addButton(tr("Show &documents"), QDialogButtonBox::ActionRole);
    m_close = buttons->addButton(QDialogButtonBox::Close);
    const std::initializer_list<std::pair<QPushButton *, const char *>> names
        = {{m_start, "startImport"}, {m_cancel, "cancelImport"},     {m_copy, "copyImport"},
           {m_inbox, "showInbox"},   {m_documents, "showDocuments"}, {m_close, "closeImport"}};
    for (const auto &[button, name] : names)
        button->setObjectName(QLatin1String(name));
    for (auto *button : {m_cancel, m_copy, m_inbox, m_documents})
        button->hide();
    m_start->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_stack, 1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 80);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_start, &QPushButton::clicked, this, &ImportDialog::confirm);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        m_run->cancel();
    });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_run->lines().join(QLatin1Char('\n'))); });
    connect(m_inbox, &QPushButton::clicked, this, [this] {
        const auto *reason = m_model.find(m_reasons->currentIndex());
        emit payloadsWanted(QString::fromStdString(m_run->request().orgId),
                            reason == nullptr ? QString() : QString::fromStdString(reason->state),
                            reason == nullptr ? QString() : QString::fromStdString(reason->code));
        accept();
    });
    connect(m_documents, &QPushButton::clicked, this, [this] {
        emit documentsWanted(QString::fromStdString(m_run->request().orgId));
        accept();
    });
    connect(&session, &Session::stateChanged, this, &ImportDialog::offer);
    offer();
}

ImportDialog::~ImportDialog() = default;

QWidget *ImportDialog::makeChoice()
{
    auto *page = new QWidget(this);
    auto *hint = plainLabel(page, "importHint");
    hint->setText(
        tr("Drop files here, or add them: what Shopify exports or sends (JSON, JSON Lines), or documents. The "
           "same file twice changes nothing."));
    m_files = new QListWidget(page);
    m_files->setObjectName(QStringLiteral("importFiles"));
    m_files->setAccessibleName(tr("Files to import"));
    m_files->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_files->setTextElideMode(Qt::ElideMiddle);
    m_files->setMinimumHeight(fontMetrics().height() * fileLines);
    auto *add = new QPushButton(tr("&Add files…"), page);
    add->setObjectName(QStringLiteral("addFiles"));
    auto *remove = new QPushButton(tr("&Remove"), page);
    remove->setObjectName(QStringLiteral("removeFiles"));
    remove->setEnabled(false);
    m_format = new QComboBox(page);
    m_format->setObjectName(QStringLiteral("importFormat"));
    m_format->addItem(tr("A shop's data as Shopify gives it"), static_cast<int>(ImportFormat::Shopify));
    m_format->addItem(tr("Documents in Leapfrog's own format"), static_cast<int>(ImportFormat::Leapfrog));
    m_organisation = new QComboBox(page);
    m_organisation->setObjectName(QStringLiteral("importOrganisation"));
    m_organisation->setEditable(true);
    m_organisation->setInsertPolicy(QComboBox::NoInsert);
    for (const auto &one : m_session.organisations())
        m_organisation->addItem(QString::fromStdString(one.id));
    m_organisation->setCurrentText(QString::fromStdString(m_session.organisation()));
    if (m_session.organisation().empty() && m_session.organisations().size() != 1)
        m_organisation->clearEditText();
    m_organisation->lineEdit()->setPlaceholderText(tr("Name of a new one, or one of the list"));
    m_currency = new QLineEdit(page);
    m_currency->setObjectName(QStringLiteral("importCurrency"));
    m_currency->setMaxLength(3);
    m_currency->setPlaceholderText(tr("As the first document says"));
    m_rates = new QLineEdit(page);
    m_rates->setObjectName(QStringLiteral("importRates"));
    m_rates->setPlaceholderText(tr("Only for payouts in another currency, as USD=1.36, EUR=1.47"));
    m_whyNot = plainLabel(page, "importWhyNot");
    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("&What is in them"), m_format);
    form->addRow(tr("&Organisation"), m_organisation);
    form->addRow(tr("Its &books are kept in"), m_currency);
    form->addRow(tr("Exchange ra&tes"), m_rates);
    auto *line = new QHBoxLayout;
    line->addWidget(add);
    line->addWidget(remove);
    line->addStretch(1);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(hint);
    layout->addWidget(m_files, 1);
    layout->addLayout(line);
    layout->addLayout(form);
    layout->addWidget(m_whyNot);
    connect(add, &QPushButton::clicked, this, &ImportDialog::chooseFiles);
    connect(remove, &QPushButton::clicked, this, &ImportDialog::removeFiles);
    connect(m_files, &QListWidget::itemSelectionChanged, this,
            [this, remove] { remove->setEnabled(!m_files->selectedItems().isEmpty()); });
    connect(m_format, &QComboBox::activated, this, [this] { m_formatChosen = true; });
    connect(m_format, &QComboBox::currentIndexChanged, this, &ImportDialog::offer);
    connect(m_organisation, &QComboBox::currentTextChanged, this, &ImportDialog::offer);
    connect(&RightsWatch::of(m_session), &RightsWatch::changed, this, &ImportDialog::offer);
    connect(m_currency, &QLineEdit::textChanged, this, &ImportDialog::offer);
    connect(m_rates, &QLineEdit::textChanged, this, &ImportDialog::offer);
    return page;
}

QWidget *ImportDialog::makeProgress()
{
    auto *page = new QWidget(this);
    m_title = plainLabel(page, "importTitle");
    auto font = m_title->font();
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_progress = new QProgressBar(page);
    m_progress->setObjectName(QStringLiteral("importProgress"));
    m_progress->setAccessibleName(tr("How far the import is"));
    m_counts = plainLabel(page, "importCounts");
    m_notAll = plainLabel(page, "importNotAll");
    m_reasons = new QTableView(page);
    m_reasons->setObjectName(QStringLiteral("importReasons"));
    m_reasons->setAccessibleName(tr("What was not taken, by reason"));
    m_reasons->setModel(&m_model);
    m_reasons->setItemDelegate(new SignDelegate(this));
    m_reasons->setSelectionMode(QAbstractItemView::SingleSelection);
    dressTable(*m_reasons);
    setColumnWidths(*m_reasons, {11, 26, 9, 34});
    m_reasons->setMinimumHeight(fontMetrics().height() * reasonLines);
    m_reasons->hide();
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_title);
    layout->addWidget(m_progress);
    layout->addWidget(m_counts);
    layout->addWidget(m_notAll);
    layout->addWidget(m_reasons, 1);
    layout->addStretch(0);
    connect(m_reasons, &QTableView::activated, this, [this] {
        if (m_inbox->isVisible())
            m_inbox->click();
    });
    return page;
}

QStringList ImportDialog::files() const
{
    QStringList all;
    for (int row = 0; row < m_files->count(); ++row)
        all.append(m_files->item(row)->toolTip());
    return all;
}

std::string ImportDialog::organisation() const
{
    return m_organisation->currentText().trimmed().toStdString();
}

void ImportDialog::addFiles(const QStringList &added)
{
    const auto there = files();
    for (const auto &file : added) {
        if (there.contains(file))
            continue;
        auto *item = new QListWidgetItem(file, m_files);
        item->setToolTip(file);
        guess(file);
    }
    offer();
}

void ImportDialog::chooseFiles()
{
    auto *dialog = new QFileDialog(this, tr("Files to import"));
    dialog->setObjectName(QStringLiteral("importFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("JSON (*.json *.jsonl *.ndjson)"), tr("All files (*)")});
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    connect(dialog, &QFileDialog::filesSelected, this, &ImportDialog::addFiles);
    dialog->open();
}

void ImportDialog::removeFiles()
{
    qDeleteAll(m_files->selectedItems());
    offer();
}

/// The first file says what they are, unless the user did.
void ImportDialog::guess(const QString &file)
{
    runInBackground([path = file.toStdString()] {
        return guessFormat(path);
    }).then(this, [this](const std::optional<ImportFormat> &format) {
        if (format && !m_formatChosen)
            m_format->setCurrentIndex(m_format->findData(static_cast<int>(*format)));
    });
}

QString ImportDialog::whyNot() const
{
    if (const auto why = m_session.whyNoChanges(); !why.isEmpty())
        return why;
    if (m_files->count() == 0)
        return tr("Add a file first.");
    if (organisation().empty())
        return tr("Say for which organisation.");
    if (const auto why = RightsWatch::of(m_session).whyNoImport(organisation()); !why.isEmpty())
        return why;
    const auto currency = m_currency->text().trimmed().toUpper().toStdString();
    if (m_currency->isEnabled() && !currency.empty() && findCurrency(currency) == nullptr)
        return tr("“%1” is no ISO 4217 currency, as EUR.").arg(m_currency->text());
    if (m_rates->isEnabled() && !parseRates(m_rates->text()))
        return tr("The exchange rates are not as USD=1.36, EUR=1.47.");
    return {};
}

void ImportDialog::offer()
{
    const auto &known = m_session.organisations();
    const auto found = std::ranges::find(known, organisation(), &OrganisationRow::id);
    m_currency->setEnabled(found == known.end());
    m_currency->setPlaceholderText(found == known.end() ? tr("As the first document says")
                                                        : QString::fromStdString(found->baseCurrency));
    m_rates->setEnabled(m_format->currentData().toInt() == static_cast<int>(ImportFormat::Shopify));
    const auto why = whyNot();
    m_start->setEnabled(why.isEmpty());
    m_start->setToolTip(why);
    m_whyNot->setText(why);
}

void ImportDialog::confirm()
{
    if (!whyNot().isEmpty())
        return;
    ImportRequest request{.orgId = organisation(),
                          .baseCurrency = m_currency->isEnabled() ? m_currency->text().trimmed().toUpper().toStdString()
                                                                  : std::string(),
                          .format = static_cast<ImportFormat>(m_format->currentData().toInt()),
                          .files = {}};
    for (const auto &file : files())
        request.files.push_back(file.toStdString());
    if (m_rates->isEnabled())
        request.fxRates = *parseRates(m_rates->text());
    emit confirmed(request);
}

// --- under way, and what came of it ---------------------------------------------------------------------------------

void ImportDialog::follow(ImportRun *run)
{
    m_run = run;
    m_stack->setCurrentIndex(1);
    m_start->hide();
    m_cancel->show();
    m_close->setText(tr("C&lose; it goes on"));
    m_close->setFocus();
    setAcceptDrops(false);
    connect(run, &ImportRun::changed, this, &ImportDialog::showRun);
    connect(run, &ImportRun::finished, this, &ImportDialog::showEnd);
    showRun();
    if (run->isFinished())
        showEnd();
}

void ImportDialog::showRun()
{
    const auto org = withShortWords(QString::fromStdString(m_run->request().orgId));
    m_title->setText(tr("Importing into %1…").arg(org));
    const auto percent = m_run->percent();
    m_progress->setRange(0, percent ? 100 : 0);
    m_progress->setValue(percent.value_or(0));
    auto text = m_run->counts();
    if (const auto left = m_run->left())
        text += QStringLiteral(" · ") + tr("about %1 left").arg(durationInWords(*left));
    m_counts->setText(text);
}

void ImportDialog::showEnd()
{
    const auto &progress = m_run->progress();
    const auto org = withShortWords(QString::fromStdString(m_run->request().orgId));
    const bool isShop = m_run->request().format == ImportFormat::Shopify;
    m_progress->hide();
    m_cancel->hide();
    m_close->setText(tr("C&lose"));
    m_counts->setText(m_run->counts());
    if (const auto &error = m_run->error()) {
        const auto words = generalWords(*error);
        m_title->setText(withShortWords(words.happened));
        m_notAll->setText(
            tr("What came in before stays. Import again once the cause is gone: what is there stays as it is."));
    } else {
        m_title->setText(progress.refused > 0 ? tr("Imported into %1, but for what was refused:").arg(org)
                                              : tr("Imported into %1.").arg(org));
        m_notAll->setText(progress.documents.created + progress.documents.changed > 0
                              ? tr("What is new or changed is posted as soon as a worker is free.")
                              : QString());
    }
    m_model.setRows(m_run->reasons());
    const bool isAny = m_model.rowCount() > 0;
    m_reasons->setVisible(isAny);
    if (isAny)
        m_reasons->setCurrentIndex(m_model.index(0, 0));
    const auto most = static_cast<std::int64_t>(ImportReasons::mostNotes);
    if (isShop && std::max(progress.refused, progress.waiting) > most)
        m_notAll->setText(tr("The reasons are those of the first %1; the Inbox has all.").arg(numberInWords(most)));
    m_copy->setVisible(isAny);
    m_inbox->setVisible(isShop);
    m_inbox->setDefault(isShop && isAny);
    m_documents->setVisible(true);
}

// --- dropped files --------------------------------------------------------------------------------------------------

void ImportDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!filesOf(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent *event)
{
    addFiles(filesOf(*event->mimeData()));
    event->acceptProposedAction();
}

} // namespace leapfrog
