package parley.app.verify;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import parley.api.ErrorCode;
import parley.app.bench.Connection;
import parley.app.bench.Loop;
import parley.app.credentials.Account;
import parley.app.verify.Answer.Kind;
import parley.wire.Line;
import parley.wire.MalformedLineException;
import parley.wire.Protocol;

/** Users who talk with a server, one line after another, each of which is waited for. All on the thread that calls. */
final class Conversation implements Loop.Listener, AutoCloseable {
    /** The bytes of a line that are left for a command and what follows it, beside label and end. */
    static final int LONGEST = Protocol.LONGEST_REQUEST - 32;

    private static final String GOODBYE = "LOGOUT";
    private static final long ROUND_MILLIS = 50;

    private final InetSocketAddress server;
    private final List<Account> accounts;
    private final Duration patience;
    private final Loop loop = new Loop(this);
    private final Connection[] connections;
    private final String[] ends; // of the connection of each user, the last line of the server; null while there is none
    private long lines;
    private String label = ""; // of the line that waits for its answer
    private Line answer;       // null until it comes

    /** Connects nobody yet; {@code patience} is for each answer. */
    Conversation(InetSocketAddress server, List<Account> accounts, Duration patience) throws IOException {
        this.server = server;
        this.accounts = List.copyOf(accounts);
        this.patience = patience;
        this.connections = new Connection[accounts.size()];
        this.ends = new String[accounts.size()];
    }

    /**
     * Has a user log in who is not there, or no more.
     *
     * @throws IOException if that fails
     */
    void come(int user) throws IOException {
        if (connections[user] != null && connections[user].isOpen()) {
            return;
        }
        Account account = accounts.get(user);
        ends[user] = null;
        connections[user] = loop.connect(user, server);
        put(user, Protocol.HELLO + " " + Protocol.VERSION + " :parley verify");
        Answer welcome = send(user, Protocol.LOGIN + " " + account.name() + " :" + account.password());
        if (welcome.kind() != Kind.DONE) {
            throw new IOException(account.name() + " could not log in: " + welcome.text());
        }
    }

    /** Lets a user go without a goodbye. */
    void drop(int user) {
        connections[user].close();
    }

    /** Sends a line of a user who is there, and waits for what becomes of it. */
    Answer send(int user, String line) throws IOException {
        label = Long.toString(++lines);
        answer = null;
        long start = System.nanoTime();
        put(user, "@" + Protocol.LABEL + "=" + label + " " + line);
        until(() -> answer != null || !connections[user].isOpen());
        long nanos = loop.now() - start;
        if (answer != null) {
            return new Answer(kind(answer), answer.text(), nanos);
        }
        if (connections[user].isOpen()) {
            return new Answer(Kind.NONE, "no answer within " + patience.toMillis() / 1e3 + " s", patience.toNanos());
        }
        String end = ends[user];
        return end != null && end.startsWith(GOODBYE) ? new Answer(Kind.LEFT, end, nanos)
                : new Answer(Kind.LOST, "the connection ended" + (end == null ? "" : ": " + end), nanos);
    }

    /** As {@link #send}, and makes sure that the session goes on afterwards: an end that follows the answer counts. */
    Answer ask(int user, String line) throws IOException {
        Answer first = send(user, line);
        if (first.kind() != Kind.DONE && first.kind() != Kind.REFUSED) {
            return first;
        }
        Answer alive = send(user, Protocol.PING);
        return alive.kind() == Kind.DONE ? first : alive;
    }

    @Override
    public void connected(Connection connection) {
        // What was put before is sent now.
    }

    @Override
    public void line(Connection connection, byte[] bytes, int start, int end) {
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        try {
            Line line = Line.parse(text);
            switch (line.verb()) {
                case Protocol.OK, Protocol.ERR -> answer = line.tag(Protocol.LABEL).equals(label) ? line : answer;
                case Protocol.BYE -> ends[connection.number()] = String.join(" ", line.params());
                case Protocol.PING -> put(connection.number(), Protocol.PONG);
                default -> { } // news for the user
            }
        } catch (MalformedLineException e) {
            ends[connection.number()] = "the server says '" + text + "', which is malformed";
        }
    }

    @Override
    public void closed(Connection connection, String why) {
        // isOpen tells.
    }

    @Override
    public void close() throws IOException {
        loop.close();
    }

    private static Kind kind(Line answer) {
        if (answer.verb().equals(Protocol.OK)) {
            return Kind.DONE;
        }
        return answer.param(0).equals(ErrorCode.INTERNAL.name()) ? Kind.FAULT : Kind.REFUSED;
    }

    private void put(int user, String line) {
        byte[] bytes = (line + "\r\n").getBytes(StandardCharsets.UTF_8);
        connections[user].put(bytes, 0, bytes.length);
    }

    private void until(BooleanSupplier done) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            loop.turn(ROUND_MILLIS);
        }
    }
}
