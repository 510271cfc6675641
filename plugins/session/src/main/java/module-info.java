/**
 * Leaving the server: {@code /logout} and {@code /quit}, see {@link parley.session.SessionPlugin}. Logging in is the
 * framework's own. Depends on nothing but the API.
 */
module parley.session {
    requires parley.api;

    provides parley.api.server.ServerPlugin with parley.session.SessionPlugin;
}
