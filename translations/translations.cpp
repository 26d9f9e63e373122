// SPDX-License-Identifier: MIT
#include "translations/translations.h"

#include "translations/speech.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPointer>

#include <clocale>
#include <vector>

namespace leapfrog {

using namespace Qt::Literals::StringLiterals;

static QStringList languages = {u"en"_s, u"de"_s};
static QStringList folders = {u":/translations"_s};
static QPointer<Speech> present;
static QString presentLanguage;

static QString languageOf(const QString &locale)
{
    return locale.section(u'.', 0, 0).section(u'@', 0, 0).section(u'_', 0, 0).toLower();
}

/// Numbers and dates as the system has them, if its language is the one that is spoken.
static void takeLocale(const QString &language)
{
    static std::vector<QLocale> taken; // a thread that reads the default at this moment must not find it freed
    taken.push_back(language == systemLanguage() ? QLocale::system() : QLocale(language));
    QLocale::setDefault(taken.back());
}

QStringList spokenLanguages()
{
    return languages;
}

QString systemLanguage()
{
    QString messages;
    for (const auto *variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        messages = qEnvironmentVariable(variable);
        if (!messages.isEmpty())
            break;
    }
    const auto plain = languageOf(messages);
    if (plain.isEmpty() || plain == u"c"_s || plain == u"posix"_s)
        return u"en"_s;
    for (const auto &wanted :
         qEnvironmentVariable("LANGUAGE").split(u':', Qt::SkipEmptyParts) + QStringList(messages)) {
        if (const auto language = languageOf(wanted); spokenLanguages().contains(language))
            return language;
    }
    return u"en"_s;
}

void speak(QCoreApplication &application, const QString &language)
{
    std::setlocale(LC_NUMERIC, "C"); // QCoreApplication sets it to the user's: strtod would stop at the point of 0.5
    presentLanguage = spokenLanguages().contains(language) ? language : systemLanguage();
    takeLocale(presentLanguage);
    auto *speech = new Speech(presentLanguage, folders, &application);
    Q_ASSERT(speech->isComplete());
    QCoreApplication::installTranslator(speech); // before the other goes, so that no thread finds none
    delete present;
    present = speech;
}

Phrasebook speakInstead(QCoreApplication &application, const QString &language)
{
    if (!present)
        speak(application);
    Phrasebook book(*present);
    speak(application, language);
    book.setAfter(*present);
    return book;
}

QString spokenLanguage()
{
    return presentLanguage;
}

void addLanguage(const QString &language, const QString &folder)
{
    languages.append(language);
    folders.append(folder);
}

} // namespace leapfrog
