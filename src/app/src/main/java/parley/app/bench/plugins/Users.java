package parley.app.bench.plugins;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import parley.app.bench.Connection;
import parley.app.bench.Loop;
import parley.app.credentials.Account;
import parley.wire.Line;
import parley.wire.MalformedLineException;
import parley.wire.Protocol;

/** Users who are logged in to one server, all served by the thread that calls. Not thread-safe. */
final class Users implements Loop.Listener, AutoCloseable {
    /** Who is told of the lines that answer no {@link #ask}. */
    @FunctionalInterface
    interface Watcher {
        void line(int user, Line line);
    }

    /**
     * The answer to a command.
     *
     * @param line {@code OK} or {@code ERR}
     * @param rows before it
     */
    record Answer(Line line, List<String> rows) {
        boolean isOk() {
            return line.verb().equals(Protocol.OK);
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long ROUND_MILLIS = 20;
    private static final String ASKED = "asked";

    private final Loop loop = new Loop(this);
    private final List<Connection> connections = new ArrayList<>();
    private final List<Account> accounts;
    private Watcher watcher = (user, line) -> { };
    private List<String> rows = new ArrayList<>();
    private Line answer; // null until it is there
    private int welcomed;
    private int ended;
    private String complaint = "the server did not answer";

    private Users(List<Account> accounts) throws IOException {
        this.accounts = List.copyOf(accounts);
    }

    /** Logs all of them in. */
    static Users logIn(InetSocketAddress address, List<Account> accounts) throws IOException {
        Users users = new Users(accounts);
        try {
            for (int user = 0; user < accounts.size(); user++) {
                users.connections.add(users.loop.connect(user, address));
            }
            users.until(() -> users.welcomed == accounts.size(), "log in");
            return users;
        } catch (IOException e) {
            users.close();
            throw e;
        }
    }

    /** From now on that one is told of lines. */
    void watchedBy(Watcher other) {
        watcher = other;
    }

    String name(int user) {
        return accounts.get(user).name();
    }

    /** How many sessions have ended. */
    int ended() {
        return ended;
    }

    /** Sends a line, without its end. */
    void put(int user, String line) {
        byte[] bytes = (line + "\r\n").getBytes(StandardCharsets.UTF_8);
        connections.get(user).put(bytes, 0, bytes.length);
    }

    /** Has a user give a command, and waits for the answer; the others go on meanwhile. */
    Answer ask(int user, String command) throws IOException {
        answer = null;
        rows = new ArrayList<>();
        put(user, "@label=" + ASKED + " " + command);
        until(() -> answer != null, "have an answer to '" + command + "'");
        return new Answer(answer, rows);
    }

    /** As {@link #ask} of the first user, for a command that must not be refused. */
    String require(String command) throws IOException {
        Answer got = ask(0, command);
        if (!got.isOk()) {
            throw new IOException("'" + command + "' was refused: " + got.line().text());
        }
        return got.line().text();
    }

    /** Lets all go on for a time. */
    void run(Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            loop.turn(Math.clamp(left / 1_000_000, 1, ROUND_MILLIS));
        }
    }

    /** Lets all go on until something holds. */
    void until(BooleanSupplier done, String what) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IOException("the users could not " + what + " within " + PATIENCE.toSeconds() + " s: " + complaint
                        + ".");
            }
            loop.turn(ROUND_MILLIS);
        }
    }

    @Override
    public void connected(Connection connection) {
        Account account = accounts.get(connection.number());
        put(connection.number(), "HELLO 1 :parley bench");
        put(connection.number(), "LOGIN " + account.name() + " :" + account.password());
    }

    @Override
    public void line(Connection connection, byte[] bytes, int start, int end) {
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        try {
            heard(connection.number(), Line.parse(text), text);
        } catch (MalformedLineException e) {
            complaint = "the server says '" + text + "'";
        }
    }

    @Override
    public void closed(Connection connection, String why) {
        ended++;
        complaint = name(connection.number()) + " lost its connection, " + why;
    }

    @Override
    public void close() throws IOException {
        loop.close();
    }

    private void heard(int user, Line line, String text) {
        boolean asked = line.tag(Protocol.LABEL).equals(ASKED);
        switch (line.verb()) {
            case Protocol.WELCOME -> welcomed++;
            case Protocol.PING -> put(user, Protocol.PONG + text.substring(text.indexOf(Protocol.PING)
                    + Protocol.PING.length()));
            case Protocol.BYE -> complaint = "the server says '" + text + "'";
            case Protocol.ROW -> {
                if (asked) {
                    rows.add(line.text());
                }
            }
            default -> {
                if (asked) {
                    answer = line;
                } else {
                    complain(line, text);
                    watcher.line(user, line);
                }
            }
        }
    }

    private void complain(Line line, String text) {
        if (line.verb().equals(Protocol.ERR)) {
            complaint = "the server says '" + text + "'";
        }
    }
}
