/**
 * Messages from one user to another: {@code /msgto USER TEXT}. Depends on nothing but the API.
 *
 * <p>In reading order:
 * <ol>
 *   <li>{@link parley.messaging.MessagingPlugin} is the half in the server, {@link parley.messaging.MessageDisplay} the
 *       half in the shell.
 *   <li>{@code MsgtoCommand} refuses what cannot be, {@code Messages} stores, which sends, and logs.
 * </ol>
 *
 * <p>One lock, held from storing to logging so that the log is in the order of the numbers; never while a file is written.
 */
module parley.messaging {
    requires parley.api;

    provides parley.api.server.ServerPlugin with parley.messaging.MessagingPlugin;
    provides parley.api.client.ClientPlugin with parley.messaging.MessageDisplay;
}
