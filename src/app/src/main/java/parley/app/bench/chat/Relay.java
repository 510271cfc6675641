package parley.app.bench.chat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.app.bench.Connection;
import parley.app.bench.Loop;

/**
 * The least that a relay of lines in Java can do, as a bound for what a server may reach: it reads the number at the
 * beginning of a line, and hands the line on as it is. One thread; no log-in, no names, no journal, no limits.
 *
 * <p>{@code =7} says that this connection is user 7, {@code +3} that it joins group 3; both are answered by the same.
 * {@code >7 text} goes to user 7, {@code #3 text} to all others of group 3. Every line ends in LF.
 */
public final class Relay implements Loop.Listener {
    private static final byte[] END = {'\n'};
    private static final int LARGEST = 1_000_000;

    private final Map<Integer, List<Connection>> groups = new HashMap<>();
    private final List<Connection> users = new ArrayList<>();

    /** Makes one that nobody is connected to. */
    public Relay() {}

    @Override
    public void connected(Connection connection) {
        // who it is, its first line tells
    }

    @Override
    public void line(Connection connection, byte[] bytes, int start, int end) {
        if (start == end) {
            return;
        }
        int number = number(bytes, start + 1, end);
        switch (bytes[start]) {
            case '>' -> {
                if (number < users.size()) {
                    forward(users.get(number), bytes, start, end);
                }
            }
            case '#' -> {
                for (Connection member : groups.getOrDefault(number, List.of())) {
                    if (member != connection) {
                        forward(member, bytes, start, end);
                    }
                }
            }
            case '=' -> {
                register(connection, number);
                forward(connection, bytes, start, end);
            }
            case '+' -> {
                groups.computeIfAbsent(number, n -> new ArrayList<>()).add(connection);
                forward(connection, bytes, start, end);
            }
            default -> connection.close();
        }
    }

    @Override
    public void closed(Connection connection, String why) {
        groups.values().forEach(members -> members.remove(connection));
    }

    /** Serves until this thread is interrupted, or the process ends. */
    public void serve(Loop loop) throws IOException {
        while (!Thread.currentThread().isInterrupted()) {
            loop.turn(1_000);
        }
    }

    private void register(Connection connection, int number) {
        while (users.size() <= number) {
            users.add(connection); // whoever was not there yet takes the place over
        }
        users.set(number, connection);
    }

    private static void forward(Connection to, byte[] bytes, int start, int end) {
        to.put(bytes, start, end);
        to.put(END, 0, 1);
    }

    private static int number(byte[] bytes, int start, int end) {
        int number = 0;
        for (int i = start; i < end && bytes[i] != ' ' && number < LARGEST; i++) {
            number = 10 * number + bytes[i] - '0';
        }
        return number >= 0 && number < LARGEST ? number : LARGEST;
    }
}
