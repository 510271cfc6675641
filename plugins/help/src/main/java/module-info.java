/**
 * The list of commands: {@code /help}, see {@link parley.help.HelpCommand}. It says what the commands declare of
 * themselves, whichever plugin they come from. Depends on nothing but the API.
 */
module parley.help {
    requires parley.api;

    provides parley.api.server.ServerPlugin with parley.help.HelpPlugin;
}
