// SPDX-License-Identifier: MIT
#include "console/look/theme.h"

#include "console/look/style/program_style.h"

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

QIcon lampIcon(const QString &name, const QPalette &palette)
{
    auto icon = themedIcon(name, palette);
    const auto on = colourIcon(SignColours::of(palette).running);
    for (const auto &size : icon.availableSizes())
        icon.addPixmap(on.pixmap(size), QIcon::Normal, QIcon::On);
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
