// SPDX-License-Identifier: MIT
#include "console/frame/notice_bar.h"

#include "console/look/flow_layout.h"
#include "console/look/problem_words.h"
#include "console/look/sign_delegate.h"
#include "console/look/theme.h"
#include "console/look/words.h"

#include <QAccessible>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace leapfrog {

static constexpr int signSize = 16;

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , m_sign(new QLabel(this))
    , m_text(new QLabel(this))
    , m_details(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_more(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    setAutoFillBackground(true);
    setFrameShape(QFrame::NoFrame);
    m_text->setObjectName(QStringLiteral("noticeText"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_action->setObjectName(QStringLiteral("noticeAction"));
    m_details->setObjectName(QStringLiteral("noticeDetails"));
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->hide();
    m_more->setText(tr("Details"));
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_close->setText(QStringLiteral("×"));
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(m_close->accessibleName());
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);

    auto *line = new FlowLayout;
    line->setSpacing(8);
    for (QWidget *part : std::initializer_list<QWidget *>{m_sign, m_text, m_action, m_more, m_close})
        line->addWidget(part);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->addLayout(line);
    layout->addWidget(m_details);

    connect(m_more, &QToolButton::toggled, m_details, &QLabel::setVisible);
    connect(m_close, &QToolButton::clicked, this, &NoticeBar::clear);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const auto action = m_message.action;
        clear();
        if (action)
            action();
    });
    clear();
}

void NoticeBar::say(const Message &message)
{
    m_message = message;
    ++m_said;
    auto text = QStringLiteral("<b>%1</b>").arg(withShortWords(message.text).toHtmlEscaped());
    if (!message.advice.isEmpty())
        text += QLatin1Char(' ') + withShortWords(message.advice).toHtmlEscaped();
    m_text->setText(text);
    m_text->setToolTip(QLatin1String("<p>") + (message.text + QLatin1Char(' ') + message.advice).toHtmlEscaped());
    m_action->setText(message.actionText);
    m_action->setVisible(!message.actionText.isEmpty());
    m_more->setChecked(false);
    m_more->setVisible(!message.details.isEmpty());
    m_details->setText(withShortWords(message.details));
    setAccessibleName(message.text + QLatin1Char(' ') + message.advice);
    colour();
    setVisible(true);
    QAccessibleEvent announcement(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&announcement);
}

bool NoticeBar::says(const QString &text, const QString &details) const
{
    return isShown() && m_message.kind == Kind::Problem && m_message.text == text && m_message.details == details;
}

void NoticeBar::sayError(const Error &error, const QString &notAllowed, std::function<void()> tryAgain)
{
    if (error.code != Error::Code::Denied)
        sayError(error, std::move(tryAgain));
    else if (!says(notAllowed, detailsOf(error)))
        say({.kind = Kind::Problem,
             .text = notAllowed,
             .advice = generalWords(error).advice,
             .details = detailsOf(error),
             .actionText = {},
             .action = {}});
}

void NoticeBar::sayError(const Error &error, std::function<void()> tryAgain)
{
    if (says(error.message, detailsOf(error))) {
        m_message.action = std::move(tryAgain); // what is read, and opened, stays as it is
        return;
    }
    say({.kind = Kind::Problem,
         .text = error.message,
         .advice = {},
         .details = detailsOf(error),
         .actionText = tryAgain ? tr("&Try again") : QString(),
         .action = std::move(tryAgain)});
}

void NoticeBar::clear()
{
    m_message = {};
    ++m_said;
    hide();
}

void NoticeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        colour();
    QFrame::changeEvent(event);
}

void NoticeBar::colour()
{
    auto colours = QPalette();
    const auto signs = SignColours::of(colours);
    auto back = colours.color(QPalette::Base);
    auto text = colours.color(QPalette::Text);
    auto sign = Sign::Good;
    if (m_message.kind != Kind::Information) {
        const bool problem = m_message.kind == Kind::Problem;
        back = problem ? signs.errorBack : signs.noticeBack;
        text = problem ? signs.errorText : signs.noticeText;
        sign = problem ? Sign::Bad : Sign::Again;
    }
    colours.setColor(QPalette::Window, back);
    colours.setColor(QPalette::WindowText, text);
    setPalette(colours);
    const auto shape = m_message.kind == Kind::Information ? signs.good : text;
    m_sign->setPixmap(signIcon(sign, shape, shape).pixmap(signSize, signSize));
}

QString detailsOf(const Error &error)
{
    QStringList lines;
    if (!error.reason.empty())
        lines.append(NoticeBar::tr("Code: %1").arg(QString::fromStdString(error.reason)));
    if (!error.field.empty())
        lines.append(NoticeBar::tr("Field: %1").arg(QString::fromStdString(error.field)));
    if (!error.cause.isEmpty())
        lines.append(error.cause);
    return lines.join(QLatin1Char('\n'));
}

} // namespace leapfrog
