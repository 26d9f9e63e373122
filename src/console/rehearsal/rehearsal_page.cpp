// SPDX-License-Identifier: MIT
#include "console/rehearsal/rehearsal_page.h"

#include "console/books/recreation_words.h"
#include "console/frame/notice_bar.h"
#include "console/frame/page_header.h"
#include "console/look/figures.h"
#include "console/look/flow_layout.h"
#include "console/look/problem_words.h"
#include "console/look/style/act_look.h"
#include "console/look/words.h"
#include "console/rehearsal/effect_view.h"
#include "console/rehearsal/rehearsal_acts.h"
#include "console/rehearsal/settings_form.h"
#include "console/session/rights_watch.h"
#include "store/books/accounts.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto typingRest = 500ms;
static constexpr int wide = 110; ///< characters; below it the effect is under the settings

RehearsalPage::RehearsalPage(Session &session, QWidget *parent)
    : Page(session, parent)
    , m_header(new PageHeader(tr("Rehearsal"), session, this))
    , m_apply(new QAction(tr("Apply"), this))
    , m_undo(new QAction(tr("Undo…"), this))
    , m_applyButton(new QToolButton(this))
    , m_undoButton(new QToolButton(this))
    , m_notice(new NoticeBar(this))
    , m_appliedLine(new QWidget(this))
    , m_applied(new QLabel(m_appliedLine))
    , m_showApplied(new QPushButton(tr("Show it under Recreations"), m_appliedLine))
    , m_stack(new QStackedWidget(this))
    , m_choose(new QLabel(m_stack))
    , m_split(new QSplitter(m_stack))
    , m_form(new SettingsForm(m_split))
    , m_effect(new EffectView(m_split))
    , m_acts(new RehearsalActs(session, *m_notice, *this))
    , m_run(new RehearsalRun(session, this))
{
    setUpParts();
    setUpActs();
    connectParts();
    showOrganisation();
    showActs();
}

RehearsalPage::~RehearsalPage() = default;

void RehearsalPage::setUpParts()
{
    m_notice->setObjectName(QStringLiteral("notice"));
    m_applied->setObjectName(QStringLiteral("applied"));
    m_applied->setTextFormat(Qt::PlainText);
    m_applied->setWordWrap(true);
    m_showApplied->setObjectName(QStringLiteral("showApplied"));
    makeLink(*m_showApplied);
    auto *line = new FlowLayout(m_appliedLine);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_applied);
    line->addWidget(m_showApplied);
    m_appliedLine->hide();
    m_choose->setObjectName(QStringLiteral("chooseOrganisation"));
    m_choose->setAlignment(Qt::AlignCenter);
    m_choose->setTextFormat(Qt::PlainText);
    m_choose->setWordWrap(true);
    m_choose->setText(tr("Settings are an organisation's own: choose one at the top of the window."));
    m_split->setObjectName(QStringLiteral("split"));
    m_split->setChildrenCollapsible(false);
    m_split->setHandleWidth(12);
    m_split->addWidget(m_form);
    m_split->addWidget(m_effect);
    m_split->setStretchFactor(0, 2);
    m_split->setStretchFactor(1, 4);
    m_split->setSizes({2000, 4000}); // in proportion
    m_form->setEnabled(false); // until its settings are there
    m_stack->addWidget(m_choose);
    m_stack->addWidget(m_split);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(16, 12, 16, 10);
    lines->setSpacing(8);
    lines->addWidget(m_header);
    lines->addWidget(m_notice);
    lines->addWidget(m_appliedLine);
    lines->addWidget(m_stack, 1);
    dimWhenNotLive(m_effect);
}

void RehearsalPage::setUpActs()
{
    m_apply->setObjectName(QStringLiteral("actionApplySettings"));
    m_apply->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_undo->setObjectName(QStringLiteral("actionUndoSettings"));
    m_undo->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Z)); // Ctrl+Z alone is the fields' own
    addActions({m_apply, m_undo});
    m_header->addAct(*m_undoButton, *m_undo);
    m_header->addAct(*m_applyButton, *m_apply);
    m_applyButton->setObjectName(QStringLiteral("applyButton"));
    m_undoButton->setObjectName(QStringLiteral("undoButton"));
    makePrimary(*m_applyButton);
    setTabOrder(m_header, m_undoButton);
    setTabOrder(m_undoButton, m_applyButton);
    setTabOrder(m_applyButton, m_showApplied);
    connect(m_apply, &QAction::triggered, this, &RehearsalPage::apply);
    connect(m_undo, &QAction::triggered, this, [this] {
        if (m_act)
            m_acts->undo(m_org, *m_act);
    });
}

