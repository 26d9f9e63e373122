// SPDX-License-Identifier: MIT
#include "console/look/style/sign_colours.h"

namespace leapfrog {

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

SignColours SignColours::of(const QPalette &palette)
{
    if (isDark(palette))
        return {.urgent = 0xff8a80,
                .high = 0xffb454,
                .normal = 0x9bb8d8,
                .running = 0x6fd39f,
                .dead = 0xc9a3f0,
                .good = 0x6fd39f,
                .bad = 0xff8a80,
                .noticeBack = 0x3a301a,
                .noticeText = 0xffd890,
                .errorBack = 0x41221f,
                .errorText = 0xffb8b1,
                .line = 0x38403d,
                .softLine = 0x2d3432,
                .hover = 0x2a302e,
                .tint = 0x26384f};
    return {.urgent = 0xb3261e,
            .high = 0xb25e00,
            .normal = 0x4f6f94,
            .running = 0x1b7a4b,
            .dead = 0x6a3d9a,
            .good = 0x1b7a4b,
            .bad = 0xb3261e,
            .noticeBack = 0xfff6e0,
            .noticeText = 0x7a5200,
            .errorBack = 0xfdecea,
            .errorText = 0x8f1c15,
            .line = 0xdbe1de,
            .softLine = 0xe9edeb,
            .hover = 0xeef3f1,
            .tint = 0xe3edfb};
}

QPalette lightPalette()
{
    QPalette palette(QColor(0xffffff), QColor(0xf4f6f5));
    palette.setColor(QPalette::Base, 0xffffff);
    palette.setColor(QPalette::AlternateBase, 0xf6f8f7);
    palette.setColor(QPalette::WindowText, 0x1a211e);
    palette.setColor(QPalette::Text, 0x1a211e);
    palette.setColor(QPalette::ButtonText, 0x1a211e);
    palette.setColor(QPalette::PlaceholderText, 0x5a6661);
    palette.setColor(QPalette::Highlight, 0x1f5fbf);
    palette.setColor(QPalette::HighlightedText, 0xffffff);
    palette.setColor(QPalette::Link, 0x1f5fbf);
    palette.setColor(QPalette::ToolTipBase, 0x1a211e);
    palette.setColor(QPalette::ToolTipText, 0xf4f6f5);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, 0x8a938e);
    return palette;
}

QPalette darkPalette()
{
    QPalette palette(QColor(0x222726), QColor(0x191d1c));
    palette.setColor(QPalette::Base, 0x222726);
    palette.setColor(QPalette::AlternateBase, 0x262c2a);
    palette.setColor(QPalette::WindowText, 0xe8edeb);
    palette.setColor(QPalette::Text, 0xe8edeb);
    palette.setColor(QPalette::ButtonText, 0xe8edeb);
    palette.setColor(QPalette::BrightText, 0xffffff);
    palette.setColor(QPalette::PlaceholderText, 0x9aa7a2);
    palette.setColor(QPalette::Highlight, 0x6ea3f2);
    palette.setColor(QPalette::HighlightedText, 0x0d1a2d);
    palette.setColor(QPalette::Link, 0x6ea3f2);
    palette.setColor(QPalette::ToolTipBase, 0xe8edeb);
    palette.setColor(QPalette::ToolTipText, 0x191d1c);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, 0x6f7974);
    return palette;
}

} // namespace leapfrog
