// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <functional>
#include <optional>
#include <string>

class QAbstractButton;
class QMessageBox;
class QWidget;

namespace leapfrog {

class Session;

// A production database is one that other people work with: the user has marked its connection so.

/// Its name as questions say it: "Production (production)".
QString nameInQuestions(const Session &session);
/// An organisation as questions name it: "Acme GmbH", and in production its database too: "Acme GmbH, Books
/// (production)".
QString placeInQuestions(const Session &session, const std::string &orgId);
/// Whether an act on so many is confirmed by typing the database's name.
bool mustTypeName(const Session &session, qsizetype items);
/// Lets `yes` work only after the database's name was typed into a field of the box (called "typedName").
void askForName(QMessageBox &box, QAbstractButton &yes, const Session &session);
/// Does `act` at once, or, where mustTypeName(), after a question of that title over `parent`. Returns at once.
void confirmMany(const Session &session, QWidget &parent, qsizetype items, const QString &title,
                 const std::function<void()> &act);

/// Starts this console's poller; in production after a question that says whose work it then does. Returns at once.
void startPoller(Session &session, QWidget &parent, int slotCount, std::optional<double> rate = std::nullopt);

} // namespace leapfrog
