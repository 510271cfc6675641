/**
 * Messages from one user to another: {@code /msgto USER TEXT}. Depends on nothing but the API.
 *
 * <p>In reading order:
 * <ol>
 *   <li>{@link parley.messaging.MessagingPlugin} is the half in the server, {@link parley.messaging.MessageDisplay} the
 *       half in the shell.
 *   <li>{@code MsgtoCommand} refuses what cannot be, {@code Messages} numbers, stores and delivers.
 *   <li>{@code Mailbox} keeps the messages of a user who is away.
 *   <li>{@code MessageRecord} is a line of the journal, {@code MessageLog} the log for people.
 * </ol>
 *
 * <p>Locks, in the order in which they are taken: a mailbox, the numbering of {@code Messages}, the journal's own. None
 * is held while a file is written.
 */
module parley.messaging {
    requires parley.api;

    provides parley.api.server.ServerPlugin with parley.messaging.MessagingPlugin;
    provides parley.api.client.ClientPlugin with parley.messaging.MessageDisplay;
}
