package parley.groups;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import parley.api.Arguments;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.server.CommandHandler;
import parley.api.server.Feed;
import parley.api.server.Invocation;
import parley.api.server.Reply;
import parley.api.server.Roster;
import parley.api.server.Stored;
import parley.api.server.TextLog;
import parley.api.server.User;
import parley.rehearsal.Actor;

/** The plugin's commands among yoda, hans, luke and leia (who is away), with journal, feeds and logs in memory. */
final class Play implements Roster {
    static final int MAX_GROUPS = 3;
    static final int MAX_MEMBERS = 3;

    final List<byte[]> journal = Collections.synchronizedList(new ArrayList<>());
    final Map<String, List<String>> logs = new ConcurrentHashMap<>();
    final Map<String, Set<String>> suggested = new ConcurrentHashMap<>();
    final EventStore store;
    final Groups groups;
    private final Map<String, Actor> here = new LinkedHashMap<>();
    private final Map<CommandSpec, CommandHandler> commands;

    Play() {
        this(List.of(), new EventStore());
    }

    /** With a past. */
    Play(Collection<byte[]> past, EventStore store) {
        this.store = store;
        List.of("yoda", "hans", "luke").forEach(this::enters);
        groups = new Groups(MAX_GROUPS, this::empty);
        past.forEach(groups::replay);
        groups.recordIn(journal::add);
        Feed news = store.feed("news");
        Invitations invitations = new Invitations(this, news, MAX_MEMBERS, this::suggest);
        commands = Map.of(
                CreateGroup.SPEC, new CreateGroup(groups, news, invitations, this::suggest),
                Invite.SPEC, new Invite(groups, invitations),
                JoinGroup.SPEC, new JoinGroup(groups, news),
                LeaveGroup.SPEC, new LeaveGroup(groups, news, (user, group) -> suggested.get(user.name()).remove(group)),
                ListGroups.SPEC, new ListGroups(groups),
                ListMembers.SPEC, new ListMembers(groups, this),
                GroupMessage.SPEC, new GroupMessage(groups));
    }

    private Group empty(String name, long serial) {
        String unique = name + "." + serial;
        return new Group(name, serial, store.audience(unique), store.feed(unique), () -> new Log(log(name)));
    }

    /** The server stops, or is killed, and starts again. */
    Play restarted() {
        return new Play(List.copyOf(journal), store);
    }

    /** A command as a user types it; puts out its rows, with blanks between the fields, and its answer, if any. */
    List<String> types(String user, String line) throws CommandException {
        List<String> output = new ArrayList<>();
        Reply reply = run(user, line, output);
        if (!reply.text().isEmpty()) {
            output.add(reply.text());
        }
        return output;
    }

    /** The answer to a command that puts out no rows. */
    Reply reply(String user, String line) throws CommandException {
        return run(user, line, new ArrayList<>());
    }

    private Reply run(String user, String line, List<String> output) throws CommandException {
        CommandSpec spec = commands.keySet().stream().filter(s -> line.startsWith("/" + s.name() + " ")
                || line.equals("/" + s.name())).findFirst().orElseThrow();
        Call call = new Call(here.get(user), spec.parse(line.substring(1 + spec.name().length())), output);
        try {
            return commands.get(spec).run(call);
        } catch (CommandException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    void enters(String name) {
        here.put(name, Actor.fedOnly(name));
    }

    void leaves(String name) {
        here.remove(name);
    }

    /** What a user was sent, as {@code source VERB group text}. */
    List<String> got(String user) {
        return got(user, 0);
    }

    /** What a user is sent who has seen all up to an id. */
    List<String> got(String user, long after) {
        return store.after(after, user).stream().map(EventStore.Posted::shown).toList();
    }

    private void suggest(User user, String group) {
        suggested.computeIfAbsent(user.name(), _ -> ConcurrentHashMap.newKeySet()).add(group);
    }

    private List<String> log(String name) {
        return logs.computeIfAbsent(name, _ -> Collections.synchronizedList(new ArrayList<>()));
    }

    @Override
    public Optional<User> find(String name) {
        return Optional.ofNullable(here.get(name));
    }

    @Override
    public boolean isOnline(String name) {
        return here.containsKey(name);
    }

    @Override
    public Collection<User> online() {
        return List.copyOf(here.values());
    }

    @Override
    public boolean exists(String name) {
        return Set.of("yoda", "hans", "luke", "leia").contains(name);
    }

    private record Call(User user, Arguments arguments, List<String> output) implements Invocation {
        @Override
        public void row(List<String> fields) {
            output.add(String.join(" ", fields));
        }
    }

    /** A log for people without the time. */
    private record Log(List<String> lines) implements TextLog {
        @Override
        public void append(String line) {
            throw new AssertionError("a message is logged with its number: " + line);
        }

        @Override
        public void append(Stored message, String name) {
            lines.add(message.number() + "; " + name + "; " + message.event().text());
        }
    }
}
