// SPDX-License-Identifier: MIT
#include "console/ledger/close/seal_check_dialog.h"

#include "console/ledger/close/seal_head.h"
#include "console/look/figures.h"
#include "console/look/words.h"
#include "engine/close/seal_source.h"

#include <QAccessible>
#include <QButtonGroup>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <fstream>
#include <memory>

namespace leapfrog {

static constexpr int lineCharacters = 72; ///< that the dialog is wide
static constexpr int linesHigh = 26; ///< with findings and the head

SealCheckDialog::SealCheckDialog(Session &session, const std::string &orgId, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_orgId(orgId)
    , m_act(session, this)
    , m_kept(new QRadioButton(tr("The newest seal that the &database keeps"), this))
    , m_ofFile(new QRadioButton(tr("The seal in a &file"), this))
    , m_file(new QLineEdit(this))
    , m_verdict(new QLabel(this))
    , m_facts(new QLabel(this))
    , m_findings(new QListWidget(this))
    , m_progress(new QProgressBar(this))
    , m_check(new QPushButton(tr("Chec&k"), this))
    , m_close(new QPushButton(tr("Close"), this))
{
    setObjectName(QStringLiteral("sealCheckDialog"));
    setWindowTitle(tr("Check a seal"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_kept->setObjectName(QStringLiteral("sealKept"));
    m_ofFile->setObjectName(QStringLiteral("sealOfFile"));
    m_kept->setChecked(true);
    m_file->setObjectName(QStringLiteral("sealFile"));
    m_file->setAccessibleName(tr("File with the seal"));
    m_verdict->setObjectName(QStringLiteral("sealVerdict"));
    m_facts->setObjectName(QStringLiteral("sealFacts"));
    for (auto *text : {m_verdict, m_facts}) {
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    auto font = m_verdict->font();
    font.setBold(true);
    m_verdict->setFont(font);
    m_findings->setObjectName(QStringLiteral("sealFindings"));
    m_findings->setAccessibleName(tr("What is not as it was sealed"));
    m_findings->setWordWrap(true);
    m_findings->setToolTip(tr("Enter shows the entries of the document."));
    m_progress->setMaximum(0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Comparing the seal"));
    m_check->setObjectName(QStringLiteral("sealCheck"));
    m_check->setDefault(true);
    m_close->setObjectName(QStringLiteral("sealClose"));
    m_close->setAutoDefault(false);
    auto *choose = new QPushButton(tr("C&hoose…"), this);
    choose->setObjectName(QStringLiteral("sealChooseFile"));
    choose->setAutoDefault(false);
    auto *file = new QHBoxLayout;
    file->addWidget(m_file, 1);
    file->addWidget(choose);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_check);
    buttons->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_kept);
    column->addWidget(m_ofFile);
    column->addLayout(file);
    column->addWidget(m_progress);
    column->addWidget(m_verdict);
    column->addWidget(m_findings, 1);
    column->addWidget(m_facts);
    column->addLayout(buttons);
    m_findings->hide();
    setMinimumWidth(fontMetrics().averageCharWidth() * lineCharacters);
    resize(minimumWidth(), fontMetrics().height() * linesHigh);
    connect(choose, &QPushButton::clicked, this, &SealCheckDialog::chooseFile);
    connect(m_file, &QLineEdit::textEdited, m_ofFile, &QRadioButton::click);
    connect(m_file, &QLineEdit::textChanged, this, &SealCheckDialog::showState);
    connect(m_ofFile, &QRadioButton::toggled, this, &SealCheckDialog::showState);
    connect(m_check, &QPushButton::clicked, this, &SealCheckDialog::begin);
    connect(m_close, &QPushButton::clicked, this, [this] {
        if (m_act.isRunning())
            m_act.cancel();
        else
            reject();
    });
    connect(m_findings, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        const auto document = item->data(Qt::UserRole).toString();
        if (document.isEmpty())
            return;
        emit documentWanted(document);
        close();
    });
    connect(&session, &Session::stateChanged, this, &SealCheckDialog::showState);
    showState();
}

void SealCheckDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("File with the seal"));
    dialog->setObjectName(QStringLiteral("sealFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Seals (*.seal)"), tr("All files (*)")});
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_ofFile->setChecked(true);
        m_file->setText(QDir::toNativeSeparators(file));
    });
    dialog->open();
}

static Result<CheckedSeal> checkFile(Connection &connection, const QString &path, const std::stop_token &stop)
{
    auto stream = std::make_shared<std::ifstream>(QFile::encodeName(path).toStdString(), std::ios::binary);
    if (!*stream)
        return failed({.code = Error::Code::Invalid,
                       .message = SealCheckDialog::tr("%1 can't be read.").arg(QDir::toNativeSeparators(path)),
                       .cause = {},
                       .reason = "unreadable_file",
                       .field = "seal"});
    auto comparison = compareSeal(connection, linesOf(std::move(stream)), stop);
    if (!comparison)
        return failed(comparison);
    return CheckedSeal{.comparison = std::move(*comparison), .chain = {}};
}

