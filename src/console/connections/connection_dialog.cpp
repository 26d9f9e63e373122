// SPDX-License-Identifier: MIT
#include "console/connections/connection_dialog.h"

#include "console/background/background.h"
#include "console/connections/private_care.h"
#include "console/look/theme.h"
#include "store/database/conninfo.h"
#include "ui_connection_dialog.h"

#include <QFutureWatcher>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTimer>

#include <algorithm>
#include <array>
#include <mutex>
#include <utility>

namespace leapfrog {

static const std::array tlsModes = {"", "verify-full", "verify-ca", "require", "prefer", "disable"};

ConnectionDialog::ConnectionDialog(ConnectionBook &book, const DatabaseTarget &current, PasswordKeeper keeper,
                                   QWidget *parent)
    : QDialog(parent)
    , m_book(book)
    , m_keeper(std::move(keeper))
    , m_ui(std::make_unique<Ui::ConnectionDialog>())
{
    m_ui->setupUi(this);
    m_care = new PrivateCare(this);
    m_ui->testLine->insertWidget(0, m_care);
    connect(m_care, &PrivateCare::told, m_ui->testResult, &QLabel::setText);
    m_ui->tls->addItem(tr("verify-full to other computers"));
    for (std::size_t i = 1; i < tlsModes.size(); ++i)
        m_ui->tls->addItem(QLatin1String(tlsModes.at(i)));
    connect(m_ui->tls, &QComboBox::currentIndexChanged, this, [this] {
        if (const auto *entry = currentEntry(); entry != nullptr && entry->editable)
            explainServer();
    });
    fillColours();
    m_ui->password->addItem(tr("from the password file, else ask"));
    m_ui->password->addItem(tr("from the keychain"));
    lookForKeychain();
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

ConnectionDialog::~ConnectionDialog()
{
    m_stopTest.request_stop();
}

void ConnectionDialog::setPrivateInUse(bool inUse)
{
    m_care->setOpen(inUse);
}

/// Without one the choice says so.
void ConnectionDialog::lookForKeychain()
{
    auto *choice = m_ui->password;
    const auto offer = [choice](bool isThere) {
        qobject_cast<QStandardItemModel *>(choice->model())->item(1)->setEnabled(isThere);
        choice->setItemText(1, isThere ? tr("from the keychain") : tr("from the keychain (there is none here)"));
    };
    offer(false);
    if (!m_keeper.isThere)
        return;
    auto *watcher = new QFutureWatcher<bool>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [watcher, offer] { offer(watcher->result()); });
    watcher->setFuture(runInBackground(m_keeper.isThere));
}

/// What is not used any more is not left in the keychain.
void ConnectionDialog::forget(const DatabaseTarget &target)
{
    if (target.keychain && m_keeper.write)
        runInBackground([write = m_keeper.write, conninfo = target.conninfo] { return write(conninfo, {}); });
}

void ConnectionDialog::fillColours()
{
    m_ui->colour->addItem(tr("none"), QString());
    const std::initializer_list<std::pair<QString, const char *>> colours
        = {{tr("red"), "#c2441c"},  {tr("orange"), "#c77700"}, {tr("green"), "#2e8b57"},
           {tr("blue"), "#1f6fc0"}, {tr("purple"), "#7b3fb0"}, {tr("grey"), "#6b7570"}};
    for (const auto &[name, colour] : colours)
        m_ui->colour->addItem(colourIcon(QColor(QLatin1String(colour))), name, QLatin1String(colour));
}

void ConnectionDialog::fillList(const DatabaseTarget &current)
{
    addEntry({.target = ConnectionBook::privateDatabase()});
    addEntry({.target = ConnectionBook::demo()});
    const auto isCurrent = [&current](const DatabaseTarget &target) {
        return target.kind == current.kind
            && (target.kind != DatabaseTarget::Kind::Server
                || ConnectionBook::isSamePlace(target.conninfo, current.conninfo));
    };
    for (const auto &target : m_book.saved())
        addEntry({.target = target, .editable = true, .saved = true, .open = isCurrent(target)});
    const auto find
        = [&] { return std::ranges::find_if(m_entries, [&](const Entry &entry) { return isCurrent(entry.target); }); };
    // Named on the command line, or found by variables: it can be kept.
    if (find() == m_entries.end())
        addEntry({.target = current, .editable = !current.conninfo.empty(), .open = true});
    const auto at = find();
    m_ui->list->setCurrentRow(at == m_entries.end() ? 0 : static_cast<int>(at - m_entries.begin()));
}

void ConnectionDialog::addEntry(Entry entry)
{
    const QColor colour(entry.target.colour);
    auto *item = new QListWidgetItem(
        colour.isValid() ? colourIcon(colour) : themedIcon(QStringLiteral("database"), palette()), entry.target.name);
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
    m_care->setVisible(entry->target.kind == DatabaseTarget::Kind::Embedded);
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
        if (!entry->editable)
            m_ui->explanation->setText(describeConninfo(entry->target.conninfo));
    }
    if (entry->editable) {
        m_ui->name->setText(entry->target.name);
        m_ui->colour->setCurrentIndex(std::max(0, m_ui->colour->findData(entry->target.colour)));
        m_ui->password->setCurrentIndex(entry->target.keychain ? 1 : 0);
        m_ui->production->setChecked(entry->target.production);
        showParts(entry->target.conninfo);
        explainServer();
    }
}

