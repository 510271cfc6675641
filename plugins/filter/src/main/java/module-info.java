/**
 * Keeps words out of messages, to users and to groups, before they are stored: {@link parley.filter.FilterPlugin}. It has no
 * command, only the settings {@code words} and {@code action}; {@code WordList} finds and masks.
 */
module parley.filter {
    requires parley.api;

    provides parley.api.server.ServerPlugin with parley.filter.FilterPlugin;
}
