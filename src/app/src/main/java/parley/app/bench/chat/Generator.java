package parley.app.bench.chat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import parley.app.bench.Connection;
import parley.app.bench.Loop;

/**
 * Makes the {@link Traffic} of a scenario, all users on the thread that calls it. It looks at the bytes of lines, and
 * makes no object for a message, since it shares the machine with what it measures.
 */
final class Generator implements Loop.Listener, Traffic.Outlet, AutoCloseable {
    /** Log-ins, and joins, that wait for their answer at a time. */
    private static final int AT_A_TIME = 32;
    private static final long ROUND_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_COMPLAINTS = 3;

    private final Scenario scenario;
    private final Dialect dialect;
    private final InetSocketAddress server;
    private final Traffic traffic;
    private final Dialect.Draft[] drafts;
    private final Loop loop = new Loop(this);
    private final List<Connection> users = new ArrayList<>();
    private final Set<String> complaints = new LinkedHashSet<>();
    private int welcomed;
    private int prepared;
    private int lost;

    /** For messages that go through {@code server}. */
    Generator(Scenario scenario, boolean labelled, Dialect dialect, InetSocketAddress server) throws IOException {
        this.scenario = scenario;
        this.dialect = dialect;
        this.server = server;
        traffic = new Traffic(scenario, labelled, this);
        drafts = new Dialect.Draft[scenario.users()];
        for (int user = 0; user < drafts.length; user++) {
            drafts[user] = dialect.draft(user);
        }
    }

    /**
     * Connects every user and logs it in.
     *
     * @throws IOException if one of them is refused, or the server answers nothing for half a minute
     */
    void logIn() throws IOException {
        while (welcomed < scenario.users()) {
            while (users.size() < scenario.users() && users.size() < welcomed + AT_A_TIME) {
                users.add(loop.connect(users.size(), server));
            }
            int before = welcomed;
            await(() -> welcomed > before, () -> welcomed,
                    () -> "%,d of %,d users could be logged in".formatted(welcomed, scenario.users()));
        }
    }

    /**
     * Makes the groups and joins them, if the scenario has some, and waits until the news of it have come.
     *
     * @throws IOException if something of it is refused, or the server answers nothing for half a minute
     */
    void join() throws IOException {
        List<Connection> speakers = users.stream().filter(u -> scenario.speaks(u.number())).toList();
        List<Connection> others = users.stream().filter(u -> !scenario.speaks(u.number())).toList();
        prepare(speakers, dialect::join);
        prepare(others, dialect::join);
        while (loop.turn(3 * ROUND_MILLIS)) {
            requireAll(() -> "a user was lost while groups were joined");
        }
    }

    /** Leaves the groups again; as {@link #join}. */
    void leave() throws IOException {
        prepare(users, dialect::leave);
    }

    /** Begins to send. */
    void start() {
        traffic.start(System.nanoTime());
    }

    /** Goes on for a time. */
    void runFor(Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            loop.turn(1 + left / 1_000_000);
        }
    }

    /** One round. */
    void turn() throws IOException {
        loop.turn(ROUND_MILLIS);
    }

    /** Sends nothing more, and waits for what is under way, until nothing of it has come for the time of a silence. */
    void drain(Duration silence) throws IOException {
        traffic.stop();
        long progress = System.nanoTime();
        long seen = 0;
        while (!traffic.isDone() && System.nanoTime() - progress < silence.toNanos()) {
            loop.turn(ROUND_MILLIS);
            long now = traffic.tally().missing();
            progress = now == seen ? progress : System.nanoTime();
            seen = now;
        }
    }

    Traffic traffic() {
        return traffic;
    }

    /** What is wrong so far, in words; empty if nothing is. Call it after {@link #drain}. */
    Optional<String> faults() {
        List<String> faults = new ArrayList<>(traffic.tally().faults());
        if (lost > 0) {
            faults.add("%,d %s".formatted(lost, lost == 1 ? "connection broken" : "connections broken"));
        }
        faults.addAll(complaints);
        return faults.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", faults));
    }

    @Override
    public void connected(Connection connection) {
        dialect.logIn(connection);
    }

    @Override
    public void line(Connection connection, byte[] bytes, int start, int end) {
        switch (dialect.read(bytes, start, end)) {
            case MESSAGE -> message(connection, bytes, start, end);
            case ACKNOWLEDGED -> traffic.acknowledged(connection.number(),
                    (int) dialect.acknowledged(bytes, start, end), loop.now());
            case WELCOME -> welcomed++;
            case PREPARED -> prepared++;
            case QUESTION -> dialect.answer(connection, bytes, start, end);
            case REFUSED -> complain(Lines.text(bytes, start, end));
            case NOTHING -> { }
        }
    }

    @Override
    public void closed(Connection connection, String why) {
        lost++;
        complain(why);
    }

    @Override
    public void send(int sender, int number) {
        Dialect.Draft draft = drafts[sender];
        draft.number(number);
        users.get(sender).put(draft.bytes(), 0, draft.bytes().length);
    }

    @Override
    public void close() throws IOException {
        loop.close();
    }

    private void message(Connection receiver, byte[] bytes, int start, int end) {
        long text = end - start < MessageText.LENGTH ? MessageText.DAMAGED
                : MessageText.read(bytes, end - MessageText.LENGTH);
        if (text == MessageText.DAMAGED) {
            traffic.damaged();
        } else {
            traffic.delivered(receiver.number(), (int) (text >>> Integer.SIZE), (int) text, loop.now());
        }
    }

    private void complain(String what) {
        if (complaints.size() < MOST_COMPLAINTS) {
            complaints.add("the server says '" + what + "'");
        }
    }

    private void prepare(List<Connection> connections, ToIntFunction<Connection> step) throws IOException {
        prepared = 0;
        int expected = 0;
        for (int i = 0; i < connections.size(); i++) {
            expected += step.applyAsInt(connections.get(i));
            if (expected - prepared >= AT_A_TIME || i == connections.size() - 1) {
                int all = expected;
                await(() -> prepared >= all, () -> prepared, () -> "the groups could not be made and joined");
            }
        }
    }

    private void await(BooleanSupplier done, LongSupplier progress, Supplier<String> failure)
            throws IOException {
        long since = System.nanoTime();
        long seen = progress.getAsLong();
        while (!done.getAsBoolean()) {
            loop.turn(ROUND_MILLIS);
            requireAll(failure);
            if (progress.getAsLong() != seen) {
                seen = progress.getAsLong();
                since = System.nanoTime();
            } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
                complaints.add("no answer came for " + PATIENCE.toSeconds() + " s");
            }
        }
    }

    /** Before the measurement nothing may be refused, and nobody be lost. */
    private void requireAll(Supplier<String> failure) throws IOException {
        if (!complaints.isEmpty()) {
            throw new IOException(failure.get() + ": " + String.join(", ", complaints) + ".");
        }
    }
}
