// SPDX-License-Identifier: MIT
#include "console/launch_options.h"

#include <QtGlobal>

#include <CLI/CLI.hpp>

#include <map>

namespace leapfrog {

static const std::map<std::string, DeepLink::Kind> linkKinds = {
    {"document", DeepLink::Kind::Document}, {"job", DeepLink::Kind::Job}, {"recreation", DeepLink::Kind::Recreation}};

/// `leapfrog document INV-1042`: what to show, in the window that is open or in a new one.
static void addLinks(CLI::App &app, std::string &id, std::string &organisation)
{
    auto *document = app.add_subcommand("document", "Show this document");
    document->add_option("NUMBER", id, "The document's number")->required();
    document->add_option("--org", organisation, "Its organisation; default: whichever has it");
    app.add_subcommand("job", "Show this job")->add_option("ID", id, "The job's id")->required();
    app.add_subcommand("recreation", "Show this recreation")->add_option("ID", id, "The recreation's id")->required();
}

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
    std::string id;
    std::string organisation;
    app.add_option("--language", language, "en or de; default: as in the preferences")
        ->check(CLI::IsMember({"en", "de"}));
    app.add_option("--screen", screen, "The screen to show first")
        ->check(CLI::IsMember({"backlog", "documents", "recreations", "jobs", "ledger", "workers", "inbox", "members",
                               "audit", "rehearsal"}));
    app.add_option("--grab", grabFile, "Save a picture of the window as PNG once its data is there, then quit");
    app.add_flag("--new-window", newWindow,
                 "Open a window of its own; else the one that has this database open comes to the front");
    app.fallthrough(); // --dsn may stand after the command
    app.require_subcommand(0, 1);
    addLinks(app, id, organisation);
    app.set_version_flag("--version", "leapfrog " LEAPFROG_VERSION);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    appearance.language = QString::fromStdString(language);
    link.screen = QString::fromStdString(screen);
    link.id = QString::fromStdString(id);
    link.organisation = QString::fromStdString(organisation);
    for (const auto &[name, kind] : linkKinds) {
        if (app.got_subcommand(name))
            link.kind = kind;
    }
    return std::nullopt;
}

} // namespace leapfrog
