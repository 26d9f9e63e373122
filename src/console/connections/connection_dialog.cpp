// SPDX-License-Identifier: MIT
#include "console/connections/connection_dialog.h"

#include "console/look/theme.h"
#include "console/session/background.h"
#include "store/database/conninfo.h"
#include "store/schema/migrator.h"
#include "ui_connection_dialog.h"

#include <QFutureWatcher>
#include <QPushButton>

#include <algorithm>
#include <array>
#include <utility>

namespace leapfrog {

static const std::array tlsModes = {"", "verify-full", "verify-ca", "require", "prefer", "disable"};

ConnectionDialog::ConnectionDialog(ConnectionBook &book, const DatabaseTarget &current, QWidget *parent)
    : QDialog(parent)
    , m_book(book)
    , m_ui(std::make_unique<Ui::ConnectionDialog>())
{
    m_ui->setupUi(this);
    m_ui->tls->addItem(tr("as libpq decides (prefer)"));
    for (std::size_t i = 1; i < tlsModes.size(); ++i)
        m_ui->tls->addItem(QLatin1String(tlsModes.at(i)));
    auto *openButton = m_ui->buttons->button(QDialogButtonBox::Open);
    openButton->setDefault(true);
    connect(m_ui->list, &QListWidget::currentRowChanged, this, &ConnectionDialog::showEntry);
    connect(m_ui->list, &QListWidget::itemActivated, this, &ConnectionDialog::openChosen);
    connect(m_ui->newButton, &QPushButton::clicked, this, &ConnectionDialog::startNew);
    connect(m_ui->removeButton, &QPushButton::clicked, this, &ConnectionDialog::removeCurrent);
    connect(m_ui->saveButton, &QPushButton::clicked, this, &ConnectionDialog::saveCurrent);
    connect(m_ui->testButton, &QPushButton::clicked, this, &ConnectionDialog::test);
    connect(m_ui->host, &QLineEdit::textEdited, this, &ConnectionDialog::spreadPasted);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &ConnectionDialog::openChosen);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fillList(current);

    auto *watcher = new QFutureWatcher<std::vector<DatabaseTarget>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] { addFound(watcher->result()); });
    watcher->setFuture(ConnectionBook::found());
}

ConnectionDialog::~ConnectionDialog() = default;

void ConnectionDialog::fillList(const DatabaseTarget &current)
{
    addEntry({.target = ConnectionBook::privateDatabase()});
    addEntry({.target = ConnectionBook::demo()});
    for (const auto &target : m_book.saved())
        addEntry({.target = target, .editable = true, .saved = true});
    const auto at = std::ranges::find(m_entries, current, &Entry::target);
    m_ui->list->setCurrentRow(at == m_entries.end() ? 0 : static_cast<int>(at - m_entries.begin()));
}

void ConnectionDialog::addEntry(Entry entry)
{
    auto *item = new QListWidgetItem(themedIcon(QStringLiteral("database"), palette()), entry.target.name);
    m_entries.push_back(std::move(entry));
    m_ui->list->addItem(item);
}

void ConnectionDialog::addFound(const std::vector<DatabaseTarget> &targets)
{
    for (const auto &target : targets)
        addEntry({.target = target});
}

ConnectionDialog::Entry *ConnectionDialog::currentEntry()
{
    const int row = m_ui->list->currentRow();
    return row < 0 ? nullptr : &m_entries.at(static_cast<std::size_t>(row));
}

void ConnectionDialog::showEntry()
{
    const auto *entry = currentEntry();
    if (entry == nullptr)
        return;
    m_ui->testResult->clear();
    m_ui->form->setVisible(entry->editable);
    m_ui->saveButton->setVisible(entry->editable);
    m_ui->testButton->setVisible(entry->target.kind == DatabaseTarget::Kind::Server);
    m_ui->removeButton->setEnabled(entry->editable);
    switch (entry->target.kind) {
    case DatabaseTarget::Kind::Embedded:
        m_ui->explanation->setText(tr("A private PostgreSQL of your own on this computer, started when it is needed. "
                                      "Nobody else can reach it."));
        return;
    case DatabaseTarget::Kind::Demo:
        m_ui->explanation->setText(tr("Made-up shops with a bulk sync under way, to try things out. It is a database "
                                      "of its own; your books are never touched."));
        return;
    case DatabaseTarget::Kind::Server:
        m_ui->explanation->setText(entry->editable
                                       ? tr("Fields left empty take libpq's own defaults. A password is taken from "
                                            "the password file, or you are asked for it; it is never stored here.")
                                       : describeConninfo(entry->target.conninfo));
    }
    if (entry->editable) {
        m_ui->name->setText(entry->target.name);
        showParts(entry->target.conninfo);
    }
}

