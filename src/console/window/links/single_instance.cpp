// SPDX-License-Identifier: MIT
#include "console/window/links/single_instance.h"

#include "store/database/conninfo.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QWidget>

#include <utility>

#include <unistd.h>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto patience = 3s; ///< with a window that doesn't answer
static constexpr auto lockRetry = 50ms;
static constexpr qint64 longestMessage = 8192;
static constexpr int nameCharacters = 24; ///< of a socket: paths of sockets are short
static constexpr auto answer = "ok\n";
static const auto activationKey = QStringLiteral("activation");
static const auto onlyAskKey = QStringLiteral("ask");

/// The user's own, as the login makes it; empty: there is none.
static QString runtimeFolder()
{
    const auto given = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const QFileInfo folder(given.isEmpty() ? QStringLiteral("/run/user/%1").arg(geteuid()) : given);
    const bool isOwn = folder.isDir() && folder.isWritable() && folder.ownerId() == geteuid();
    return isOwn ? folder.absoluteFilePath() + QStringLiteral("/leapfrog") : QString();
}

static QString environmentsDisplay()
{
    return qEnvironmentVariable("WAYLAND_DISPLAY") + QLatin1Char(' ') + qEnvironmentVariable("DISPLAY");
}

/// By which the desktop lets a window come to the front for what a user did elsewhere.
static QByteArray activationToken()
{
    const auto token = qgetenv("XDG_ACTIVATION_TOKEN");
    return token.isEmpty() ? qgetenv("DESKTOP_STARTUP_ID") : token;
}

void comeToFront(QWidget &window, const QByteArray &activation)
{
    if (!activation.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activation);
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
}

SingleInstance::SingleInstance(QString folder, QString display, QObject *parent)
    : QObject(parent)
    , m_folder(folder.isEmpty() ? runtimeFolder() : std::move(folder))
    , m_display(display.isEmpty() ? environmentsDisplay() : std::move(display))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.setMaxPendingConnections(8);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::greet);
    m_retry.setSingleShot(true);
    m_retry.setInterval(lockRetry);
    connect(&m_retry, &QTimer::timeout, this, &SingleInstance::takeLock);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] { decide(false); });
}

SingleInstance::~SingleInstance() = default;

QString SingleInstance::socketOf(const DatabaseTarget &target) const
{
    const auto parts = conninfoParts(target.conninfo);
    const auto place = parts ? conninfoOf(*parts) : std::string();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::number(static_cast<int>(target.kind)) + '\n');
    hash.addData(QByteArray::fromStdString(target.kind == DatabaseTarget::Kind::Server ? place : target.conninfo));
    hash.addData('\n' + m_display.toUtf8());
    return m_folder + QLatin1Char('/') + QString::fromLatin1(hash.result().toHex().left(nameCharacters));
}

void SingleInstance::begin(const DatabaseTarget &target, const DeepLink &link, std::function<void(bool)> then)
{
    m_path = socketOf(target);
    auto message = QJsonDocument::fromJson(linkMessage(link)).object();
    message[activationKey] = QString::fromLatin1(activationToken());
    ask(QJsonDocument(message).toJson(QJsonDocument::Compact), std::move(then));
}

void SingleInstance::serve(const DatabaseTarget &target)
{
    const auto path = socketOf(target);
    if (path == m_path && (isServing() || m_then))
        return;
    m_server.close();
    m_path = path;
    ask(QJsonDocument(QJsonObject{{onlyAskKey, true}}).toJson(QJsonDocument::Compact), [](bool) {});
}

void SingleInstance::ask(const QByteArray &message, std::function<void(bool)> then)
{
    m_message = message;
    m_then = std::move(then);
    m_lock.reset();
    delete m_socket;
    if (m_folder.isEmpty() || !QDir().mkpath(m_folder)) {
        decide(false); // no place to meet: each for itself
        return;
    }
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_patience.start();
    takeLock();
}

/// Of two that start at once one decides after the other. That of a program that died is taken.
void SingleInstance::takeLock()
{
    if (!m_then)
        return;
    m_lock = std::make_unique<QLockFile>(m_path + QStringLiteral(".lock"));
    if (m_lock->tryLock(0))
        connectToOther();
    else
        m_retry.start();
}

void SingleInstance::connectToOther()
{
    auto *socket = new QLocalSocket(this);
    m_socket = socket;
    connect(socket, &QLocalSocket::connected, this, [this, socket] { socket->write(m_message + '\n'); });
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        if (socket->canReadLine())
            decide(socket->readLine() == answer);
    });
    connect(socket, &QLocalSocket::errorOccurred, this, [this](QLocalSocket::LocalSocketError error) {
        const bool nobody = error == QLocalSocket::ServerNotFoundError || error == QLocalSocket::ConnectionRefusedError;
        if (nobody)
            listen(); // nobody has it open, or who had it died
        else
            decide(false);
    });
    socket->connectToServer(m_path);
}

void SingleInstance::listen()
{
    if (!m_then)
        return;
    QLocalServer::removeServer(m_path);
    m_server.listen(m_path); // if that fails, each for itself
    decide(false);
}

void SingleInstance::decide(bool taken)
{
    m_patience.stop();
    m_retry.stop();
    m_lock.reset();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->deleteLater(); // it may be what tells this
        m_socket.clear();
    }
    if (const auto then = std::exchange(m_then, nullptr))
        then(taken);
}

void SingleInstance::greet()
{
    while (auto *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { readFrom(*socket, *this); });
        QTimer::singleShot(patience, socket, &QLocalSocket::abort); // who says nothing goes
        readFrom(*socket, *this);
    }
}

void SingleInstance::readFrom(QLocalSocket &socket, SingleInstance &instance)
{
    if (!socket.canReadLine()) {
        if (socket.bytesAvailable() > longestMessage)
            socket.abort();
        return;
    }
    const auto message = socket.readLine(longestMessage);
    const auto object = QJsonDocument::fromJson(message).object();
    const auto link = linkOf(message);
    if (!link && !object.value(onlyAskKey).toBool()) {
        socket.abort(); // not one of ours
        return;
    }
    socket.write(answer);
    socket.flush();
    socket.disconnectFromServer();
    if (link)
        emit instance.shown(*link, object.value(activationKey).toString().toLatin1());
}

} // namespace leapfrog
