// SPDX-License-Identifier: MIT
#include "translations/speech.h"

#include "core/sentences.h"

#include <QLibraryInfo>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace leapfrog {

using namespace Qt::Literals::StringLiterals;

/// Between U+2068 and U+2069; not within a tag, whose places are no words.
static QString withPlacesApart(QString words)
{
    static const QRegularExpression place(u"(%L?(?:\\d{1,2}|n))(?![^<]*>)"_s);
    return words.replace(place, u"\u2068\\1\u2069"_s);
}

Speech::Speech(const QString &language, const QStringList &folders, QObject *parent)
    : QTranslator(parent)
{
    m_isComplete = m_english.load(u"leapfrog_en"_s, folders.front());
    if (language == u"en"_s)
        return;
    m_hasOwn = std::ranges::any_of(
        folders, [&](const QString &folder) { return m_own.load(u"leapfrog_"_s + language, folder); });
    m_isComplete = m_isComplete && m_hasOwn;
    m_isRightToLeft = QLocale(language).textDirection() == Qt::RightToLeft;
    // What Qt's own buttons and dialogs say. Where it is not installed, they speak English.
    m_hasQt = m_qt.load(u"qtbase_"_s + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

QString Speech::translate(const char *context, const char *text, const char *comment, int count) const
{
    QString words;
    if (m_isRightToLeft && QByteArrayView(text) == "QT_LAYOUT_DIRECTION")
        return u"RTL"_s; // Qt asks for it
    if (m_hasOwn && !InEnglish::isOn())
        words = m_own.translate(context, text, comment, count);
    if (m_isRightToLeft)
        words = withPlacesApart(words);
    if (words.isEmpty() && m_hasQt && !InEnglish::isOn())
        words = m_qt.translate(context, text, comment, count);
    return words.isEmpty() ? m_english.translate(context, text, comment, count) : words;
}

} // namespace leapfrog
