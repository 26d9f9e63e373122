// SPDX-License-Identifier: MIT
#include "demo/demo.h"

#include "engine/worker/poller.h"
#include "recreate/recreate.h"
#include "store/books/documents.h"
#include "store/queue/workers.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>
#include <QUuid>

#include <algorithm>
#include <thread>
#include <tuple>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::DemoMeasure)
};

constexpr const char *clickedShop = "us";
constexpr const char *colleaguesShop = "ca";
constexpr int clicksPerWay = 5; ///< the median of so many is reported
constexpr int colleaguesDocuments = 100; ///< keep the slots busy for as long as the clicks last

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
    /// A colleague recreates many documents of another shop, which goes through the queue at high priority.
    Result<> startColleague();
    /// Clicks both ways in turn, in the same circumstances: the medians for the queue and the direct path.
    Result<std::pair<double, double>> medians(const DemoProgress &progress);

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

Result<> Measure::startColleague()
{
    const auto rows = m_pool.with([&](Connection &connection) {
        return DocumentStore(connection)
            .list({.orgId = colleaguesShop, .type = {}, .status = {}, .text = {}, .from = {}, .through = {}}, {},
                  colleaguesDocuments);
    });
    if (!rows)
        return failed(rows);
    std::vector<std::string> documents;
    for (const auto &row : *rows)
        documents.push_back(row.id);
    auto settings = m_settings;
    settings.directThreshold = 0;
    const auto started = Recreate(m_pool, m_runner, settings)
                             .start({.orgId = colleaguesShop, .documents = documents, .why = Words::tr("demo")});
    if (!started)
        return failed(started);
    return {};
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
    const auto started = recreate.start({.orgId = clickedShop, .documents = {document}, .why = Words::tr("demo")});
    if (!started)
        return failed(started);
    if (auto posted = waitUntilPosted(document); !posted)
        return failed(posted);
    return static_cast<double>(clock.nsecsElapsed()) / 1e9;
}

static double medianOf(std::vector<double> waits)
{
    std::ranges::sort(waits);
    return waits[waits.size() / 2];
}

Result<std::pair<double, double>> Measure::medians(const DemoProgress &progress)
{
    if (auto started = startColleague(); !started)
        return failed(started);
    std::vector<double> queued;
    std::vector<double> direct;
    for (int i = 0; i < clicksPerWay; ++i) {
        // The slots, all begun at once, end their jobs at the same moments; people click at any.
        std::this_thread::sleep_for(m_options.jobDuration * i / clicksPerWay);
        for (auto *waits : {&queued, &direct}) {
            const auto wait = click(m_documents[m_next++], waits == &direct);
            if (!wait)
                return failed(wait);
            waits->push_back(*wait);
        }
    }
    progress(Words::tr("Clicked %1 times through the queue and %1 times direct").arg(clicksPerWay));
    return std::pair(medianOf(queued), medianOf(direct));
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
    progress(
        Words::tr(
            "The same bulk sync again, and the same clicks with Leapfrog, while a colleague recreates %1 documents")
            .arg(colleaguesDocuments));
    if (auto synced = (*demo)->syncAll(options.backlog, spare); !synced)
        return failed(synced);
    const auto poller = measure.startPoller(false);
    const auto waits = measure.medians(progress);
    if (!waits)
        return failed(waits);
    std::tie(report.priority, report.direct) = *waits;
    return report;
}

} // namespace leapfrog
