// SPDX-License-Identifier: MIT
#include "console/window/activity_strip.h"

#include "console/look/flow_layout.h"
#include "console/look/style/act_look.h"
#include "console/look/theme.h"
#include "console/look/words.h"

#include <QAccessible>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace leapfrog {

/// One activity in one line; changes in place.
class ActivityStrip::Line : public QWidget
{
    Q_OBJECT
public:
    explicit Line(QWidget *parent);
    void show(const Activity &activity);

signals:
    void cancelled();
    void opened();
    void dismissed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showSign();

    QLabel *m_sign;
    QLabel *m_title;
    QProgressBar *m_progress;
    QLabel *m_summary;
    QPushButton *m_cancel;
    QPushButton *m_open;
    QToolButton *m_dismiss;
    bool m_finished = false;
    bool m_problems = false;
};

ActivityStrip::Line::Line(QWidget *parent)
    : QWidget(parent)
    , m_sign(new QLabel(this))
    , m_title(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_summary(new QLabel(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_open(new QPushButton(tr("Open"), this))
    , m_dismiss(new QToolButton(this))
{
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_progress->setMaximumHeight(12);
    m_cancel->setObjectName(QStringLiteral("cancelActivity"));
    m_open->setObjectName(QStringLiteral("openActivity"));
    m_summary->setObjectName(QStringLiteral("activitySummary"));
    m_dismiss->setAutoRaise(true);
    m_dismiss->setToolTip(tr("Dismiss"));
    m_dismiss->setAccessibleName(tr("Dismiss"));
    m_summary->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *layout = new FlowLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_sign, m_title, m_progress, m_summary, m_cancel, m_open, m_dismiss})
        layout->addWidget(part);
    connect(m_cancel, &QPushButton::clicked, this, &Line::cancelled);
    connect(m_open, &QPushButton::clicked, this, &Line::opened);
    connect(m_dismiss, &QToolButton::clicked, this, &Line::dismissed);
}

void ActivityStrip::Line::show(const Activity &activity)
{
    m_title->setText(withShortWords(activity.task.title));
    m_title->setToolTip(activity.task.title);
    m_progress->setAccessibleName(activity.task.title);
    m_progress->setMaximum(activity.task.total);
    m_progress->setValue(activity.done);
    m_progress->setVisible(!activity.finished);
    m_summary->setText(activity.summary());
    m_cancel->setVisible(!activity.finished);
    m_cancel->setEnabled(!activity.cancelRequested);
    m_cancel->setToolTip(activity.recreationId.isEmpty() ? tr("Stop it")
                                                         : tr("What is not begun yet is handed to the queue"));
    m_open->setVisible(!activity.recreationId.isEmpty());
    m_dismiss->setVisible(activity.finished);
    const bool endsNow = activity.finished && !m_finished;
    m_finished = activity.finished;
    m_problems = activity.hasProblems();
    showSign();
    if (endsNow) {
        QAccessibleEvent announcement(m_summary, QAccessible::Alert);
        QAccessible::updateAccessibility(&announcement);
    }
}

void ActivityStrip::Line::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showSign();
    QWidget::changeEvent(event);
}

void ActivityStrip::Line::showSign()
{
    const auto name = !m_finished ? QStringLiteral("recreations")
        : m_problems              ? QStringLiteral("problem")
                                  : QStringLiteral("done");
    m_sign->setPixmap(themedIcon(name, palette()).pixmap(16, 16));
    m_dismiss->setIcon(themedIcon(QStringLiteral("close"), palette()));
}

ActivityStrip::ActivityStrip(Activities &activities, const ActivityLog &log, QWidget *parent)
    : QFrame(parent)
    , m_activities(activities)
    , m_log(log)
    , m_layout(new QVBoxLayout)
    , m_more(new QToolButton(this))
{
    setObjectName(QStringLiteral("activityStrip"));
    setAccessibleName(tr("Activities"));
    m_layout->setSpacing(4);
    m_more->setObjectName(QStringLiteral("moreActivities"));
    m_more->setFocusPolicy(Qt::StrongFocus);
    makeLink(*m_more);
    auto *halves = new QHBoxLayout(this);
    halves->setContentsMargins(16, 6, 16, 6);
    halves->setSpacing(12);
    halves->addLayout(m_layout, 1);
    halves->addWidget(m_more, 0, Qt::AlignBottom);
    connect(m_more, &QToolButton::clicked, this, &ActivityStrip::historyWanted);
    connect(&activities, &Activities::changed, this, &ActivityStrip::showActivities);
    connect(&log, &ActivityLog::changed, this, &ActivityStrip::showActivities);
    showActivities();
}

ActivityStrip::~ActivityStrip() = default;

void ActivityStrip::showActivities()
{
    std::set<int> there;
    const auto all = m_activities.all();
    const auto last = std::ranges::find(all.rbegin(), all.rend(), true, &Activity::finished);
    for (const auto *activity : all) {
        const int id = activity->id;
        if (activity->finished && id != (*last)->id)
            continue; // in the list of all
        there.insert(id);
        auto *&line = m_lines[id];
        if (line == nullptr) {
            line = new Line(this);
            m_layout->addWidget(line);
            connect(line, &Line::cancelled, this, [this, id] { m_activities.cancel(id); });
            connect(line, &Line::dismissed, this, &ActivityStrip::dismissFinished);
            connect(line, &Line::opened, this,
                    [this, recreation = activity->recreationId] { emit recreationWanted(recreation); });
        }
        line->show(*activity);
    }
    std::erase_if(m_lines, [&](const auto &entry) {
        const bool gone = !there.contains(entry.first);
        if (gone)
            entry.second->deleteLater();
        return gone;
    });
    const int more = m_log.rowCount() - (last == all.rend() ? 0 : 1);
    m_more->setVisible(more > 0);
    m_more->setText(tr("%Ln more", nullptr, more));
    m_more->setToolTip(tr("What was done since this database was opened"));
    setVisible(!m_lines.empty());
}

/// Those that are not in sight too: else the one before would come back.
void ActivityStrip::dismissFinished()
{
    for (const auto *activity : m_activities.all()) {
        if (activity->finished)
            m_activities.dismiss(activity->id);
    }
}

} // namespace leapfrog

#include "activity_strip.moc"
