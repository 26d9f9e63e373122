// SPDX-License-Identifier: MIT
#include "console/ledger/close/check_list.h"

#include "console/look/words.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace leapfrog {

static constexpr std::size_t mostItems = 5; ///< named beneath a point

CheckList::CheckList(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("checkList"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
}

void CheckList::show(const std::vector<CloseCheck> &checks)
{
    m_checks = checks;
    delete m_points;
    m_points = new QWidget(this);
    m_grid = new QGridLayout(m_points);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
    for (const auto &check : checks)
        addPoint(check);
    layout()->addWidget(m_points);
}

static QString mark(const CloseCheck &check)
{
    return check.isFine ? CheckList::tr("fine") : check.stops ? CheckList::tr("missing") : CheckList::tr("named");
}

/// Where it is mended, in a button's words.
static QString mendWords(const std::string &check)
{
    if (check == "inbox")
        return CheckList::tr("Show the inbox");
    if (check == "clearing")
        return CheckList::tr("Show clearing");
    if (check == "deferrals")
        return CheckList::tr("Show deferrals");
    return check == "verify" ? CheckList::tr("Show Verify") : CheckList::tr("Show them");
}

void CheckList::addPoint(const CloseCheck &check)
{
    const int row = m_grid->rowCount();
    const auto name = QString::fromStdString(check.name);
    const auto sign = check.isFine ? Sign::Good : check.stops ? Sign::Bad : Sign::Again;
    auto *icon = new QLabel(m_points);
    const auto colour = signColour(sign, palette());
    icon->setPixmap(signIcon(sign, colour, colour).pixmap(fontMetrics().height()));
    icon->setToolTip(mark(check));
    icon->setAccessibleName(mark(check));
    QStringList lines{check.message};
    for (std::size_t i = 0; i < std::min(check.items.size(), mostItems); ++i)
        lines.append(QStringLiteral("    ") + shortened(check.items[i], 200));
    if (check.items.size() > mostItems)
        lines.append(QStringLiteral("    ")
                     + tr("and %Ln more", nullptr, static_cast<int>(check.items.size() - mostItems)));
    auto *text = new QLabel(withShortWords(lines.join(QLatin1Char('\n'))), m_points);
    text->setObjectName(QStringLiteral("check_") + name);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setAccessibleName(tr("%1: %2", "fine, missing or named; what was found").arg(mark(check), text->text()));
    m_grid->addWidget(icon, row, 0, Qt::AlignTop);
    m_grid->addWidget(text, row, 1);
    if (check.isFine)
        return;
    auto *mend = new QPushButton(mendWords(check.name), m_points);
    mend->setObjectName(QStringLiteral("mend_") + name);
    mend->setAutoDefault(false);
    connect(mend, &QPushButton::clicked, this, [this, name] { emit mendWanted(name); });
    m_grid->addWidget(mend, row, 2, Qt::AlignTop);
}

void CheckList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_points != nullptr)
        show(m_checks);
    QWidget::changeEvent(event);
}

} // namespace leapfrog
