// SPDX-License-Identifier: MIT
#pragma once

class QCoreApplication;

namespace leapfrog {

/// Makes the program speak the user's language where there is a translation, else English with its plural forms.
/// Call once, in the main thread, after the application object is made and before any words are shown.
void installTranslations(QCoreApplication &application);

} // namespace leapfrog
