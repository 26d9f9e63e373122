// SPDX-License-Identifier: MIT
#include "console/ledger/left_out_bar.h"

#include "console/look/figures.h"
#include "console/look/flow_layout.h"
#include "console/look/theme.h"

#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>

#include <algorithm>
#include <climits>

namespace leapfrog {

static constexpr std::array<const char *, 3> statuses{"waiting", "refused", "awaiting_recreation"};

LeftOutBar::LeftOutBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("leftOut"));
    setAutoFillBackground(true);
    m_text->setObjectName(QStringLiteral("leftOutText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *line = new FlowLayout(this);
    line->setContentsMargins(12, 6, 8, 6);
    line->setSpacing(8);
    line->addWidget(m_text);
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        auto *&button = m_buttons.at(i);
        button = new QPushButton(this);
        button->setObjectName(QStringLiteral("show_%1").arg(QLatin1String(statuses.at(i))));
        connect(button, &QPushButton::clicked, this, [this, i] { emit wanted(statuses.at(i)); });
        line->addWidget(button);
    }
    colour();
    hide();
}

static int counted(std::int64_t documents)
{
    return static_cast<int>(std::min<std::int64_t>(documents, INT_MAX));
}

/// The counts are of all days: that a document is in no figure is no less true of another month.
void LeftOutBar::show(const ReportHead &head, AwaitingFigures figures)
{
    const bool isPrevious = figures == AwaitingFigures::Previous;
    const std::array<std::int64_t, 3> counts{head.awaitingPosting, head.refusedDocuments, head.awaitingRecreation};
    QStringList missing;
    if (head.awaitingPosting > 0)
        missing.append(tr("%Ln document(s) not posted yet as they are now", nullptr, counted(head.awaitingPosting)));
    if (head.refusedDocuments > 0)
        missing.append(tr("%Ln document(s) refused", nullptr, counted(head.refusedDocuments)));
    if (head.awaitingRecreation > 0 && !isPrevious)
        missing.append(tr("%Ln document(s) awaiting recreation", nullptr, counted(head.awaitingRecreation)));
    QStringList sentences;
    if (!missing.isEmpty())
        sentences.append(tr("Not in these figures, whatever their date: %1.").arg(missing.join(QStringLiteral(", "))));
    if (head.awaitingRecreation > 0 && isPrevious)
        sentences.append(tr("%Ln document(s) awaiting recreation are in them with their previous figures.", nullptr,
                            counted(head.awaitingRecreation)));
    for (const auto &one : head.reopened) {
        const auto through = dateFigure(parseDate(one.through).value_or(Date()));
        const auto who = QString::fromStdString(one.who);
        const auto when = dateFigure(parseDate(one.at.substr(0, 10)).value_or(Date()));
        const auto why = QString::fromStdString(one.why);
        const auto from = parseDate(one.from);
        sentences.append(
            from ? tr("Sealed days were opened again, from %1 to %2, by %3 on %4: %5")
                       .arg(dateFigure(*from), through, who, when, why)
                 : tr("Sealed days were opened again, through %1, by %2 on %3: %4").arg(through, who, when, why));
    }
    const auto text = sentences.join(QLatin1Char(' '));
    m_text->setText(text);
    setAccessibleName(text);

    const std::array<QString, 3> words{tr("Show those not posted"), tr("Show the refused"),
                                       tr("Show those awaiting recreation")};
    const auto kinds = std::ranges::count_if(counts, [](std::int64_t count) { return count > 0; });
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons.at(i)->setText(kinds == 1 ? tr("Show them") : words.at(i));
        m_buttons.at(i)->setVisible(counts.at(i) > 0);
    }
    setVisible(!text.isEmpty());
}

void LeftOutBar::clear()
{
    hide();
}

void LeftOutBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        colour();
    QFrame::changeEvent(event);
}

void LeftOutBar::colour()
{
    auto colours = QGuiApplication::palette();
    const auto signs = SignColours::of(colours);
    colours.setColor(QPalette::Window, signs.noticeBack);
    colours.setColor(QPalette::WindowText, signs.noticeText);
    setPalette(colours);
}

} // namespace leapfrog
