// SPDX-License-Identifier: MIT
#pragma once

#include <QTranslator>

namespace leapfrog {

/// The words of one language; where it has none, English with its plural forms. Within InEnglish it has English alone.
/// In one that is written from right to left, what is put in at a place (an identifier, an amount) stands apart, so
/// that its own characters keep their order.
class Speech : public QTranslator
{
public:
    /// Looks for leapfrog_LANGUAGE.qm in these folders, the first that has it.
    Speech(const QString &language, const QStringList &folders, QObject *parent = nullptr);

    [[nodiscard]] bool isEmpty() const override { return false; }
    /// Whether all files were there that belong to the program.
    [[nodiscard]] bool isComplete() const { return m_isComplete; }

    QString translate(const char *context, const char *text, const char *comment, int count) const override;

private:
    QTranslator m_english;
    QTranslator m_own;
    QTranslator m_qt; ///< Qt's own words
    bool m_isComplete = false;
    bool m_hasOwn = false;
    bool m_isRightToLeft = false;
    bool m_hasQt = false;
};

} // namespace leapfrog
