// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace leapfrog {

/// A bar over a page's content that says what happened, what to do, and offers it as a button. Hidden until it has
/// something to say. UI thread.
class NoticeBar : public QFrame
{
    Q_OBJECT
public:
    enum class Kind
    {
        Information,
        Notice, ///< something is not as the user may think
        Problem, ///< something was not done
    };
    struct Message
    {
        Kind kind = Kind::Information;
        QString text; ///< what happened; shown bold
        QString advice; ///< what to do
        QString details; ///< codes, behind "Details"; empty: no such button
        QString actionText; ///< empty: no button
        std::function<void()> action;
    };

    explicit NoticeBar(QWidget *parent = nullptr);

    void say(const Message &message);
    /// What a failed question to the database says, with "Try again". The same once more changes nothing on the screen.
    void sayError(const Error &error, std::function<void()> tryAgain);
    /// The same; a login that may not ask it reads `notAllowed`, and whom to turn to.
    void sayError(const Error &error, const QString &notAllowed, std::function<void()> tryAgain);
    void clear();
    /// Counts what it said and took back, so that who said something can tell whether that still stands.
    [[nodiscard]] int said() const { return m_said; }
    [[nodiscard]] bool isShown() const { return isVisibleTo(parentWidget()); }

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] bool says(const QString &text, const QString &details) const;
    void colour();

    Message m_message;
    QLabel *m_sign;
    QLabel *m_text;
    QLabel *m_details;
    QPushButton *m_action;
    QToolButton *m_more;
    QToolButton *m_close;
    int m_said = 0;
};

/// Code, field and the driver's own words of an error, one per line.
QString detailsOf(const Error &error);

} // namespace leapfrog
