/**
 * Who is here: {@code /activeuser}, see {@link parley.presence.ActiveUserCommand}. Depends on nothing but the API.
 */
module parley.presence {
    requires parley.api;

    provides parley.api.server.ServerPlugin with parley.presence.PresencePlugin;
}
