// SPDX-License-Identifier: MIT
#include "console/help/about_dialog.h"

#include "console/background/background.h"
#include "console/look/theme.h"
#include "core/file/saved_file.h"
#include "store/database/conninfo.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileDialog>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace leapfrog {

static constexpr int widthInCharacters = 86;
static constexpr int iconSize = 64;

static Error notLooked()
{
    return {.code = Error::Code::Cancelled, .message = {}, .cause = {}, .reason = "not_looked", .field = {}};
}

AboutDialog::AboutDialog(Session &session, QString settingsFile, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_settingsFile(std::move(settingsFile))
    , m_found(failed(notLooked()))
    , m_state(new QLabel(this))
    , m_findings(new QListWidget(this))
    , m_copy(new QPushButton(tr("&Copy report"), this))
    , m_save(new QPushButton(tr("&Save report…"), this))
{
    setObjectName(QStringLiteral("about"));
    setWindowTitle(tr("About Leapfrog"));
    layOut();
    connect(m_copy, &QPushButton::clicked, this, &AboutDialog::copy);
    connect(m_save, &QPushButton::clicked, this, &AboutDialog::save);
    look();
}

AboutDialog::~AboutDialog()
{
    m_stop.request_stop();
}

void AboutDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_looksAgain = m_looks;
    if (!m_looks)
        look();
}

void AboutDialog::layOut()
{
    auto *icon = new QLabel(this);
    icon->setPixmap(programIcon().pixmap(iconSize, iconSize));
    auto *about = new QLabel(tr("<h3>Leapfrog %1</h3><p>Keeps an accountant's click from waiting behind a bulk "
                                "sync.</p><p>Qt %2. MIT licence.</p>")
                                 .arg(QCoreApplication::applicationVersion(), QLatin1String(qVersion())),
                             this);
    about->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->addWidget(icon);
    head->addWidget(about, 1);
    m_state->setObjectName(QStringLiteral("aboutState"));
    m_state->setWordWrap(true);
    m_findings->setObjectName(QStringLiteral("findings"));
    m_findings->setAccessibleName(tr("What was looked at"));
    m_findings->setWordWrap(true);
    m_copy->setObjectName(QStringLiteral("copyReport"));
    m_save->setObjectName(QStringLiteral("saveReport"));
    auto *why = new QLabel(
        tr("The report says which versions run, where the database is, what was looked at and what the log said "
           "last. It holds no password, no document's contents and no amounts."),
        this);
    why->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    buttons->addButton(m_save, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *lines = new QVBoxLayout(this);
    lines->addLayout(head);
    lines->addWidget(m_state);
    lines->addWidget(m_findings, 1);
    lines->addWidget(why);
    lines->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * widthInCharacters, sizeHint().height());
}

void AboutDialog::look()
{
    m_looks = m_session.isConnected();
    showFound();
    if (!m_looks)
        return;
    auto *watcher = new QFutureWatcher<Result<DatabaseDiagnosis>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_looks = false;
        m_found = watcher->result();
        showFound();
        if (std::exchange(m_looksAgain, false))
            look();
    });
    watcher->setFuture(
        m_session.runLong([](Connection &connection) { return diagnose(connection); }, m_stop.get_token()));
}

void AboutDialog::showFound()
{
    m_findings->clear();
    if (m_looks)
        m_state->setText(tr("Looking whether the database is in order…"));
    else if (!m_session.isConnected())
        m_state->setText(tr("No database is open."));
    else if (!m_found)
        m_state->setText(tr("The database could not be looked at: %1").arg(m_found.error().message));
    if (!m_found)
        return;
    int wrong = 0;
    for (const auto &finding : m_found->findings) {
        const bool isWrong = finding.state == HealthFinding::State::Wrong;
        wrong += isWrong ? 1 : 0;
        const auto *mark = isWrong ? "✖" : finding.state == HealthFinding::State::Notice ? "!" : "✓";
        m_findings->addItem(QStringLiteral("%1  %2").arg(QString::fromUtf8(mark), findingWords(finding)));
    }
    m_state->setText(wrong == 0 ? tr("The database is in order.")
                                : tr("%n thing(s) need(s) somebody.", nullptr, wrong));
}

/// Where the database is, without a password.
static QString whereOf(const Session &session)
{
    if (!session.isConnected())
        return {};
    const auto &target = session.target();
    if (target.kind != DatabaseTarget::Kind::Server)
        return QStringLiteral("a private server of this computer");
    const auto where = withoutPassword(target.conninfo);
    return !where || where->empty() ? QStringLiteral("as PG* variables say") : QString::fromStdString(*where);
}

QString AboutDialog::reportText() const
{
    return report(programFacts(m_settingsFile), whereOf(m_session), m_found);
}

void AboutDialog::copy()
{
    QGuiApplication::clipboard()->setText(reportText());
    m_state->setText(tr("The report is in the clipboard."));
}

void AboutDialog::save()
{
    auto *dialog = new QFileDialog(this, tr("Save report"), QStringLiteral("leapfrog-report.txt"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    connect(dialog, &QFileDialog::fileSelected, this, &AboutDialog::saveAs);
    dialog->open();
}

/// Empty: it is written; else why not.
static QString written(const QString &name, const QByteArray &text)
{
    SavedFile file;
    const bool isSaved = file.open(name) && file.write(text.toStdString()) && file.commit();
    return isSaved ? QString() : file.problem();
}

void AboutDialog::saveAs(const QString &name)
{
    auto *watcher = new QFutureWatcher<QString>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, name] {
        watcher->deleteLater();
        const auto problem = watcher->result();
        m_state->setText(problem.isEmpty() ? tr("Saved as %1.").arg(name)
                                           : tr("%1 can't be written: %2").arg(name, problem));
    });
    watcher->setFuture(runInBackground([name, text = reportText().toUtf8()] { return written(name, text); }));
}

} // namespace leapfrog
