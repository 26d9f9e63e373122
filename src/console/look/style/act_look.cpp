// SPDX-License-Identifier: MIT
#include "console/look/style/act_look.h"

#include "console/look/style/control_shapes.h"

#include <QAction>
#include <QEvent>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>
#include <QVariant>

namespace leapfrog {

static constexpr auto primaryProperty = "leapfrogPrimary";
static constexpr auto linkProperty = "leapfrogLink";
static constexpr auto keysProperty = "leapfrogKeys";
static constexpr auto joinedProperty = "leapfrogJoined";

static bool hasMark(const QWidget *widget, const char *mark)
{
    return widget != nullptr && widget->property(mark).toBool();
}

void makePrimary(QAbstractButton &button)
{
    button.setProperty(primaryProperty, true);
}

bool isPrimary(const QWidget *widget)
{
    return hasMark(widget, primaryProperty);
}

void makeLink(QAbstractButton &button)
{
    button.setProperty(linkProperty, true);
    button.setCursor(Qt::PointingHandCursor);
}

void makeLinks(const std::vector<QAbstractButton *> &buttons)
{
    for (auto *button : buttons)
        makeLink(*button);
}

bool isLink(const QWidget *widget)
{
    return hasMark(widget, linkProperty);
}

void showKeys(QAbstractButton &button, const QKeySequence &keys)
{
    button.setProperty(keysProperty, keys.toString(QKeySequence::NativeText));
    button.updateGeometry();
}

void showKeys(QToolButton &button)
{
    showKeys(button, button.defaultAction()->shortcut());
}

namespace {

/// Lies over the end of a field, as its child.
class KeysInField : public QWidget
{
public:
    explicit KeysInField(QLineEdit &field)
        : QWidget(&field)
        , m_field(field)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        field.installEventFilter(this);
        connect(&field, &QLineEdit::textChanged, this, [this] { setVisible(m_field.text().isEmpty()); });
        resize(field.size());
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Resize)
            resize(m_field.size());
        return QWidget::eventFilter(watched, event);
    }

    void paintEvent(QPaintEvent *event) override
    {
        Q_UNUSED(event)
        const auto keys = shownKeys(&m_field);
        const int wanted = m_field.fontMetrics().horizontalAdvance(m_field.placeholderText());
        const int cap = keyCapWidth(m_field.fontMetrics(), keys);
        if (wanted + cap + 5 * fieldMargin > width())
            return; // the words go first
        QPainter painter(this);
        auto room = rect().adjusted(fieldMargin, 0, -fieldMargin, 0);
        if (m_field.isRightToLeft())
            room.setWidth(cap);
        else
            room.setLeft(room.right() - cap + 1);
        drawKeyCap(painter, room, keys, m_field.palette());
    }

private:
    static constexpr int fieldMargin = 6;

    QLineEdit &m_field;
};

} // namespace

void showKeys(QLineEdit &field, const QKeySequence &keys)
{
    field.setProperty(keysProperty, keys.toString(QKeySequence::NativeText));
    new KeysInField(field); // the field's child
}

QString shownKeys(const QWidget *widget)
{
    return widget == nullptr ? QString() : widget->property(keysProperty).toString();
}

void join(const std::vector<QAbstractButton *> &buttons)
{
    for (auto *button : buttons) {
        const auto joined = buttons.size() < 2 ? Joined::Alone
            : button == buttons.front()        ? Joined::First
            : button == buttons.back()         ? Joined::Last
                                               : Joined::Middle;
        button->setProperty(joinedProperty, static_cast<int>(joined));
    }
}

Joined joinedBy(const QWidget *widget)
{
    return widget == nullptr ? Joined::Alone : static_cast<Joined>(widget->property(joinedProperty).toInt());
}

} // namespace leapfrog
