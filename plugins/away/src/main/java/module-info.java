/**
 * Being away from the keyboard: {@code /away [TEXT]} and {@code /back}. {@link parley.away.AwayPlugin} is the half in the
 * server: it tells who writes to one who is away, in the words that {@code Absences} holds.
 * {@link parley.away.AwayDisplay} is the half in the shell. An absence ends with {@code /back}, with the log-out, and with the plugin.
 */
module parley.away {
    requires parley.api;

    provides parley.api.server.ServerPlugin with parley.away.AwayPlugin;
    provides parley.api.client.ClientPlugin with parley.away.AwayDisplay;
}
