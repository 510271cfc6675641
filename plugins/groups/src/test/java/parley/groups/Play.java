package parley.groups;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import parley.api.Arguments;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.server.Audience;
import parley.api.server.CommandHandler;
import parley.api.server.Event;
import parley.api.server.Invocation;
import parley.api.server.Reply;
import parley.api.server.Roster;
import parley.api.server.User;

/** The plugin's commands among yoda, hans, luke and leia (who is away), with journal and logs in memory. */
final class Play implements Roster {
    static final int MAX_GROUPS = 3;
    static final int MAX_MEMBERS = 3;

    final List<byte[]> journal = Collections.synchronizedList(new ArrayList<>());
    final Map<String, List<String>> logs = new ConcurrentHashMap<>();
    final Map<String, Set<String>> suggested = new ConcurrentHashMap<>();
    final Groups groups;
    private final Map<String, Actor> here = new LinkedHashMap<>();
    private final Map<CommandSpec, CommandHandler> commands;

    Play() {
        this(List.of());
    }

    /** With a past. */
    Play(Collection<byte[]> past) {
        List.of("yoda", "hans", "luke").forEach(this::enters);
        groups = new Groups(MAX_GROUPS, name -> new Group(name, new Listeners(), new GroupLog(() -> log(name)::add)));
        past.forEach(groups::replay);
        groups.recordIn(journal::add);
        Invitations invitations = new Invitations(this, MAX_MEMBERS, this::suggest);
        commands = Map.of(
                CreateGroup.SPEC, new CreateGroup(groups, invitations, this::suggest),
                Invite.SPEC, new Invite(groups, invitations),
                JoinGroup.SPEC, new JoinGroup(groups),
                LeaveGroup.SPEC, new LeaveGroup(groups, (user, group) -> suggested.get(user.name()).remove(group)),
                ListGroups.SPEC, new ListGroups(groups),
                ListMembers.SPEC, new ListMembers(groups, this),
                GroupMessage.SPEC, new GroupMessage(groups, () -> Instant.EPOCH));
    }

    /** A command as a user types it; puts out its rows, with blanks between the fields, and its answer, if any. */
    List<String> types(String user, String line) throws CommandException {
        CommandSpec spec = commands.keySet().stream().filter(s -> line.startsWith("/" + s.name() + " ")
                || line.equals("/" + s.name())).findFirst().orElseThrow();
        List<String> output = new ArrayList<>();
        Reply reply = run(spec, new Call(here.get(user), spec.parse(line.substring(1 + spec.name().length())), output));
        if (!reply.text().isEmpty()) {
            output.add(reply.text());
        }
        return output;
    }

    private Reply run(CommandSpec spec, Call call) throws CommandException {
        try {
            return commands.get(spec).run(call);
        } catch (CommandException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    Actor enters(String name) {
        Actor actor = new Actor(name, Collections.synchronizedList(new ArrayList<>()));
        here.put(name, actor);
        return actor;
    }

    void leaves(String name) {
        here.remove(name);
    }

    /** What a user was sent, as {@code source VERB group text}. */
    List<String> got(String user) {
        return here.get(user).inbox().stream().map(e -> (e.source().orElseThrow() + " " + e.verb() + " "
                + String.join(" ", e.params()) + " " + e.text()).strip()).toList();
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

    private final class Listeners implements Audience {
        private final Set<String> names = ConcurrentHashMap.newKeySet();

        @Override
        public void add(String name) {
            names.add(name);
        }

        @Override
        public void remove(String name) {
            names.remove(name);
        }

        @Override
        public void deliver(Event event, User except) {
            names.stream().filter(name -> !name.equals(except.name())).forEach(name -> send(name, event));
        }

        @Override
        public void deliver(Event event) {
            names.forEach(name -> send(name, event));
        }

        private void send(String name, Event event) {
            find(name).ifPresent(user -> user.deliver(event));
        }
    }

    /** A user who keeps what is delivered. */
    record Actor(String name, List<Event> inbox) implements User {
        @Override
        public Instant since() {
            return Instant.EPOCH;
        }

        @Override
        public InetAddress address() {
            return InetAddress.getLoopbackAddress();
        }

        @Override
        public OptionalInt udpPort() {
            return OptionalInt.empty();
        }

        @Override
        public void deliver(Event event) {
            inbox.add(event);
        }

        @Override
        public void disconnect(String why) {
            throw new AssertionError(name + " was disconnected: " + why);
        }
    }
}
