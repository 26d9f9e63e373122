// SPDX-License-Identifier: MIT
#include "console/members/members_page.h"

#include "console/frame/notice_bar.h"
#include "console/frame/page_header.h"
#include "console/look/sign_delegate.h"
#include "console/look/table_look.h"
#include "ui_members_page.h"

#include <QToolButton>

#include <utility>

namespace leapfrog {

static constexpr int rowsAtLeast = 5; ///< lines that are left of the table in a low window; then the page scrolls

MembersPage::MembersPage(Session &session, QWidget *parent)
    : Page(session, parent)
    , m_ui(std::make_unique<Ui::MembersPage>())
    , m_header(new PageHeader(tr("Members"), session, this))
    , m_add(new QToolButton(this))
    , m_change(new QToolButton(this))
    , m_remove(new QToolButton(this))
{
    m_ui->setupUi(this); // Tab follows the order in which all these are made
    m_ui->lines->insertWidget(0, m_header);
    m_ui->lines->setStretchFactor(m_ui->content, 1);
    m_ui->content->setMinimumHeight(fontMetrics().height() * rowsAtLeast);
    m_acts = std::make_unique<MemberActs>(session, *m_ui->notice, *this);
    m_ui->members->setModel(&m_members);
    m_ui->members->setItemDelegate(new SignDelegate(this));
    dressTable(*m_ui->members);
    setColumnWidths(*m_ui->members, {24, 20, 14, 34, 20, 20});
    setUpActions();
    connect(m_ui->members->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &MembersPage::showActs);
    connect(m_acts.get(), &MemberActs::mayChanged, this, &MembersPage::showActs);
    connect(m_acts.get(), &MemberActs::done, this, &MembersPage::askAnew);
    connect(&session, &Session::stateChanged, this, [this] {
        if (!this->session().isConnected())
            m_acts->setRights(std::nullopt); // another login may come back
        showActs();
    });
    connect(&session, &Session::organisationChanged, this, [this] {
        m_question.renew();
        showActs();
    });
    dimWhenNotLive(m_ui->content);
    showActs();
}

MembersPage::~MembersPage() = default;

void MembersPage::setUpActions()
{
    const std::initializer_list<std::pair<QToolButton *, QAction *>> buttons
        = {{m_add, m_ui->actionAddMember}, {m_change, m_ui->actionChangeRole}, {m_remove, m_ui->actionRemoveMember}};
    for (const auto &[button, action] : buttons)
        m_header->addAct(*button, *action);
    connect(m_ui->actionAddMember, &QAction::triggered, this, [this] { ask(MemberQuestion::Kind::Add); });
    connect(m_ui->actionChangeRole, &QAction::triggered, this, [this] { ask(MemberQuestion::Kind::Change); });
    connect(m_ui->actionRemoveMember, &QAction::triggered, this, [this] { ask(MemberQuestion::Kind::Remove); });
    connect(m_ui->members, &QTableView::activated, m_ui->actionChangeRole, &QAction::trigger);
    m_ui->members->addActions({m_ui->actionChangeRole, m_ui->actionRemoveMember, m_ui->actionAddMember});
}

std::string MembersPage::organisation() const
{
    const auto &all = session().organisations();
    return session().organisation().empty() && all.size() == 1 ? all.front().id : session().organisation();
}

const Member *MembersPage::current() const
{
    return m_members.find(m_ui->members->currentIndex());
}

void MembersPage::ask(MemberQuestion::Kind kind)
{
    if (kind == MemberQuestion::Kind::Add)
        m_acts->ask(kind, {.orgId = organisation(), .login = {}, .before = {}, .after = {}}, m_members.rows());
    else if (const auto *member = current())
        m_acts->ask(kind, {.orgId = member->orgId, .login = member->login, .before = member->role, .after = {}},
                    m_members.rows());
}

// --- asking ---------------------------------------------------------------------------------------------------------

Result<MembersPage::Snapshot> MembersPage::read(Connection &connection, const std::string &orgId)
{
    MemberStore store(connection);
    auto members = store.list(orgId);
    if (!members)
        return failed(members);
    const auto state = store.state();
    if (!state)
        return failed(state);
    const auto login = LoginRights::read(connection);
    if (!login)
        return failed(login);
    return Snapshot{.members = std::move(*members), .rights = {.state = *state, .login = *login}};
}

void MembersPage::refresh()
{
    if (!m_question.isDue())
        return;
    session().read(
        this, [org = session().organisation()](Connection &connection) { return read(connection, org); },
        [this, number = m_question.begin()](const Result<Snapshot> &snapshot) {
            if (!m_question.end(number))
                return;
            if (snapshot)
                showSnapshot(*snapshot);
            else
                showFailure(snapshot.error());
        });
}

void MembersPage::askAnew()
{
    m_question.hurry();
    refresh();
}

// --- showing --------------------------------------------------------------------------------------------------------

void MembersPage::showSnapshot(const Snapshot &snapshot)
{
    m_question.noteAnswer();
    if (std::exchange(m_saysFailure, false))
        m_ui->notice->clear();
    m_acts->setRights(snapshot.rights);
    m_header->setAsOf(QDateTime::currentDateTimeUtc());
    m_members.setRows(snapshot.members);
    if (!m_ui->members->currentIndex().isValid() && m_members.rowCount() > 0) // screen readers need one
        m_ui->members->setCurrentIndex(m_members.index(0, 0));
    m_ui->content->setCurrentIndex(m_members.rowCount() == 0 ? 1 : 0);
    m_ui->membersEmpty->setText(
        snapshot.rights.state.count
            ? tr("Nobody is a member yet, as far as your login may see. Administrators see everything without being "
                 "one.")
            : tr("No roles are set up in this database: whoever may read its tables sees all organisations, and "
                 "memberships "
                 "don't count. An administrator sets them up with “leapfrogctl migrate --with-roles”."));
    showActs();
    setLoaded();
}

void MembersPage::showFailure(const Error &error)
{
    if (!session().isConnected() || error.code == Error::Code::Cancelled)
        return; // the bar over the page says so
    setFailed();
    m_saysFailure = true;
    m_ui->notice->sayError(error, tr("Your login may not see members here."), [this] { askAnew(); });
}

void MembersPage::showActs()
{
    const auto *member = current();
    const auto whyNotThis = member == nullptr ? tr("Select a member first.") : m_acts->whyNot(member->orgId);
    const auto whyNoNew = m_acts->whyNot(organisation());
    offer(*m_ui->actionAddMember, tr("Make a login a member of the organisation."), whyNoNew);
    offer(*m_ui->actionChangeRole, tr("Give this member another role."), whyNotThis);
    offer(*m_ui->actionRemoveMember, tr("Take this login out of the organisation."), whyNotThis);
    // Why nothing can be done here at all is told in sight, not in tooltips alone.
    const auto why = member == nullptr ? whyNoNew : whyNotThis;
    m_ui->whyNot->setText(why);
    m_ui->whyNot->setVisible(!why.isEmpty());
}

} // namespace leapfrog
