// SPDX-License-Identifier: MIT
#include "console/frame/page.h"

#include <QAction>
#include <QEvent>
#include <QPainter>

namespace leapfrog {

namespace {

/// Lies over old figures so that they are seen to be old; takes no clicks, so they can still be read and copied.
class Veil : public QWidget
{
public:
    explicit Veil(QWidget *part)
        : QWidget(part)
    {
        setObjectName(QStringLiteral("veil"));
        setAttribute(Qt::WA_TransparentForMouseEvents);
        part->installEventFilter(this);
        resize(part->size());
    }

protected:
    bool eventFilter(QObject *part, QEvent *event) override
    {
        if (event->type() == QEvent::Resize)
            resize(static_cast<QWidget *>(part)->size());
        return false;
    }
    void paintEvent(QPaintEvent *) override
    {
        auto colour = palette().color(QPalette::Window);
        colour.setAlphaF(0.45F);
        QPainter(this).fillRect(rect(), colour);
    }
};

} // namespace

Page::Page(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
{
    connect(&session, &Session::refreshWanted, this, &Page::refreshIfSeen);
    connect(&session, &Session::stateChanged, this, [this] {
        m_askedSince = m_askedSince && m_session.isConnected();
        emit liveChanged();
    });
    connect(&session, &Session::askedAnew, this, [this] {
        m_askedSince = false;
        refreshIfSeen();
    });
}

void Page::showDocument(const QString & /*orgId*/, const QString & /*documentId*/) { }

void Page::showDocuments(const DocumentsWanted & /*wanted*/) { }

void Page::showRecreation(const QString & /*recreationId*/) { }

void Page::showJobs(const QString & /*state*/, int /*priority*/) { }

void Page::showEntries(const QString & /*orgId*/, const QString & /*documentId*/) { }

void Page::showPayloads(const PayloadsWanted & /*wanted*/) { }

void Page::offer(QAction &action, const QString &what, const QString &whyNot)
{
    action.setEnabled(whyNot.isEmpty());
    const auto tip = whyNot.isEmpty() ? what : whyNot;
    action.setToolTip(action.shortcut().isEmpty()
                          ? tip
                          : tr("%1 (%2)").arg(tip, action.shortcut().toString(QKeySequence::NativeText)));
    action.setStatusTip(tip);
}

void Page::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refreshIfSeen();
}

void Page::refreshIfSeen()
{
    if (!isVisible() || !m_session.isConnected())
        return;
    if (std::exchange(m_askedSince, true))
        refresh();
    else
        askAnew();
}

void Page::setLoaded()
{
    if (std::exchange(m_failed, false))
        emit liveChanged();
    if (!std::exchange(m_loaded, true))
        emit loaded();
}

void Page::setFailed()
{
    if (!std::exchange(m_failed, true))
        emit liveChanged();
}

void Page::setBadge(const QString &badge)
{
    if (badge == m_badge)
        return;
    m_badge = badge;
    emit badgeChanged();
}

void Page::dimWhenNotLive(QWidget *part)
{
    auto *veil = new Veil(part);
    const auto show = [this, veil] {
        veil->setVisible(m_loaded && !isLive());
        veil->raise();
    };
    connect(this, &Page::liveChanged, veil, show);
    show();
}

} // namespace leapfrog
