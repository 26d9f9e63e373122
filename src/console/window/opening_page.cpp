// SPDX-License-Identifier: MIT
#include "console/window/opening_page.h"

#include "console/look/flow_layout.h"
#include "console/look/style/act_look.h"
#include "console/look/theme.h"
#include "console/look/words.h"
#include "ui_opening_page.h"

#include <initializer_list>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr int lineCharacters = 80; ///< of a line that is read easily

OpeningPage::OpeningPage(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_ui(std::make_unique<Ui::OpeningPage>())
{
    m_ui->setupUi(this);
    FlowLayout::letFlow(*m_ui->buttons);
    m_ui->box->setMaximumWidth(fontMetrics().averageCharWidth() * lineCharacters);
    auto font = m_ui->title->font();
    font.setPointSizeF(font.pointSizeF() * 1.6);
    font.setWeight(QFont::DemiBold);
    m_ui->title->setFont(font);
    m_ui->icon->setPixmap(programIcon().pixmap(72, 72));
    m_long.setSingleShot(true);
    m_long.setInterval(5s);
    connect(&m_long, &QTimer::timeout, this, [this] {
        const auto stage = m_session.progress();
        m_ui->message->setText(stage.isEmpty() ? tr("Still waiting for the database.")
                                               : tr("%1\nStill at it.").arg(stage));
    });
    makePrimary(*m_ui->mainButton);
    connect(m_ui->mainButton, &QPushButton::clicked, this, &OpeningPage::act);
    connect(m_ui->password, &QLineEdit::returnPressed, this, &OpeningPage::act);
    connect(m_ui->chooseButton, &QPushButton::clicked, this, &OpeningPage::connectionsWanted);
    connect(m_ui->demoChoice, &QCommandLinkButton::clicked, this, &OpeningPage::demoWanted);
    connect(m_ui->privateChoice, &QCommandLinkButton::clicked, this, &OpeningPage::privateWanted);
    connect(m_ui->serverChoice, &QCommandLinkButton::clicked, this, &OpeningPage::connectionsWanted);
    connect(m_ui->detailsButton, &QToolButton::toggled, m_ui->details, &QLabel::setVisible);
    connect(&session, &Session::stateChanged, this, &OpeningPage::showState);
    connect(&session, &Session::progressChanged, this, &OpeningPage::showState);
    showState();
}

OpeningPage::~OpeningPage() = default;

void OpeningPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_session.state() == Session::State::New)
        m_ui->demoChoice->setFocus(); // what is focused earlier is forgotten when the page comes into the window
}

void OpeningPage::showState()
{
    m_ui->welcome->setVisible(m_session.state() == Session::State::New);
    switch (m_session.state()) {
    case Session::State::New:
        showWelcome();
        return;
    case Session::State::Opening:
        showBusy(tr("Opening “%1”").arg(m_session.name()));
        return;
    case Session::State::Closing:
        showBusy(tr("Closing “%1”").arg(m_session.name()));
        return;
    case Session::State::Refused:
        showProblem();
        return;
    case Session::State::Connected:
    case Session::State::Reconnecting:
        m_long.stop();
    }
}

void OpeningPage::showWelcome()
{
    m_ui->title->setText(tr("Welcome to Leapfrog"));
    m_ui->message->setText(tr("Leapfrog keeps an accountant's click from waiting behind a bulk sync. What would you "
                              "like to open?"));
    for (QWidget *part : std::initializer_list<QWidget *>{m_ui->busy, m_ui->passwordBox, m_ui->mainButton,
                                                          m_ui->chooseButton, m_ui->detailsButton, m_ui->details})
        part->hide();
    m_ui->demoChoice->setFocus();
}

void OpeningPage::showBusy(const QString &title)
{
    const bool closing = m_session.state() == Session::State::Closing;
    m_ui->title->setText(withShortWords(title));
    m_ui->message->setText(closing ? tr("Finishing what is under way.") : m_session.progress());
    m_ui->busy->show();
    m_ui->passwordBox->hide();
    m_ui->mainButton->hide();
    m_ui->chooseButton->setText(tr("&Choose another database…"));
    m_ui->chooseButton->setVisible(!closing);
    m_ui->detailsButton->hide();
    m_ui->details->hide();
    if (!closing)
        m_long.start();
}

void OpeningPage::showProblem()
{
    m_long.stop();
    const auto &problem = m_session.problem();
    const bool password = problem.reason == "wrong_password";
    const bool older = problem.reason == "schema_older";
    const auto name = withShortWords(m_session.name());
    m_ui->title->setText(password    ? tr("“%1” asks for a password").arg(name)
                             : older ? tr("“%1” has to be brought up to date").arg(name)
                                     : tr("“%1” can't be opened").arg(name));
    auto message = problem.message;
    if (older)
        message = tr(
            "This database lacks %n change(s) that this program needs. An administrator can apply what is missing now; "
            "producers may go on inserting meanwhile.",
            nullptr, static_cast<int>(m_session.pendingMigrations().size()));
    m_ui->message->setText(withShortWords(message));
    m_ui->busy->hide();
    m_ui->passwordBox->setVisible(password);
    m_ui->mainButton->setText(password ? tr("Co&nnect") : older ? tr("&Migrate") : tr("&Try again"));
    m_ui->mainButton->show();
    m_ui->chooseButton->show();
    m_ui->detailsButton->setText(older ? tr("Show what would change") : tr("Details"));
    m_ui->detailsButton->setVisible(!problem.cause.isEmpty());
    m_ui->details->setText(withShortWords(problem.cause));
    m_ui->details->setVisible(m_ui->detailsButton->isChecked());
    if (password) {
        m_ui->password->setToolTip(m_session.target().keychain
                                       ? tr("Kept in your keychain once the server has taken it")
                                       : tr("Used for this session only, stored nowhere"));
        m_ui->password->clear();
        m_ui->password->setFocus();
    } else {
        m_ui->mainButton->setFocus();
    }
}

void OpeningPage::act()
{
    const auto &reason = m_session.problem().reason;
    if (reason == "wrong_password")
        m_session.openWithPassword(m_ui->password->text());
    else
        m_session.open(reason == "schema_older" ? Session::Extra::Migrate : Session::Extra::Nothing);
    m_ui->password->clear();
}

} // namespace leapfrog