void RehearsalPage::connectParts()
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingRest);
    connect(&m_typing, &QTimer::timeout, this, &RehearsalPage::rehearse);
    connect(m_form, &SettingsForm::changed, this, &RehearsalPage::noteChange);
    connect(m_run, &RehearsalRun::progressed, this, [this] { m_effect->showProgress(m_run->done(), m_run->total()); });
    connect(m_run, &RehearsalRun::ended, this, [this] { showRehearsed(m_run->outcome()); });
    connect(m_effect, &EffectView::cancelWanted, this, [this] {
        m_run->cancel();
        m_effect->showNothing(tr("The rehearsal was cancelled. Nothing was changed."));
        m_form->filterField()->setFocus(Qt::OtherFocusReason); // its button is gone
        showActs();
    });
    connect(m_effect, &EffectView::documentWanted, this, [this](const std::string &id) {
        emit documentWanted(QString::fromStdString(m_org), QString::fromStdString(id));
    });
    connect(m_effect, &EffectView::documentsWanted, this, [this](const QStringList &ids) {
        DocumentsWanted wanted{.orgId = m_org, .status = {}, .ids = {}};
        for (const auto &id : ids)
            wanted.ids.push_back(id.toStdString());
        emit documentsWanted(wanted);
    });
    connect(m_acts, &RehearsalActs::mayChanged, this, &RehearsalPage::showActs);
    connect(m_acts, &RehearsalActs::applied, m_form, &SettingsForm::noteApplied);
    connect(m_acts, &RehearsalActs::done, this, &RehearsalPage::askAnew);
    connect(m_acts, &RehearsalActs::recreationWanted, this, &Page::recreationWanted);
    connect(m_showApplied, &QPushButton::clicked, this, [this] {
        if (m_act)
            emit recreationWanted(QString::fromStdString(m_act->recreationId));
    });
    connect(&session(), &Session::stateChanged, this, &RehearsalPage::showActs);
    connect(&session(), &Session::organisationChanged, this, &RehearsalPage::showOrganisation);
    connect(&session(), &Session::organisationsChanged, this, &RehearsalPage::showOrganisation);
}

QWidget *RehearsalPage::filterField()
{
    return m_form->filterField();
}

std::string RehearsalPage::organisation() const
{
    const auto &all = session().organisations();
    return session().organisation().empty() && all.size() == 1 ? all.front().id : session().organisation();
}

/// Another one's settings are another form.
void RehearsalPage::showOrganisation()
{
    const auto org = organisation();
    m_stack->setCurrentIndex(org.empty() ? 0 : 1);
    if (org == m_org)
        return;
    m_org = org;
    m_act.reset();
    m_appliedLine->hide();
    m_run->cancel();
    m_typing.stop();
    m_rehearsed.reset();
    m_effect->showNothing({});
    m_form->setEnabled(false); // until its settings are there
    m_question.renew();
    if (isVisible() && session().isConnected())
        refresh();
    showActs();
}

// --- asking ---------------------------------------------------------------------------------------------------------

Result<RehearsalPage::Snapshot> RehearsalPage::read(Connection &connection, const std::string &orgId)
{
    auto state = OrganisationStore(connection).show(orgId);
    if (!state)
        return failed(state);
    auto chart = AccountStore(connection).chart(orgId);
    if (!chart)
        return failed(chart);
    auto act = SettingsActs(connection).latest(orgId);
    if (!act)
        return failed(act);
    std::optional<RecreationRow> recreation;
    if (*act) {
        auto found = RecreationStore(connection).find((*act)->recreationId);
        if (!found)
            return failed(found);
        recreation = std::move(*found);
    }
    return Snapshot{.state = std::move(*state),
                    .chart = std::move(*chart),
                    .act = std::move(*act),
                    .recreation = std::move(recreation)};
}

void RehearsalPage::refresh()
{
    if (m_org.empty()) {
        setLoaded();
        return;
    }
    if (!m_question.isDue())
        return;
    session().read(
        this, [org = m_org](Connection &connection) { return read(connection, org); },
        [this, number = m_question.begin()](const Result<Snapshot> &snapshot) {
            if (!m_question.end(number))
                return;
            if (snapshot)
                showSnapshot(*snapshot);
            else
                showFailure(snapshot.error());
        });
}

/// What is shown of the books is rehearsed once more, too.
void RehearsalPage::askAnew()
{
    m_question.hurry();
    refresh();
    if (m_form->change() != OrganisationChange())
        m_typing.start();
}

