// SPDX-License-Identifier: MIT
#include "console/palette/palette_search.h"

#include "console/look/figures.h"
#include "store/books/accounts.h"
#include "store/queue/job_list.h"
#include "store/queue/recreations.h"

#include <QCoreApplication>
#include <QFutureWatcher>
#include <QPointer>

namespace leapfrog {

using namespace std::chrono_literals;
using Kind = PaletteEntry::Kind;

static constexpr auto rest = 150ms;
static constexpr auto deadline = 3s;
static constexpr qsizetype leastLetters = 2;
static constexpr int mostOfAKind = 6;
static constexpr int recreationsLookedAt = 100;

PaletteSearch::PaletteSearch(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, &PaletteSearch::ask);
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(deadline);
    connect(&m_deadline, &QTimer::timeout, this, &PaletteSearch::cancel);
}

PaletteSearch::~PaletteSearch()
{
    m_stop.request_stop();
}

void PaletteSearch::search(const QString &typed)
{
    m_typed = typed.trimmed();
    cancel();
    m_rest.stop();
    if (m_typed.size() >= leastLetters && m_session.isConnected())
        m_rest.start();
}

void PaletteSearch::cancel()
{
    m_stop.request_stop();
    m_deadline.stop();
    ++m_round;
    m_isUnderWay = false;
    emit progressed();
}

static QString words(const std::string &text)
{
    return QString::fromStdString(text);
}

static Result<std::vector<PaletteEntry>> documents(Connection &connection, const DocumentFilter &filter,
                                                   PaletteSearch *search)
{
    const auto rows = DocumentStore(connection).list(filter, {}, mostOfAKind);
    if (!rows)
        return failed(rows);
    std::vector<PaletteEntry> entries;
    for (const auto &row : *rows)
        entries.push_back(
            {.kind = Kind::Document,
             .key = {},
             .title = words(row.id),
             .detail = PaletteSearch::tr("document of %1 · %2").arg(words(row.orgId), words(row.party)),
             .whyNot = {},
             .run = [search, org = words(row.orgId), id = words(row.id)] { emit search->documentWanted(org, id); }});
    return entries;
}

static Result<std::vector<PaletteEntry>> jobs(Connection &connection, const JobFilter &filter, PaletteSearch *search)
{
    const auto page = JobListStore(connection).list(filter, {}, {}, mostOfAKind);
    if (!page)
        return failed(page);
    std::vector<PaletteEntry> entries;
    for (const auto &row : page->rows)
        entries.push_back({.kind = Kind::Job,
                           .key = {},
                           .title = words(row.documentId),
                           .detail = PaletteSearch::tr("job of %1 · %2").arg(words(row.orgId), words(row.id)),
                           .whyNot = {},
                           .run = [search, id = words(row.id)] { emit search->jobWanted(id); }});
    return entries;
}

static Result<std::vector<PaletteEntry>> recreations(Connection &connection, const std::string &org,
                                                     const QString &typed, PaletteSearch *search)
{
    const auto rows = RecreationStore(connection).list(org, recreationsLookedAt);
    if (!rows)
        return failed(rows);
    std::vector<PaletteEntry> entries;
    for (const auto &row : *rows) {
        const bool fits = words(row.id).startsWith(typed, Qt::CaseInsensitive)
            || row.who.contains(typed, Qt::CaseInsensitive) || row.why.contains(typed, Qt::CaseInsensitive);
        if (!fits || entries.size() >= mostOfAKind)
            continue;
        const auto why = row.why.isEmpty() ? words(row.id) : row.why;
        entries.push_back(
            {.kind = Kind::Recreation,
             .key = {},
             .title = why,
             .detail = PaletteSearch::tr("recreation by %1 · %2").arg(row.who, momentFigure(row.startedAt)),
             .whyNot = {},
             .run = [search, id = words(row.id)] { emit search->recreationWanted(id); }});
    }
    return entries;
}

static Result<std::vector<PaletteEntry>> accounts(Connection &connection, const std::string &org, const QString &typed,
                                                  PaletteSearch *search)
{
    const auto chart = AccountStore(connection).chart(org);
    if (!chart)
        return failed(chart);
    std::vector<PaletteEntry> entries;
    for (const auto &[code, account] : chart->accounts()) {
        const auto name = words(account.name);
        const bool fits
            = words(code).startsWith(typed, Qt::CaseInsensitive) || name.contains(typed, Qt::CaseInsensitive);
        if (!fits || entries.size() >= mostOfAKind)
            continue;
        entries.push_back({.kind = Kind::Account,
                           .key = {},
                           .title = words(code) + QLatin1Char(' ') + name,
                           .detail = PaletteSearch::tr("account of %1").arg(words(org)),
                           .whyNot = {},
                           .run = [search, wanted = words(code)] { emit search->accountWanted(wanted); }});
    }
    return entries;
}

/// One after the other over one connection, which its end closes; what one of them is refused the others may find.
void PaletteSearch::ask()
{
    m_stop = std::stop_source();
    m_deadline.start();
    m_isUnderWay = true;
    emit progressed();
    const auto tell = [to = QPointer<PaletteSearch>(this), round = m_round](Kind kind, const auto &entries) {
        QMetaObject::invokeMethod(qApp, [to, round, kind, entries] {
            if (to && round == to->m_round && entries)
                emit to->found(kind, *entries);
        });
    };
    const auto work
        = [this, tell, org = m_session.organisation(), typed = m_typed](Connection &connection) -> Result<> {
        const auto text = typed.toStdString();
        DocumentFilter filter;
        filter.orgId = org;
        filter.text = text;
        tell(Kind::Document, documents(connection, filter, this));
        tell(Kind::Job, jobs(connection, {.orgId = org, .text = text}, this));
        tell(Kind::Recreation, recreations(connection, org, typed, this));
        if (!org.empty())
            tell(Kind::Account, accounts(connection, org, typed, this));
        return {};
    };
    auto *watcher = new QFutureWatcher<Result<>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, round = m_round] {
        watcher->deleteLater();
        if (round != m_round)
            return;
        m_deadline.stop();
        m_isUnderWay = false;
        emit progressed();
    });
    watcher->setFuture(m_session.runLong(work, m_stop.get_token()));
}

} // namespace leapfrog
