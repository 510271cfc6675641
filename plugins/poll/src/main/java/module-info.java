/**
 * Polls in groups: {@code /poll}, {@code /vote} and {@code /endpoll}. Needs the plugin {@code groups}, of which it sees
 * {@link parley.groups.api.GroupDirectory}.
 *
 * <p>In reading order:
 * <ol>
 *   <li>{@link parley.poll.PollPlugin} is the half in the server, {@link parley.poll.PollDisplay} the half in the shell,
 *       which shows how a poll stands after each vote.
 *   <li>{@code Question} is what was asked, {@code Poll} that and the votes; {@code Polls} holds them, in the journal too.
 * </ol>
 *
 * <p>Locks, in the order in which they are taken: that of {@code Polls}, then those of the plugin {@code groups}.
 */
module parley.poll {
    requires parley.api;
    requires parley.groups;

    provides parley.api.server.ServerPlugin with parley.poll.PollPlugin;
    provides parley.api.client.ClientPlugin with parley.poll.PollDisplay;
}