static Result<CheckedSeal> checkKept(Connection &connection, const std::string &orgId, const std::stop_token &stop)
{
    const auto seals = SealStore(connection, orgId).seals();
    if (!seals)
        return failed(seals);
    auto chain = checkKeptSeals(connection, orgId);
    if (!chain)
        return failed(chain);
    CheckedSeal checked{.comparison = {}, .chain = std::move(*chain)};
    if (seals->empty())
        return checked;
    auto comparison = compareSeal(connection, linesOfKept(connection, orgId, seals->back().number), stop);
    if (!comparison)
        return failed(comparison);
    checked.comparison = std::move(*comparison);
    return checked;
}

static std::size_t countOf(const CheckedSeal &checked)
{
    return checked.chain.size() + (checked.comparison ? checked.comparison->findings.size() : 0);
}

static QString verdictWords(const CheckedSeal &checked)
{
    if (const auto count = countOf(checked); count > 0)
        return SealCheckDialog::tr("%Ln thing(s) are not as they were sealed.", nullptr, static_cast<int>(count));
    return checked.comparison ? SealCheckDialog::tr("All is as it was sealed.")
                              : SealCheckDialog::tr("There is no seal.");
}

void SealCheckDialog::begin()
{
    if (m_act.isRunning())
        return;
    m_verdict->clear();
    m_facts->clear();
    m_findings->clear();
    m_findings->hide();
    const auto file = m_ofFile->isChecked() ? QDir::fromNativeSeparators(m_file->text().trimmed()) : QString();
    m_act.start(
        tr("Check of a seal of %1").arg(QString::fromStdString(m_orgId)),
        [orgId = m_orgId, file](Connection &connection, const std::stop_token &stop, LongAct::Progress &) {
            return file.isEmpty() ? checkKept(connection, orgId, stop) : checkFile(connection, file, stop);
        },
        verdictWords, [this](const Result<CheckedSeal> &checked) { show(checked); });
    showState();
}

void SealCheckDialog::show(const Result<CheckedSeal> &checked)
{
    if (!checked) {
        m_verdict->setText(checked.error().code == Error::Code::Cancelled
                               ? tr("The check was cancelled before its end.")
                               : withShortWords(checked.error().message));
        showState();
        return;
    }
    auto findings = checked->chain;
    if (checked->comparison)
        findings.insert(findings.end(), checked->comparison->findings.begin(), checked->comparison->findings.end());
    for (const auto &finding : findings) {
        auto *item = new QListWidgetItem(finding.message, m_findings);
        item->setData(Qt::UserRole, QString::fromStdString(finding.documentId));
    }
    m_findings->setVisible(!findings.empty());
    if (!findings.empty()) {
        m_findings->setCurrentRow(0);
        m_verdict->setText(verdictWords(*checked) + QLatin1Char('\n')
                           + withShortWords(tr("The first: %1").arg(findings.front().message)));
    } else {
        m_verdict->setText(verdictWords(*checked));
    }
    if (const auto &one = checked->comparison) {
        auto facts = tr("%1, seal %2 through %3, sealed by %4: %5 documents and %6 entries compared.")
                         .arg(QString::fromStdString(one->head.orgId), QString::number(one->head.number),
                              QString::fromStdString(one->head.through), QString::fromStdString(one->head.sealedBy),
                              numberInWords(one->documents), numberInWords(one->entries));
        if (one->erased > 0)
            facts += QLatin1Char(' ')
                + tr("%Ln name(s) and texts were forgotten since; what is left is proved.", nullptr,
                     static_cast<int>(one->erased));
        facts
            += QLatin1Char('\n') + tr("Head:") + QLatin1Char('\n') + headInGroups(QString::fromStdString(one->digest));
        m_facts->setText(withShortWords(facts, 60));
    }
    QAccessibleEvent announcement(m_verdict, QAccessible::Alert);
    QAccessible::updateAccessibility(&announcement);
    showState();
}

void SealCheckDialog::showState()
{
    const bool runs = m_act.isRunning();
    const bool isConnected = m_session.isConnected();
    const bool lacksFile = m_ofFile->isChecked() && m_file->text().trimmed().isEmpty();
    m_progress->setVisible(runs);
    m_verdict->setVisible(!m_verdict->text().isEmpty());
    m_facts->setVisible(!m_facts->text().isEmpty());
    m_close->setText(runs ? tr("Cancel") : tr("Close"));
    m_check->setEnabled(!runs && isConnected && !lacksFile);
    m_check->setToolTip(!isConnected    ? tr("Not connected.")
                            : lacksFile ? tr("Choose the file first.")
                                        : tr("Compares each entry and document of the sealed days. Changes nothing."));
}

} // namespace leapfrog