void ConnectionDialog::explainServer()
{
    const auto fields
        = tr("Fields left empty take libpq's own defaults. A password is kept in the keychain or nowhere; "
             "it is asked for when the database is opened.");
    const auto mode = m_ui->tls->currentText();
    const int chosen = m_ui->tls->currentIndex();
    const bool isVerified = chosen == 0 || mode == QLatin1String("verify-full");
    const bool isEncrypted = mode == QLatin1String("require") || mode == QLatin1String("verify-ca");
    m_ui->explanation->setText(
        isVerified        ? fields
            : isEncrypted ? tr("%1 encrypts, but does not verify that it is this server: to another computer, "
                               "verify-full does. %2")
                                .arg(mode, fields)
                          : tr("With %1 others in the network may read and change what is sent: to another computer, "
                               "choose verify-full. %2")
                                .arg(mode, fields));
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
    return DatabaseTarget{.kind = DatabaseTarget::Kind::Server,
                          .name = name,
                          .conninfo = conninfo,
                          .colour = m_ui->colour->currentData().toString(),
                          .keychain = m_ui->password->currentIndex() == 1,
                          .production = m_ui->production->isChecked()};
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
    if (entry->saved) {
        m_book.remove(entry->target.name);
        forget(entry->target);
    }
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
    if (entry->open && ConnectionBook::isSamePlace(target->conninfo, entry->target.conninfo))
        emit kept(*target);
    if (entry->saved && (!target->keychain || !ConnectionBook::isSamePlace(target->conninfo, entry->target.conninfo)))
        forget(entry->target);
    entry->target = *target;
    entry->saved = true;
    m_ui->list->currentItem()->setText(target->name);
    const QColor colour(target->colour);
    m_ui->list->currentItem()->setIcon(colour.isValid() ? colourIcon(colour)
                                                        : themedIcon(QStringLiteral("database"), palette()));
    m_ui->testResult->setText(tr("Saved."));
    return true;
}

void ConnectionDialog::test()
{
    const auto *entry = currentEntry();
    const auto target = entry->editable ? edited() : Result<DatabaseTarget>(entry->target);
    if (!target) {
        m_ui->testResult->setText(target.error().message);
        return;
    }
    m_stopTest.request_stop();
    m_stopTest = {};
    m_ui->testResult->setText(tr("Testing…"));
    m_ui->testButton->setEnabled(false);
    struct Told
    {
        std::mutex mutex; ///< guards what follows
        std::vector<TestStep> steps;
    };
    auto told = std::make_shared<Told>();
    const auto show = [this, told, row = m_ui->list->currentRow()] {
        const std::scoped_lock lock(told->mutex);
        if (row == m_ui->list->currentRow())
            showSteps(told->steps);
    };
    auto *watcher = new QFutureWatcher<void>(this);
    auto *look = new QTimer(watcher);
    connect(look, &QTimer::timeout, this, show);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, show] {
        watcher->deleteLater();
        m_ui->testButton->setEnabled(true);
        show();
    });
    look->start(200);
    watcher->setFuture(runInBackground([conninfo = target->conninfo, told, stop = m_stopTest.get_token()] {
        tryConnection(
            conninfo, {},
            [&told](const TestStep &step) {
                const std::scoped_lock lock(told->mutex);
                told->steps.push_back(step);
            },
            stop);
    }));
}

void ConnectionDialog::showSteps(const std::vector<TestStep> &steps)
{
    const bool goesOn = !m_ui->testButton->isEnabled();
    auto text = stepsAsText(steps);
    if (goesOn)
        text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + tr("Testing…");
    m_ui->testResult->setText(text);
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