void ConnectionDialog::showParts(const std::string &conninfo)
{
    auto parts = conninfoParts(conninfo).value_or(std::map<std::string, std::string>());
    const auto take = [&](const char *key) {
        const auto node = parts.extract(key);
        return node.empty() ? QString() : QString::fromStdString(node.mapped());
    };
    m_ui->host->setText(take("host"));
    m_ui->port->setText(take("port"));
    m_ui->database->setText(take("dbname"));
    m_ui->user->setText(take("user"));
    const auto mode = take("sslmode");
    m_ui->tls->setCurrentIndex(mode.isEmpty() ? 0 : std::max(0, m_ui->tls->findText(mode)));
    m_ui->more->setText(QString::fromStdString(conninfoOf(parts)));
}

void ConnectionDialog::spreadPasted(const QString &text)
{
    const bool whole = text.contains(QLatin1Char('=')) || text.contains(QLatin1String("://"));
    if (whole && conninfoParts(text.toStdString()))
        showParts(text.toStdString());
}

Result<DatabaseTarget> ConnectionDialog::edited() const
{
    auto parts = conninfoParts(m_ui->more->text().toStdString());
    if (!parts)
        return failed(parts);
    const auto put = [&](const char *key, const QString &value) {
        if (!value.trimmed().isEmpty())
            (*parts)[key] = value.trimmed().toStdString();
    };
    put("host", m_ui->host->text());
    put("port", m_ui->port->text());
    put("dbname", m_ui->database->text());
    put("user", m_ui->user->text());
    put("sslmode", QLatin1String(tlsModes.at(static_cast<std::size_t>(m_ui->tls->currentIndex()))));
    auto name = m_ui->name->text().trimmed();
    const auto conninfo = conninfoOf(*parts);
    if (name.isEmpty())
        name = describeConninfo(conninfo);
    return DatabaseTarget{.kind = DatabaseTarget::Kind::Server, .name = name, .conninfo = conninfo};
}

void ConnectionDialog::startNew()
{
    addEntry({.target = {.kind = DatabaseTarget::Kind::Server, .name = tr("New connection"), .conninfo = {}},
              .editable = true});
    m_ui->list->setCurrentRow(m_ui->list->count() - 1);
    m_ui->name->selectAll();
    m_ui->name->setFocus();
}

void ConnectionDialog::removeCurrent()
{
    const auto *entry = currentEntry();
    if (entry == nullptr || !entry->editable)
        return;
    if (entry->saved)
        m_book.remove(entry->target.name);
    const int row = m_ui->list->currentRow();
    m_entries.erase(m_entries.begin() + row);
    delete m_ui->list->takeItem(row);
    showEntry();
}

bool ConnectionDialog::saveCurrent()
{
    auto *entry = currentEntry();
    const auto target = edited();
    if (!target) {
        m_ui->testResult->setText(target.error().message);
        m_ui->more->setFocus();
        return false;
    }
    m_book.save(*target, entry->saved ? entry->target.name : QString());
    entry->target = *target;
    entry->saved = true;
    m_ui->list->currentItem()->setText(target->name);
    m_ui->testResult->setText(tr("Saved."));
    return true;
}

/// Connects and looks, without changing anything; what was found, in words.
static QString tryOut(const std::string &conninfo)
{
    const auto connection = Connection::open(conninfo, "console test");
    if (!connection)
        return QStringLiteral("✖ ") + connection.error().message + QLatin1Char('\n') + connection.error().cause;
    const auto fits = Migrator(**connection).check();
    return ConnectionDialog::tr("✓ Reached and signed in (PostgreSQL %1).").arg((*connection)->serverVersion() / 10000)
        + QLatin1Char('\n')
        + (fits ? ConnectionDialog::tr("✓ The schema fits this program.")
                : QStringLiteral("! ") + fits.error().message);
}

void ConnectionDialog::test()
{
    const auto *entry = currentEntry();
    const auto target = entry->editable ? edited() : Result<DatabaseTarget>(entry->target);
    if (!target) {
        m_ui->testResult->setText(target.error().message);
        return;
    }
    m_ui->testResult->setText(tr("Testing…"));
    m_ui->testButton->setEnabled(false);
    auto *watcher = new QFutureWatcher<QString>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, row = m_ui->list->currentRow()] {
        watcher->deleteLater();
        m_ui->testButton->setEnabled(true);
        if (row == m_ui->list->currentRow())
            m_ui->testResult->setText(watcher->result());
    });
    watcher->setFuture(runInBackground([conninfo = target->conninfo] { return tryOut(conninfo); }));
}

void ConnectionDialog::openChosen()
{
    auto *entry = currentEntry();
    if (entry == nullptr || (entry->editable && !saveCurrent()))
        return;
    emit chosen(entry->target);
    accept();
}

} // namespace leapfrog
