// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/sign_delegate.h"
#include "console/preview/previewed_document.h"

#include <QString>

namespace leapfrog {

class Session;

// What recreating would do, as the preview's lines say it.

/// "INV-1043, invoice, version 3: 3 account lines will change".
QString previewedWords(const PreviewedDocument &document);
Sign previewedSign(PreviewedDocument::Fate fate);

/// Several documents of one fate: "186 documents would be refused: The books are locked through …".
QString groupWords(const PreviewedDocument &one, int count);

/// When a direct recreation starts, and who posts it.
QString directWords(Session &session);

} // namespace leapfrog
