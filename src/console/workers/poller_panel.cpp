// SPDX-License-Identifier: MIT
#include "console/workers/poller_panel.h"

#include "console/frame/production.h"
#include "console/look/flow_layout.h"
#include "console/look/words.h"
#include "console/session/rights_watch.h"
#include "store/queue/setting_rules.h"
#include "ui_poller_panel.h"

#include <QSignalBlocker>

#include <algorithm>

namespace leapfrog {

PollerPanel::PollerPanel(Session &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_ui(std::make_unique<Ui::PollerPanel>())
{
    m_ui->setupUi(this);
    FlowLayout::letFlow(*m_ui->pollerLine);
    const auto bound = [](QSpinBox &field, const char *key) {
        const auto *rule = findSettingRule(key);
        field.setRange(static_cast<int>(rule->least), static_cast<int>(rule->most));
    };
    bound(*m_ui->slotCount, "queue_concurrency");
    bound(*m_ui->rate, "queue_rate");
    m_ui->rate->setValue(0);
    connect(m_ui->slotCount, &QSpinBox::valueChanged, this, [this] {
        m_followsSetting = false;
        showState();
    });
    connect(m_ui->pollerButton, &QAbstractButton::clicked, this, &PollerPanel::toggle);
    connect(m_ui->stopNowButton, &QAbstractButton::clicked, this, [this] {
        m_session.poller().stop();
        m_session.poller().stopNow();
    });
    connect(&session.poller(), &EmbeddedPoller::changed, this, &PollerPanel::showState);
    connect(&session, &Session::stateChanged, this, &PollerPanel::showState);
    connect(&RightsWatch::of(session), &RightsWatch::changed, this, &PollerPanel::showState);
    connect(&session, &Session::refreshWanted, this, &PollerPanel::showState); // the settings may be others
    showState();
}

PollerPanel::~PollerPanel() = default;

void PollerPanel::toggle()
{
    auto &poller = m_session.poller();
    if (poller.state() == EmbeddedPoller::State::Off)
        startPoller(m_session, *this, m_ui->slotCount->value(),
                    m_ui->rate->value() == 0 ? std::nullopt : std::optional<double>(m_ui->rate->value()));
    else
        poller.stop();
}

/// What it means, and what is wrong.
QString PollerPanel::note() const
{
    const auto &poller = m_session.poller();
    const auto &status = poller.status();
    if (const auto &fault = status.failure ? status.failure : status.problem)
        return withShortWords(fault->message);
    if (poller.state() == EmbeddedPoller::State::Off && status.leftLeased)
        return tr("It could not hand back all it held: others take that over when the leases end.");
    if (poller.state() == EmbeddedPoller::State::Off && status.handedBack)
        return tr("What it held was handed back to the queue.");
    if (const auto why = RightsWatch::of(m_session).whyNoPoller();
        !why.isEmpty() && poller.state() == EmbeddedPoller::State::Off)
        return why;
    const auto &settings = m_session.settings();
    const int slotCount = m_ui->slotCount->value();
    const int express = std::min(settings.expressSlots, slotCount - 1);
    const int normal = std::max(0, std::min(settings.normalSlots, slotCount - 1 - std::max(1, express)));
    return tr("While it runs, this computer works on the queue of “%1”. Slots kept for clicks: %2, for normal work: "
              "%3. "
              "It stops when this window closes, after finishing what it holds.")
        .arg(withShortWords(m_session.name()), numberInWords(express), numberInWords(normal));
}

void PollerPanel::showState()
{
    const auto &poller = m_session.poller();
    const auto &status = poller.status();
    const auto state = poller.state();
    const bool isOff = state == EmbeddedPoller::State::Off;
    auto text = tr("Poller in this console: %1").arg(poller.summary());
    if (status.processed > 0)
        text += tr(" · %1 done").arg(numberInWords(status.processed - status.refused));
    if (status.refused > 0)
        text += tr(" · %1 refused").arg(numberInWords(status.refused));
    m_ui->pollerState->setText(text);
    if (m_followsSetting) {
        const QSignalBlocker quiet(m_ui->slotCount);
        m_ui->slotCount->setValue(m_session.settings().queueConcurrency);
    }
    for (QWidget *field : std::initializer_list<QWidget *>{m_ui->slotCount, m_ui->rate})
        field->setEnabled(isOff);
    m_ui->pollerButton->setText(isOff ? tr("Start") : tr("Stop"));
    const auto whyNot = isOff ? RightsWatch::of(m_session).whyNoPoller() : QString();
    m_ui->pollerButton->setToolTip(!whyNot.isEmpty() ? whyNot
                                       : isOff       ? tr("Works on the queue with this computer (Ctrl+Shift+W)")
                                               : tr("Takes nothing more and finishes what it holds (Ctrl+Shift+W)"));
    m_ui->pollerButton->setAccessibleName(isOff ? tr("Start the poller") : tr("Stop the poller"));
    // What hangs can be stopped whether or not the server answers.
    m_ui->pollerButton->setEnabled(isOff ? m_session.isConnected() && whyNot.isEmpty()
                                         : state == EmbeddedPoller::State::On);
    m_ui->stopNowButton->setEnabled(state == EmbeddedPoller::State::On || state == EmbeddedPoller::State::Stopping);
    m_ui->pollerNote->setText(note());
}

} // namespace leapfrog
