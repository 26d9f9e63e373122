// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/style/sign_colours.h"

#include <QIcon>
#include <QObject>

class QAbstractButton;
class QDBusVariant;

namespace leapfrog {

enum class Density;

/// An icon of resources/console, drawn in the palette's colours (also for selected rows and disabled buttons).
QIcon themedIcon(const QString &name, const QPalette &palette);

/// A dot of that colour.
QIcon colourIcon(const QColor &colour);

/// A themed icon with a light that burns while its button is on.
QIcon lampIcon(const QString &name, const QPalette &palette);

/// The program's own icon.
QIcon programIcon();

/// Shows a checkable button in the highlight's colours while it is checked: the style alone hardly tells, least so in
/// the dark.
void markWhenChecked(QAbstractButton &button);

/// Light or dark for the whole program: the user's choice, or what the desktop says, followed while running.
class Theme : public QObject
{
    Q_OBJECT
public:
    enum class Choice
    {
        System,
        Light,
        Dark,
    };
    Q_ENUM(Choice)

    /// Takes the application's style and palette over.
    explicit Theme(Choice choice, QObject *parent = nullptr);

    void choose(Choice choice);
    [[nodiscard]] Choice choice() const { return m_choice; }
    void setDensity(Density density);

    // Called over D-Bus, which finds slots by name.
private slots:
    void portalChanged(const QString &nameSpace, const QString &key, const QDBusVariant &value);

private:
    void askPortal();
    void noteScheme(const QVariant &value);
    void apply();

    Choice m_choice;
    bool m_systemIsDark;
};

} // namespace leapfrog
