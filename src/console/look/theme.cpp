// SPDX-License-Identifier: MIT
#include "console/look/theme.h"

#include "console/look/program_style.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include <array>

static void initConsoleResource()
{
    Q_INIT_RESOURCE(console); // a static library's resource must be named once; not possible inside a namespace
}

namespace leapfrog {

static const auto portalService = QStringLiteral("org.freedesktop.portal.Desktop");
static const auto portalPath = QStringLiteral("/org/freedesktop/portal/desktop");
static const auto portalInterface = QStringLiteral("org.freedesktop.portal.Settings");
static const auto schemeNamespace = QStringLiteral("org.freedesktop.appearance");
static const auto schemeKey = QStringLiteral("color-scheme");

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

SignColours SignColours::of(const QPalette &palette)
{
    if (isDark(palette))
        return {.urgent = 0xff6b5e,
                .high = 0xf5b447,
                .normal = 0x6c94c4,
                .running = 0x4fd483,
                .dead = 0xc792f5,
                .good = 0x6fdb9b,
                .bad = 0xff9d94,
                .noticeBack = 0x4a3a0c,
                .noticeText = 0xffe7ab,
                .errorBack = 0x55211d,
                .errorText = 0xffd9d5,
                .line = 0x3a413e,
                .tint = 0x26384f};
    return {.urgent = 0xc0281f,
            .high = 0xe08f0b,
            .normal = 0x6d92bd,
            .running = 0x18844f,
            .dead = 0x7b3fb0,
            .good = 0x0f6b43,
            .bad = 0xb3261e,
            .noticeBack = 0xfff1c9,
            .noticeText = 0x4a3600,
            .errorBack = 0xfde3e0,
            .errorText = 0x6b1711,
            .line = 0xd5dbd8,
            .tint = 0xe3edfb};
}

static QPalette lightPalette()
{
    QPalette palette(QColor(0xeef1ef), QColor(0xf4f6f5));
    palette.setColor(QPalette::Base, 0xffffff);
    palette.setColor(QPalette::AlternateBase, 0xf6f8f7);
    palette.setColor(QPalette::WindowText, 0x1a211d);
    palette.setColor(QPalette::Text, 0x1a211d);
    palette.setColor(QPalette::ButtonText, 0x1a211d);
    palette.setColor(QPalette::PlaceholderText, 0x59635e);
    palette.setColor(QPalette::Highlight, 0x1f5fbf);
    palette.setColor(QPalette::HighlightedText, 0xffffff);
    palette.setColor(QPalette::Link, 0x1f5fbf);
    palette.setColor(QPalette::ToolTipBase, 0x1a211d);
    palette.setColor(QPalette::ToolTipText, 0xf4f6f5);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, 0x8a938e);
    return palette;
}

static QPalette darkPalette()
{
    QPalette palette(QColor(0x2a302d), QColor(0x1d2220));
    palette.setColor(QPalette::Base, 0x151918);
    palette.setColor(QPalette::AlternateBase, 0x1a1f1d);
    palette.setColor(QPalette::WindowText, 0xe4e9e6);
    palette.setColor(QPalette::Text, 0xe4e9e6);
    palette.setColor(QPalette::ButtonText, 0xe4e9e6);
    palette.setColor(QPalette::BrightText, 0xffffff);
    palette.setColor(QPalette::PlaceholderText, 0x9fa9a4);
    palette.setColor(QPalette::Highlight, 0x6ea3f2);
    palette.setColor(QPalette::HighlightedText, 0x0d1a2d);
    palette.setColor(QPalette::Link, 0x6ea3f2);
    palette.setColor(QPalette::ToolTipBase, 0xe4e9e6);
    palette.setColor(QPalette::ToolTipText, 0x1d2220);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, 0x6f7974);
    return palette;
}

