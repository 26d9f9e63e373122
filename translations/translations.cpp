// SPDX-License-Identifier: MIT
#include "translations/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace leapfrog {

using namespace Qt::Literals::StringLiterals;

void installTranslations(QCoreApplication &application)
{
    const auto folder = u":/translations"_s;

    // English first: what is installed later is asked earlier, and has gaps where a translation is not finished.
    auto *english = new QTranslator(&application);
    if (english->load(u"leapfrog_en"_s, folder))
        QCoreApplication::installTranslator(english);

    auto *own = new QTranslator(&application);
    if (own->load(QLocale(), u"leapfrog"_s, u"_"_s, folder))
        QCoreApplication::installTranslator(own);
}

} // namespace leapfrog
