/**
 * Leaving the server: {@code /logout}, see {@link parley.session.SessionPlugin}. Logging in is the framework's own, and
 * {@code /quit} the shell's. Depends on nothing but the API.
 */
module parley.session {
    requires parley.api;

    provides parley.api.server.ServerPlugin with parley.session.SessionPlugin;
}
