// SPDX-License-Identifier: MIT
#include "console/import/import_acts.h"

#include "console/frame/notice_bar.h"
#include "console/import/import_dialog.h"
#include "console/import/import_files.h"
#include "console/look/problem_words.h"
#include "console/look/words.h"
#include "console/session/rights_watch.h"

#include <QAction>
#include <QDropEvent>

namespace leapfrog {

ImportActs::ImportActs(Session &session, QAction &action, NoticeBar &notice, Page &page)
    : QObject(&page)
    , m_session(session)
    , m_action(action)
    , m_notice(notice)
    , m_page(page)
{
    page.setAcceptDrops(true);
    page.installEventFilter(this);
    connect(&action, &QAction::triggered, this, [this] { open(); });
    connect(&session, &Session::stateChanged, this, &ImportActs::offer);
    connect(&session, &Session::organisationChanged, this, &ImportActs::offer);
    connect(&RightsWatch::of(session), &RightsWatch::changed, this, &ImportActs::offer);
    offer();
}

void ImportActs::offer()
{
    const auto why = m_session.whyNoChanges();
    Page::offer(m_action, tr("Import what Shopify exports or sends, or documents: choose files, or drop them here."),
                why.isEmpty() ? RightsWatch::of(m_session).whyNoImport(m_session.organisation()) : why);
}

void ImportActs::open(const QStringList &files)
{
    if (!m_dialog) {
        auto *dialog = new ImportDialog(m_session, &m_page);
        m_dialog = dialog;
        connect(dialog, &ImportDialog::confirmed, this, &ImportActs::start);
        connect(dialog, &ImportDialog::payloadsWanted, this,
                [this](const QString &orgId, const QString &state, const QString &code) {
                    emit m_page.payloadsWanted(
                        {.orgId = orgId.toStdString(), .state = state.toStdString(), .code = code.toStdString()});
                });
        connect(dialog, &ImportDialog::documentsWanted, this, [this](const QString &orgId) {
            emit m_page.documentsWanted({.orgId = orgId.toStdString(), .status = {}, .ids = {}});
        });
        if (m_run)
            dialog->follow(m_run); // one at a time
    }
    if (!m_run)
        m_dialog->addFiles(files);
    m_dialog->open();
}

void ImportActs::start(const ImportRequest &request)
{
    auto *run = new ImportRun(m_session, request, this);
    m_run = run;
    connect(run, &ImportRun::finished, this, [this, run] {
        if (m_dialog) {
            connect(m_dialog, &QObject::destroyed, run, &QObject::deleteLater); // it shows the run
        } else {
            tell(*run);
            run->deleteLater();
        }
        m_run.clear();
        emit done();
    });
    m_dialog->follow(run);
}

void ImportActs::tell(const ImportRun &run)
{
    const auto org = QString::fromStdString(run.request().orgId);
    if (const auto &error = run.error(); error && error->code != Error::Code::Cancelled) {
        const auto words = generalWords(*error);
        m_notice.say({.kind = NoticeBar::Kind::Problem,
                      .text = tr("The import into %1 broke off: %2").arg(withShortWords(org), run.counts()),
                      .advice = words.happened + QLatin1Char(' ') + words.advice,
                      .details = detailsOf(*error),
                      .actionText = {},
                      .action = {}});
        return;
    }
    const bool hasPayloads = run.request().format == ImportFormat::Shopify && run.progress().refused > 0;
    m_notice.say({.kind = run.progress().refused > 0 ? NoticeBar::Kind::Notice : NoticeBar::Kind::Information,
                  .text = tr("Imported into %1: %2").arg(withShortWords(org), run.counts()),
                  .advice = {},
                  .details = run.lines().join(QLatin1Char('\n')),
                  .actionText = hasPayloads ? tr("Sho&w in the Inbox") : QString(),
                  .action = [this, id = run.request().orgId] {
                      emit m_page.payloadsWanted({.orgId = id, .state = "refused"});
                  }});
}

bool ImportActs::eventFilter(QObject *page, QEvent *event)
{
    if (event->type() == QEvent::DragEnter) {
        auto *drag = static_cast<QDragEnterEvent *>(event);
        if (m_action.isEnabled() && !filesOf(*drag->mimeData()).isEmpty())
            drag->acceptProposedAction();
        return true;
    }
    if (event->type() == QEvent::Drop && m_action.isEnabled()) {
        auto *drop = static_cast<QDropEvent *>(event);
        drop->acceptProposedAction();
        open(filesOf(*drop->mimeData()));
        return true;
    }
    return QObject::eventFilter(page, event);
}

} // namespace leapfrog
