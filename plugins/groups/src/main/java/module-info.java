/**
 * Groups of users: {@code /creategroup}, {@code /invite}, {@code /joingroup}, {@code /leavegroup}, {@code /groups},
 * {@code /members} and {@code /groupmsg}. Depends on nothing but the API.
 *
 * <p>In reading order:
 * <ol>
 *   <li>{@link parley.groups.GroupsPlugin} is the half in the server, {@link parley.groups.GroupsDisplay} the half in
 *       the shell.
 *   <li>{@code Group} is one group: its members, its numbers, its log. {@code Groups} holds them all, by name and by
 *       member, and is what the journal brings back.
 *   <li>A command is a class: {@code CreateGroup}, {@code Invite}, {@code JoinGroup}, {@code LeaveGroup},
 *       {@code ListGroups}, {@code ListMembers}, {@code GroupMessage}.
 *   <li>{@code Entry} is what can stand in the journal, {@code EntryCodec} its bytes, {@code GroupLog} the log for
 *       people.
 *   <li>{@link parley.groups.api.GroupDirectory} is what other plugins see; {@code Directory} gives it to them.
 * </ol>
 *
 * <p>Locks, in the order in which they are taken: that of {@code Groups}, to make a group; that of a {@code Group}, for
 * every other change of it and to number its messages; the journal's own. Readers take none: who is in a group is
 * an immutable map that is swapped. Neither the number of groups nor that of a user's groups has a part in the cost of
 * a message.
 */
module parley.groups {
    requires transitive parley.api;

    exports parley.groups.api;

    provides parley.api.server.ServerPlugin with parley.groups.GroupsPlugin;
    provides parley.api.client.ClientPlugin with parley.groups.GroupsDisplay;
}
