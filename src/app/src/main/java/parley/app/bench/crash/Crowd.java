package parley.app.bench.crash;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import parley.app.bench.Connection;
import parley.app.bench.Loop;
import parley.app.credentials.Account;
import parley.wire.Line;
import parley.wire.MalformedLineException;
import parley.wire.Protocol;

/**
 * Users in groups who send to one another and to their groups, come back after a crash and resume. What they see goes
 * into the {@link Ledger}. All on the thread that calls.
 */
final class Crowd implements Loop.Listener, AutoCloseable {
    /** Members of each group. */
    static final int GROUP = 5;
    /** Messages of each user that wait for their {@code OK}. */
    private static final int WINDOW = 2;
    private static final long ROUND_MILLIS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long QUIET_MILLIS = 500;
    /** The label of what is no message. */
    private static final String PREPARING = "prepare";

    private final List<Account> accounts;
    private final Ledger ledger;
    private final RandomGenerator random;
    private final Loop loop = new Loop(this);
    private final List<Connection> connections = new ArrayList<>();
    private final int[] waiting; // messages without an answer, by sender
    private final int[] fence;   // messages sent before the last crash, by sender
    private boolean sending;
    private int welcomed;
    private int prepared;
    private int open;
    private long again;
    private String complaint = "no answer came";

    /** For users whose number is a multiple of {@link #GROUP}. */
    Crowd(List<Account> accounts, Ledger ledger, RandomGenerator random) throws IOException {
        this.accounts = List.copyOf(accounts);
        this.ledger = ledger;
        this.random = random;
        waiting = new int[accounts.size()];
        fence = new int[accounts.size()];
    }

    /**
     * Connects, logs in and resumes; nobody sends anything.
     *
     * @throws IOException if not all are logged in within half a minute
     */
    void come(InetSocketAddress server) throws IOException {
        welcomed = 0;
        again = 0;
        connections.clear();
        open = 0;
        for (int user = 0; user < accounts.size(); user++) {
            connections.add(loop.connect(user, server));
            open++;
        }
        until(() -> welcomed == accounts.size(), "log in");
    }

    /**
     * The first of each group makes it, the others join.
     *
     * @throws IOException if that is not done within half a minute
     */
    void makeGroups() throws IOException {
        for (int user = 0; user < accounts.size(); user += GROUP) {
            List<String> others = accounts.subList(user + 1, user + GROUP).stream().map(Account::name).toList();
            put(user, PREPARING, "/creategroup " + group(user) + " " + String.join(" ", others));
        }
        int groups = accounts.size() / GROUP;
        until(() -> prepared == groups, "make their groups");
        for (int user = 0; user < accounts.size(); user++) {
            if (user % GROUP > 0) {
                put(user, PREPARING, "/joingroup " + group(user));
            }
        }
        until(() -> prepared == accounts.size(), "join their groups");
    }

    /**
     * Sends as fast as the window allows, for a time and until something of it was acknowledged.
     *
     * @throws IOException if nothing is acknowledged for half a minute
     */
    void send(Duration time) throws IOException {
        sending = true;
        long before = ledger.acknowledged();
        for (int user = 0; user < accounts.size(); user++) {
            fill(user);
        }
        long end = System.nanoTime() + time.toNanos();
        until(() -> System.nanoTime() >= end, "send", PATIENCE.plus(time));
        until(() -> ledger.acknowledged() > before, "send");
    }

    /**
     * Reads what was still under way when the server died, and is ready to come back.
     *
     * @throws IOException if a connection does not end within half a minute
     */
    void lose() throws IOException {
        sending = false;
        until(() -> open == 0, "notice that the server is gone");
        loop.disconnect(); // which forgets them
        Arrays.fill(waiting, 0);
        Arrays.setAll(fence, ledger::sent);
    }

    /** Waits for what has to come, until nothing does for the time of a silence, and then for what must not. */
    void settle(Duration silence) throws IOException {
        long end = System.nanoTime() + silence.toNanos();
        while (!ledger.isComplete() && System.nanoTime() < end) {
            if (loop.turn(ROUND_MILLIS)) {
                end = System.nanoTime() + silence.toNanos();
            }
        }
        while (loop.turn(QUIET_MILLIS)) {
            continue; // somebody still hears something
        }
    }