void RehearsalPage::noteChange()
{
    m_rehearsed.reset();
    m_run->cancel();
    m_typing.start();
    showActs();
}

void RehearsalPage::rehearse()
{
    const auto change = m_form->change();
    if (m_org.empty() || !session().isConnected())
        return; // asked anew when it is
    if (change == OrganisationChange()) {
        m_effect->showNothing(
            tr("These are today's settings. Change one to see what it would do to the books: each document is posted "
               "in memory, and nothing is written."));
        showActs();
        return;
    }
    m_run->start(m_org, change);
    showActs();
}

// --- showing --------------------------------------------------------------------------------------------------------

void RehearsalPage::showSnapshot(const Snapshot &snapshot)
{
    if (snapshot.state.id != m_org)
        return;
    m_question.noteAnswer();
    if (std::exchange(m_saysFailure, false))
        m_notice->clear();
    m_header->setAsOf(QDateTime::currentDateTimeUtc());
    m_form->setState(snapshot.state, snapshot.chart);
    m_effect->setChart(snapshot.chart);
    m_form->setEnabled(true);
    m_act = snapshot.act;
    showApplied(snapshot);
    showActs();
    setLoaded();
}

void RehearsalPage::showFailure(const Error &error)
{
    if (!session().isConnected() || error.code == Error::Code::Cancelled)
        return; // the bar over the page says so
    setFailed();
    m_saysFailure = true;
    m_notice->sayError(error, tr("Your login may not see the settings here."), [this] { askAnew(); });
}

/// What was applied last, and how far its recreation is.
void RehearsalPage::showApplied(const Snapshot &snapshot)
{
    m_appliedLine->setVisible(snapshot.act.has_value());
    if (!snapshot.act)
        return;
    const auto &row = *snapshot.recreation;
    const int done = row.documents - row.waiting;
    const auto result = row.documents == 0 ? tr("no document changes by it")
        : row.waiting > 0 ? tr("%1 of %2 documents are done").arg(numberInWords(done), numberInWords(row.documents))
                          : resultWords(row);
    m_applied->setText(tr("Settings applied at %1 by %2: %3.")
                           .arg(timeFigure(snapshot.act->at), withShortWords(snapshot.act->who), result));
}

void RehearsalPage::showRehearsed(const Result<std::shared_ptr<const RehearsedChange>> &rehearsed)
{
    if (rehearsed) {
        m_rehearsed = *rehearsed;
        m_effect->showEffect(m_rehearsed);
    } else if (!session().isConnected() || rehearsed.error().code == Error::Code::Unavailable) {
        m_effect->showNothing(tr("The connection was lost; it is rehearsed once more when it is back."));
    } else {
        const auto words = generalWords(rehearsed.error());
        m_effect->showNothing(tr("This can't be rehearsed: %1").arg(words.happened)
                              + (words.advice.isEmpty() ? QString() : QLatin1Char('\n') + words.advice));
    }
    showActs();
}

QString RehearsalPage::whyNoApply() const
{
    if (m_org.empty())
        return tr("Choose an organisation first.");
    if (const auto why = m_acts->whyNot(m_org); !why.isEmpty())
        return why;
    if (m_form->change() == OrganisationChange())
        return tr("These are today's settings.");
    if (!m_rehearsed)
        return tr("It is applied once it has been rehearsed.");
    return {};
}

void RehearsalPage::showActs()
{
    m_apply->setText(m_rehearsed ? m_acts->applyWords(*m_rehearsed) : tr("Apply"));
    offer(*m_apply,
          tr("Changes the settings and posts just the documents anew that change by it: one act, undone as one."),
          whyNoApply());
    auto whyNoUndo = m_org.empty() ? tr("Choose an organisation first.") : m_acts->whyNot(m_org);
    if (whyNoUndo.isEmpty() && !m_act)
        whyNoUndo = tr("No settings were applied here that could be undone.");
    else if (whyNoUndo.isEmpty() && m_act->isUnderWay)
        whyNoUndo = tr("Its documents are still being posted anew.");
    offer(*m_undo, tr("Brings the settings applied last back to what they were, and the entries of their documents."),
          whyNoUndo);
}

void RehearsalPage::apply()
{
    if (m_rehearsed && m_rehearsed->orgId == m_org && m_rehearsed->change == m_form->change())
        m_acts->apply(m_rehearsed, m_form->why());
}

void RehearsalPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_split->setOrientation(width() >= wide * fontMetrics().averageCharWidth() ? Qt::Horizontal : Qt::Vertical);
}

} // namespace leapfrog
