// SPDX-License-Identifier: MIT
#pragma once

#include <QLocale>
#include <QStringList>
#include <QTranslator>
#include <QWidget>

namespace leapfrog::test {

/// What is wrong with how a window looks, one line per fault: a text or figure that is cut, a button or figure that is
/// (partly) outside, a table's heading or figure that is wider than its column.
QStringList faultsOf(const QWidget &window);

/// A language whose words are 40 % longer than English ones, as German's may be; figures are German ones while it is
/// there.
class LongWords : public QTranslator
{
public:
    LongWords();
    ~LongWords() override;

    QString translate(const char *context, const char *text, const char *comment, int count) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }

private:
    QTranslator m_english;
    QLocale m_before;
};

} // namespace leapfrog::test
