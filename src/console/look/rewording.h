// SPDX-License-Identifier: MIT
#pragma once

namespace leapfrog {

class Phrasebook;

/// Everything that windows, dialogs and actions say, in the language that the program speaks now; headings and cells
/// are asked anew. What a widget paints or keeps by itself it renews when it hears QEvent::LanguageChange.
void rewordScreens(const Phrasebook &book);

} // namespace leapfrog
