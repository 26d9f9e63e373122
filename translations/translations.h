// SPDX-License-Identifier: MIT
#pragma once

#include "translations/phrasebook.h"

#include <QString>

class QCoreApplication;

namespace leapfrog {

/// The languages that the programs speak, as ISO 639 codes: "en" first.
QStringList spokenLanguages();

/// The one of them that LC_ALL, LC_MESSAGES or LANG asks for, the first that is set; LANGUAGE goes before them as it
/// does for other programs. "en" where it is another one.
QString systemLanguage();

/// Makes the program speak one of spokenLanguages(), or the system's where that is empty: words, plural forms, numbers
/// and dates. Can be called again: widgets then hear of it (QEvent::LanguageChange) once events are handled. In the
/// main thread, after the application object is made. What C reads as a number has a point in every language from then
/// on.
void speak(QCoreApplication &application, const QString &language = {});

/// The same, while words stand on screens: what they are called now.
Phrasebook speakInstead(QCoreApplication &application, const QString &language);

/// The one that the program speaks: what speak() was asked for, or the system's.
QString spokenLanguage();

/// For tests: one more language, from the file FOLDER/leapfrog_LANGUAGE.qm.
void addLanguage(const QString &language, const QString &folder);

} // namespace leapfrog
