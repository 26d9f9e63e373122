// SPDX-License-Identifier: MIT
#include "console/connections/private_care.h"

#include "console/background/background.h"
#include "console/look/flow_layout.h"
#include "console/look/words.h"
#include "store/server/private_copy.h"

#include <QDate>
#include <QDir>
#include <QFileDialog>
#include <QFutureWatcher>
#include <QMessageBox>
#include <QPushButton>

namespace leapfrog {

PrivateCare::PrivateCare(QWidget *parent)
    : QWidget(parent)
    , m_backUp(new QPushButton(tr("Back up…"), this))
    , m_restore(new QPushButton(tr("Restore…"), this))
    , m_delete(new QPushButton(tr("Delete…"), this))
{
    m_backUp->setObjectName(QStringLiteral("backUpPrivate"));
    m_restore->setObjectName(QStringLiteral("restorePrivate"));
    m_delete->setObjectName(QStringLiteral("deletePrivate"));
    auto *line = new FlowLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    for (auto *button : {m_backUp, m_restore, m_delete}) {
        button->setAutoDefault(false);
        line->addWidget(button);
    }
    connect(m_backUp, &QPushButton::clicked, this, &PrivateCare::askBackup);
    connect(m_restore, &QPushButton::clicked, this, &PrivateCare::askRestore);
    connect(m_delete, &QPushButton::clicked, this, &PrivateCare::askDelete);
    showState();
}

void PrivateCare::setOpen(bool isOpen)
{
    m_isOpen = isOpen;
    showState();
}

void PrivateCare::showState()
{
    m_backUp->setEnabled(!m_isBusy);
    const auto why = m_isOpen ? tr("Open another database first: this window uses the private server.") : QString();
    for (auto *button : {m_restore, m_delete}) {
        button->setEnabled(!m_isBusy && !m_isOpen);
        button->setToolTip(why);
        button->setAccessibleDescription(why);
    }
}

void PrivateCare::askBackup()
{
    auto *dialog = new QFileDialog(this, tr("Back up the private database"), QDir::homePath(),
                                   tr("Backups (*.dump);;All files (*)"));
    dialog->setObjectName(QStringLiteral("backupFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("dump"));
    dialog->selectFile(QStringLiteral("leapfrog-%1.dump").arg(QDate::currentDate().toString(Qt::ISODate)));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        run([file] { return backUpPrivateDatabase({}, file, {}); }, tr("Backing up the private database…"),
            tr("✓ The private database is backed up in %1.").arg(withShortWords(QDir::toNativeSeparators(file))));
    });
    dialog->open();
}

void PrivateCare::askRestore()
{
    auto *dialog = new QFileDialog(this, tr("Restore the private database"), QDir::homePath(),
                                   tr("Backups (*.dump);;All files (*)"));
    dialog->setObjectName(QStringLiteral("restoreFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        auto *box
            = new QMessageBox(QMessageBox::Question, tr("Restore the private database"),
                              tr("Put this backup in place of the private database?"), QMessageBox::NoButton, this);
        box->setObjectName(QStringLiteral("restoreQuestion"));
        box->setInformativeText(
            tr("What is there now is kept until the next restore, as the database leapfrog_before.\n%1")
                .arg(withShortWords(QDir::toNativeSeparators(file))));
        auto *yes = box->addButton(tr("&Restore it"), QMessageBox::AcceptRole);
        yes->setObjectName(QStringLiteral("restoreDo"));
        auto *no = box->addButton(tr("&Leave it"), QMessageBox::RejectRole);
        box->setDefaultButton(no);
        box->setEscapeButton(no);
        box->setAttribute(Qt::WA_DeleteOnClose);
        connect(yes, &QPushButton::clicked, this, [this, file] {
            run([file] { return restorePrivateDatabase({}, file, {}); }, tr("Putting the backup in place…"),
                tr("✓ The private database is as it was when it was backed up."));
        });
        box->open();
    });
    dialog->open();
}

void PrivateCare::askDelete()
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Delete the private database"),
                                tr("Delete the private database with all its books, and the demo?"),
                                QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("deleteQuestion"));
    box->setInformativeText(tr("This can't be undone. Back it up first if you may need any of it."));
    auto *yes = box->addButton(tr("&Delete it"), QMessageBox::DestructiveRole);
    yes->setObjectName(QStringLiteral("deleteDo"));
    auto *no = box->addButton(tr("&Keep it"), QMessageBox::RejectRole);
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(yes, &QPushButton::clicked, this, [this] {
        run([] { return deletePrivateServer({}); }, tr("Deleting the private database…"),
            tr("✓ The private database is deleted. It is made anew, empty, when it is opened."));
    });
    box->open();
}

void PrivateCare::run(std::function<Result<>()> work, const QString &busy, const QString &done)
{
    if (m_isBusy)
        return;
    m_isBusy = true;
    showState();
    emit told(busy);
    auto *watcher = new QFutureWatcher<Result<>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, done] {
        watcher->deleteLater();
        m_isBusy = false;
        showState();
        const auto ended = watcher->result();
        emit told(ended ? done
                        : QStringLiteral("✖ ")
                          + withShortWords(ended.error().message + QLatin1Char('\n') + ended.error().cause));
    });
    watcher->setFuture(runInBackground(std::move(work)));
}

} // namespace leapfrog
