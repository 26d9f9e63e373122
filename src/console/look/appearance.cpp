// SPDX-License-Identifier: MIT
#include "console/look/appearance.h"

#include "console/look/rewording.h"
#include "translations/translations.h"

#include <QApplication>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace leapfrog {

static const auto themeKey = QStringLiteral("window/theme");
static const auto languageKey = QStringLiteral("window/language");
static const auto textKey = QStringLiteral("window/text_percent");
static const auto densityKey = QStringLiteral("window/density");
static const auto compact = QStringLiteral("compact");

static int boundedPercent(int percent)
{
    return std::clamp(percent, Appearance::leastPercent, Appearance::mostPercent);
}

/// One that there is; a file of another version may name more.
static QString knownLanguage(const QString &language)
{
    return spokenLanguages().contains(language) ? language : QString();
}

Appearance::Appearance(QSettings &settings, const Given &given, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_systemFont(QApplication::font())
    , m_theme(given.theme.value_or(settings.value(themeKey).value<Theme::Choice>()))
    , m_language(knownLanguage(given.language.isEmpty() ? settings.value(languageKey).toString() : given.language))
    , m_textPercent(boundedPercent(settings.value(textKey, 100).toInt()))
    , m_density(settings.value(densityKey).toString() == compact ? Density::Compact : Density::Comfortable)
{
    if (!m_language.isEmpty() && m_language != spokenLanguage())
        speak(*qApp, m_language);
    if (m_density != Density::Comfortable)
        m_theme.setDensity(m_density);
    applyTextSize(100);
}

void Appearance::setLanguage(const QString &language)
{
    if (m_language == language)
        return;
    m_language = knownLanguage(language);
    m_settings.setValue(languageKey, m_language);
    const auto book = speakInstead(*qApp, m_language);
    rewordScreens(book);
    emit languageChanged();
    emit changed();
}

void Appearance::setTheme(Theme::Choice choice)
{
    m_theme.choose(choice);
    m_settings.setValue(themeKey, QVariant::fromValue(choice).toString());
    emit changed();
}

void Appearance::setTextPercent(int percent)
{
    const int before = std::exchange(m_textPercent, boundedPercent(percent));
    m_settings.setValue(textKey, m_textPercent);
    applyTextSize(before);
    emit changed();
}

/// Widgets with a font of their own (headings) do not follow the program's, so theirs is changed by the same factor.
void Appearance::applyTextSize(int before)
{
    if (m_textPercent == before)
        return;
    auto font = m_systemFont;
    font.setPointSizeF(m_systemFont.pointSizeF() * m_textPercent / 100);
    QApplication::setFont(font);
    for (auto *widget : QApplication::allWidgets()) {
        if (!widget->testAttribute(Qt::WA_SetFont) || (widget->font().resolveMask() & QFont::SizeResolved) == 0)
            continue;
        auto own = widget->font();
        own.setPointSizeF(own.pointSizeF() * m_textPercent / before);
        widget->setFont(own);
    }
}

void Appearance::setDensity(Density density)
{
    m_density = density;
    m_settings.setValue(densityKey, density == Density::Compact ? compact : QString());
    m_theme.setDensity(density);
    emit changed();
}

void Appearance::restoreDefaults()
{
    setTheme(Theme::Choice::System);
    setTextPercent(100);
    setDensity(Density::Comfortable);
    setLanguage({});
}

} // namespace leapfrog
