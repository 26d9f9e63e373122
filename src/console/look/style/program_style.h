// SPDX-License-Identifier: MIT
#pragma once

#include <QProxyStyle>

class QStyleOptionButton;
class QStyleOptionSlider;
class QStyleOptionToolButton;

namespace leapfrog {

/// Between a cell's edge and what is in it, in pixels.
inline constexpr int tableMargin = 6;

/// How much room the rows of tables take.
enum class Density
{
    Comfortable,
    Compact,
};

/// The program's look on top of Fusion, light and dark from the palette: flat surfaces with a hairline and round
/// corners, no gradients; one loud act per screen (act_look.h); what is selected has a tint and a bar, and its text and
/// signs keep their colours; the focus is a ring in the accent. Cells and headings keep a distance from their edges,
/// and rows have the height of the density (PM_HeaderDefaultSectionSizeVertical of a table's vertical header).
class ProgramStyle : public QProxyStyle
{
    Q_OBJECT
public:
    explicit ProgramStyle(Density density);

    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                           const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;

private:
    void drawCell(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    void drawButtonLabel(const QStyleOptionButton &button, QPainter &painter, const QWidget *widget) const;
    void drawToolLabel(const QStyleOptionToolButton &button, QPainter &painter, const QWidget *widget) const;

    const Density m_density;
};

} // namespace leapfrog
