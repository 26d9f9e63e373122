// SPDX-License-Identifier: MIT
#pragma once

#include "engine/worker/poller.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <string>

namespace leapfrog {

class OpenDatabase;

/// The poller inside the console: on and off at the user's wish. Lives in the UI thread and never waits there.
class EmbeddedPoller : public QObject
{
    Q_OBJECT
public:
    enum class State
    {
        Off,
        On,
        Stopping, ///< claims nothing more, finishes what it holds
        StoppingNow, ///< hands back what it holds
    };

    explicit EmbeddedPoller(QObject *parent = nullptr);
    ~EmbeddedPoller() override;

    /// The database that start() works for; nothing turns the poller off and lets go of the database when that is done.
    void setDatabase(const std::shared_ptr<OpenDatabase> &database);

    /// Works with so many slots, and at most so many jobs a second (nothing: as the setting queue_rate says). Does
    /// nothing unless Off and with a database.
    void start(int slotCount, std::optional<double> rate = std::nullopt);
    /// Takes nothing more and finishes what it holds.
    void stop();
    /// While Stopping: does not finish what it holds but hands it back.
    void stopNow();

    [[nodiscard]] State state() const { return m_state; }
    /// While it works, and then as it was at its end.
    [[nodiscard]] const Poller::Status &status() const { return m_status; }
    /// Its name among the workers; empty: it has not worked yet.
    [[nodiscard]] const std::string &worker() const { return m_worker; }
    /// How it is, in words: "off", "on, 4 of 6".
    [[nodiscard]] QString summary() const;

signals:
    void changed();

private:
    void look();
    void ended(const Poller::Status &status);

    std::shared_ptr<OpenDatabase> m_database;
    std::shared_ptr<Poller> m_poller;
    std::weak_ptr<Poller> m_stopping;
    State m_state = State::Off;
    Poller::Status m_status;
    std::string m_worker;
    QTimer m_look;
};

} // namespace leapfrog
