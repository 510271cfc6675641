/**
 * Reminders: {@code /remind WHEN TEXT}, {@code /reminders}, {@code /forget NUMBER}. Depends on nothing but the API.
 *
 * <p>In reading order:
 * <ol>
 *   <li>{@link parley.remind.RemindPlugin} is the half in the server, {@link parley.remind.RemindDisplay} the half in the
 *       shell.
 *   <li>{@code Reminders} holds what is to come, in the journal too; {@code Bell} wakes up when the next is due, and posts
 *       it.
 *   <li>{@code When} reads a time as it is typed.
 * </ol>
 *
 * <p>A reminder is posted first and then said to be gone: if the server crashes between the two it comes once more, and
 * it never comes not at all.
 */
module parley.remind {
    requires parley.api;

    provides parley.api.server.ServerPlugin with parley.remind.RemindPlugin;
    provides parley.api.client.ClientPlugin with parley.remind.RemindDisplay;
}
