// SPDX-License-Identifier: MIT
#include "console/launch_options.h"

#include <QtGlobal>

#include <CLI/CLI.hpp>

#include <map>

namespace leapfrog {

std::optional<int> LaunchOptions::parse(int argc, const char *const *argv)
{
    static const std::map<std::string, Theme::Choice> themes
        = {{"system", Theme::Choice::System}, {"light", Theme::Choice::Light}, {"dark", Theme::Choice::Dark}};
    CLI::App app("Leapfrog: the backlog, documents and recreations in a window", "leapfrog");
    app.allow_extras(); // Qt's own, as -platform
    app.add_option("--dsn,--connect", dsn, "Connection string of the database (as libpq takes it)");
    app.add_flag("--demo", demo, "Open the demo: made-up shops with a bulk sync under way");
    app.add_option("--theme", appearance.theme, "system, light or dark")->transform(CLI::CheckedTransformer(themes));
    std::string language;
    app.add_option("--language", language, "en or de; default: as in the preferences")
        ->check(CLI::IsMember({"en", "de"}));
    app.add_option("--screen", screen, "The screen to show first")
        ->check(CLI::IsMember(
            {"backlog", "documents", "recreations", "jobs", "ledger", "workers", "inbox", "members", "audit"}));
    app.add_option("--grab", grabFile, "Save a picture of the window as PNG once its data is there, then quit");
    app.set_version_flag("--version", "leapfrog " LEAPFROG_VERSION);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    appearance.language = QString::fromStdString(language);
    return std::nullopt;
}

} // namespace leapfrog
