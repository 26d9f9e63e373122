// SPDX-License-Identifier: MIT
#pragma once

#include "console/preview/previewed_document.h"

#include <QVariant>

namespace leapfrog {

// What stands below a document of the preview, for a column of PreviewModel and one of Qt's roles.

QVariant previewCauseData(const PreviewCause &cause, int column, int role);
QVariant previewLineData(const PreviewLine &line, int column, int role);
/// Whether that column holds figures.
bool isAmountColumn(int column);

} // namespace leapfrog
