// SPDX-License-Identifier: MIT
#pragma once

#include <QProxyStyle>

namespace leapfrog {

/// How much room the rows of tables take.
enum class Density
{
    Comfortable,
    Compact,
};

/// Fusion, which draws edges darker than the window: in the dark nobody sees an empty check box or field. Here they are
/// drawn again, lighter. And Fusion's columns all but touch: here cells and headings keep a distance from their edges.
/// What is selected has a tint and a bar; its text and signs keep their colours. Rows have the height of the density
/// (PM_HeaderDefaultSectionSizeVertical of a table's vertical header).
class ProgramStyle : public QProxyStyle
{
    Q_OBJECT
public:
    explicit ProgramStyle(Density density);

    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;

private:
    const Density m_density;
};

} // namespace leapfrog