    /** How many deliveries since the last time they came were of messages sent before. */
    long again() {
        return again;
    }

    @Override
    public void connected(Connection connection) {
        Account account = accounts.get(connection.number());
        long seen = ledger.lastSeen(connection.number());
        put(connection, (seen == Ledger.NOTHING_SEEN ? "HELLO 1 :bench\r\n" : "HELLO 1 resume=" + seen + " :bench\r\n")
                + "LOGIN " + account.name() + " :" + account.password() + "\r\n");
    }

    @Override
    public void line(Connection connection, byte[] bytes, int start, int end) {
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        try {
            line(connection, Line.parse(text), text);
        } catch (MalformedLineException | NumberFormatException e) {
            ledger.receivedOther(connection.number(), text);
        }
    }

    @Override
    public void closed(Connection connection, String why) {
        open--;
        complaint = "u" + connection.number() + " lost its connection, " + why;
    }

    @Override
    public void close() throws IOException {
        loop.close();
    }

    private void line(Connection connection, Line line, String text) {
        int user = connection.number();
        switch (line.verb()) {
            case "MESSAGE", "GROUPMESSAGE" -> received(user, line);
            case Protocol.OK -> answered(user, line);
            case Protocol.ERR, Protocol.BYE -> {
                complaint = "the server says '" + text + "'";
                answered(user, line);
            }
            case Protocol.WELCOME -> {
                welcomed++;
                if (!line.tag(Protocol.ID).isEmpty()) {
                    ledger.welcomed(user, Long.parseLong(line.tag(Protocol.ID)));
                }
            }
            case Protocol.PING -> put(connection, Protocol.PONG + text.substring(text.indexOf(Protocol.PING)
                    + Protocol.PING.length()) + "\r\n");
            default -> {
                if (!line.tag(Protocol.ID).isEmpty()) {
                    ledger.seen(user, Long.parseLong(line.tag(Protocol.ID)));
                }
            }
        }
    }

    private void received(int user, Line line) {
        Message.of(line.text()).ifPresentOrElse(message -> {
            ledger.received(user, message, Long.parseLong(line.tag(Protocol.ID)));
            if (message.sender() < fence.length && message.number() < fence[message.sender()]) {
                again++;
            }
        }, () -> ledger.receivedOther(user, line.text()));
    }

    private void answered(int user, Line line) {
        String label = line.tag(Protocol.LABEL);
        boolean done = line.verb().equals(Protocol.OK);
        if (label.equals(PREPARING)) {
            prepared += done ? 1 : 0;
        } else if (!label.isEmpty()) {
            if (done) {
                ledger.acknowledged(new Message(user, Integer.parseInt(label)));
            }
            waiting[user]--;
            fill(user);
        }
    }

    private void fill(int user) {
        while (sending && waiting[user] < WINDOW) {
            waiting[user]++;
            if (random.nextBoolean()) {
                int other = (user + random.nextInt(1, accounts.size())) % accounts.size();
                Message message = ledger.send(user, Set.of(other));
                put(user, message, "/msgto " + accounts.get(other).name());
            } else {
                Set<Integer> others = new HashSet<>();
                for (int i = 1; i < GROUP; i++) {
                    others.add(user - user % GROUP + (user + i) % GROUP);
                }
                put(user, ledger.send(user, others), "/groupmsg " + group(user));
            }
        }
    }

    private void put(int user, Message message, String command) {
        put(user, Integer.toString(message.number()), command + " " + message.text());
    }

    private void put(int user, String label, String command) {
        put(connections.get(user), "@label=" + label + " " + command + "\r\n");
    }

    private static void put(Connection connection, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        connection.put(bytes, 0, bytes.length);
    }

    private static String group(int user) {
        return "crash" + user / GROUP;
    }

    private void until(BooleanSupplier done, String what) throws IOException {
        until(done, what, PATIENCE);
    }

    private void until(BooleanSupplier done, String what, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IOException("not all users could " + what + " within " + patience.toSeconds() + " s: "
                        + complaint + ".");
            }
            loop.turn(ROUND_MILLIS);
        }
    }
}
