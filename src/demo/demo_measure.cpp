// SPDX-License-Identifier: MIT
#include "demo/demo.h"

#include "engine/poller.h"
#include "recreate/recreate.h"
#include "store/documents.h"
#include "store/workers.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>
#include <QUuid>

#include <algorithm>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::DemoMeasure)
};

constexpr const char *clickedShop = "us";
constexpr int clicksPerWay = 5; ///< the median of so many is reported

/// The measured system: a poller busy with the sync, and a console that clicks.
class Measure
{
public:
    Measure(DemoDatabase &demo, const DemoOptions &options, const Settings &settings)
        : m_demo(demo)
        , m_options(options)
        , m_settings(settings)
        , m_pool(demo.dsn(), "demo", 2)
        , m_runner(m_pool, WorkerStore::makeName("direct"), settings, options.jobDuration)
    { }

    Result<> chooseDocuments();
    Result<double> fifo();
    Result<double> median(bool direct, const DemoProgress &progress);

    /// `fifo`: as the old one, no slot reserved, ends when the queue is empty.
    [[nodiscard]] std::unique_ptr<Poller> startPoller(bool fifo) const;

private:
    Result<double> click(const std::string &document, bool direct);
    Result<> waitUntilPosted(const std::string &document);

    DemoDatabase &m_demo;
    const DemoOptions m_options;
    const Settings m_settings;
    ConnectionPool m_pool;
    DirectRunner m_runner;
    std::vector<std::string> m_documents; ///< left out of the sync
    std::size_t m_next = 0;
};

Result<> Measure::chooseDocuments()
{
    const auto rows = m_pool.with([&](Connection &connection) {
        return DocumentStore(connection)
            .list({.orgId = clickedShop, .type = {}, .status = "posted", .text = {}, .from = {}, .through = {}}, {},
                  2 * clicksPerWay + 1);
    });
    if (!rows)
        return failed(rows);
    for (const auto &row : *rows)
        m_documents.push_back(row.id);
    return {};
}

std::unique_ptr<Poller> Measure::startPoller(bool fifo) const
{
    auto settings = m_settings;
    if (fifo)
        settings.expressSlots = settings.normalSlots = 0;
    const auto worker = WorkerStore::makeName("queue");
    auto poller = std::make_unique<Poller>(
        Poller::Options{.dsn = m_demo.dsn(),
                        .worker = worker,
                        .settings = settings,
        .followsSettings = !fifo,
                        .drain = fifo,
                        .processor = std::make_shared<DocumentProcessor>(worker, m_options.jobDuration),
                        .mostPerClaim = 1});
    poller->start();
    return poller;
}

Result<> Measure::waitUntilPosted(const std::string &document)
{
    for (;;) {
        const auto row = m_pool.with(
            [&](Connection &connection) { return DocumentStore(connection).find(clickedShop, document); });
        if (!row)
            return failed(row);
        if (row->status == "refused")
            return failed({.code = Error::Code::Refused,
                           .message = row->statusMessage,
                           .cause = {},
                           .reason = row->statusCode,
                           .field = row->statusField});
        if (row->postedVersion == row->readyVersion)
            return {};
        QThread::msleep(5);
    }
}

/// Before priorities a click's job was one more row at the end.
Result<double> Measure::fifo()
{
    const auto &document = m_documents[m_next++];
    QElapsedTimer clock;
    clock.start();
    if (auto queued = m_demo.sync(clickedShop, {document}); !queued)
        return failed(queued);
    if (auto posted = waitUntilPosted(document); !posted)
        return failed(posted);
    return static_cast<double>(clock.nsecsElapsed()) / 1e9;
}

Result<double> Measure::click(const std::string &document, bool direct)
{
    auto settings = m_settings;
    settings.directThreshold = direct ? 1 : 0;
    Recreate recreate(m_pool, m_runner, settings);
    QElapsedTimer clock;
    clock.start();
    const auto started
        = recreate.start({.orgId = clickedShop, .documents = {document}, .why = Words::tr("demonstration")});
    if (!started)
        return failed(started);
    if (auto posted = waitUntilPosted(document); !posted)
        return failed(posted);
    return static_cast<double>(clock.nsecsElapsed()) / 1e9;
}

Result<double> Measure::median(bool direct, const DemoProgress &progress)
{
    std::vector<double> waits;
    for (int i = 0; i < clicksPerWay; ++i) {
        const auto wait = click(m_documents[m_next++], direct);
        if (!wait)
            return failed(wait);
        waits.push_back(*wait);
    }
    progress(direct ? Words::tr("Clicked %1 times, direct").arg(clicksPerWay)
                    : Words::tr("Clicked %1 times, through the queue").arg(clicksPerWay));
    std::ranges::sort(waits);
    return waits[clicksPerWay / 2];
}

} // namespace

Result<DemoReport> runDemo(const std::string &serverDsn, const DemoOptions &options, const DemoProgress &progress)
{
    const auto name = "leapfrog_demo_" + QUuid::createUuid().toString(QUuid::Id128).left(8).toStdString();
    auto demo = DemoDatabase::make(serverDsn, name, options.backlog, progress);
    if (!demo)
        return failed(demo);
    auto connection = Connection::open((*demo)->dsn(), "demo");
    if (!connection)
        return failed(connection);
    const auto settings = SettingStore(**connection).read();
    if (!settings)
        return failed(settings);
    Measure measure(**demo, options, *settings);
    if (auto chosen = measure.chooseDocuments(); !chosen)
        return failed(chosen);

    DemoReport report{.backlog = options.backlog,
                      .jobSeconds = std::chrono::duration<double>(options.jobDuration).count(),
                      .slotCount = settings->queueConcurrency};
    const int spare = 2 * clicksPerWay + 1;
    progress(
        Words::tr("A bulk sync of %n document(s) arrives; somebody clicks Recreate, before priorities (global FIFO)",
                  nullptr, options.backlog));
    if (auto synced = (*demo)->syncAll(options.backlog, spare); !synced)
        return failed(synced);
    {
        const auto poller = measure.startPoller(true);
        const auto wait = measure.fifo();
        if (!wait)
            return failed(wait);
        report.fifo = *wait;
        poller->wait();
    }
    progress(Words::tr("The same bulk sync again, and the same clicks with Leapfrog"));
    if (auto synced = (*demo)->syncAll(options.backlog, spare); !synced)
        return failed(synced);
    const auto poller = measure.startPoller(false);
    const auto queued = measure.median(false, progress);
    if (!queued)
        return failed(queued);
    const auto direct = measure.median(true, progress);
    if (!direct)
        return failed(direct);
    report.priority = *queued;
    report.direct = *direct;
    return report;
}

} // namespace leapfrog