static QByteArray readIcon(const QString &name)
{
    static const bool initialised = (initConsoleResource(), true);
    Q_UNUSED(initialised)
    QFile file(QStringLiteral(":/console/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static QPixmap paintIcon(const QByteArray &svg, const QColor &colour, int size)
{
    auto coloured = svg;
    coloured.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(coloured);
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

static constexpr std::array iconSizes = {16, 20, 24, 32, 48, 64, 96, 128};

QIcon themedIcon(const QString &name, const QPalette &palette)
{
    const auto svg = readIcon(name);
    QIcon icon;
    for (const int size : iconSizes) {
        icon.addPixmap(paintIcon(svg, palette.color(QPalette::WindowText), size), QIcon::Normal);
        icon.addPixmap(paintIcon(svg, palette.color(QPalette::WindowText), size), QIcon::Selected); // on the tint
        icon.addPixmap(paintIcon(svg, palette.color(QPalette::Disabled, QPalette::WindowText), size), QIcon::Disabled);
    }
    return icon;
}

QIcon colourIcon(const QColor &colour)
{
    QIcon icon;
    for (const int size : iconSizes) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(size / 2.0, size / 2.0), size * 0.3, size * 0.3);
        icon.addPixmap(pixmap);
    }
    return icon;
}

QIcon programIcon()
{
    const auto svg = readIcon(QStringLiteral("leapfrog"));
    QIcon icon;
    for (const int size : iconSizes)
        icon.addPixmap(paintIcon(svg, {}, size));
    return icon;
}

namespace {

/// Follows one button, as its child.
class CheckedMark : public QObject
{
public:
    explicit CheckedMark(QAbstractButton &button)
        : QObject(&button)
        , m_button(button)
    {
        button.installEventFilter(this);
        connect(&button, &QAbstractButton::toggled, this, [this] { colour(); });
        colour();
    }

protected:
    bool eventFilter(QObject *button, QEvent *event) override
    {
        if (event->type() == QEvent::ApplicationPaletteChange)
            colour();
        return QObject::eventFilter(button, event);
    }

private:
    void colour()
    {
        QPalette colours; // what is not set here follows the program's
        if (m_button.isChecked()) {
            const auto program = QGuiApplication::palette();
            colours.setColor(QPalette::Button, SignColours::of(program).tint);
            colours.setColor(QPalette::ButtonText, program.color(QPalette::ButtonText));
        }
        m_button.setPalette(colours);
    }

    QAbstractButton &m_button;
};

} // namespace

void markWhenChecked(QAbstractButton &button)
{
    new CheckedMark(button); // the button's child
}

Theme::Theme(Choice choice, QObject *parent)
    : QObject(parent)
    , m_choice(choice)
    , m_systemIsDark(leapfrog::isDark(QGuiApplication::palette()))
{
    QApplication::setStyle(new ProgramStyle(Density::Comfortable));
    apply();
    if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        askPortal();
}

void Theme::choose(Choice choice)
{
    m_choice = choice;
    apply();
}

void Theme::setDensity(Density density)
{
    QApplication::setStyle(new ProgramStyle(density));
    apply(); // a style brings a palette along
}

void Theme::askPortal()
{
    auto bus = QDBusConnection::sessionBus();
    bus.connect(portalService, portalPath, portalInterface, QStringLiteral("SettingChanged"), this,
                SLOT(portalChanged(QString, QString, QDBusVariant)));
    auto question = QDBusMessage::createMethodCall(portalService, portalPath, portalInterface, QStringLiteral("Read"));
    question << schemeNamespace << schemeKey;
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (reply.isValid())
            noteScheme(reply.value().variant());
    });
}

void Theme::portalChanged(const QString &nameSpace, const QString &key, const QDBusVariant &value)
{
    if (nameSpace == schemeNamespace && key == schemeKey)
        noteScheme(value.variant());
}

void Theme::noteScheme(const QVariant &value)
{
    // "Read" wraps its answer twice, the signal once. 1: prefers dark, 2: prefers light, 0: no preference.
    const auto scheme = value.canConvert<QDBusVariant>() ? value.value<QDBusVariant>().variant() : value;
    m_systemIsDark = scheme.toUInt() == 1;
    apply();
}

void Theme::apply()
{
    const bool dark = m_choice == Choice::Dark || (m_choice == Choice::System && m_systemIsDark);
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
}

} // namespace leapfrog
