package parley.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import parley.app.bench.crash.Victim;

/**
 * As much of a Parley server as benchmarks speak with, in this process: it stores messages, and sends those that a client
 * has not seen when it resumes. What the test wants is wrong with it.
 */
public final class PretendServer implements Loop.Listener, Victim, AutoCloseable {
    /** A stored message; {@code line} has its id. */
    public record Stored(long id, Set<String> receivers, String line) {}

    private final List<Stored> stored = new ArrayList<>(); // outlives a kill, as groups
    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Map<Connection, String> names = new HashMap<>();
    private final Map<String, Connection> online = new HashMap<>();
    private final Map<Connection, Long> resumes = new HashMap<>();
    private UnaryOperator<List<Stored>> replay = UnaryOperator.identity();
    private int invitedLater;
    private int longestLine;
    private boolean live = true;
    private boolean pings;
    private int mostAnswers = Integer.MAX_VALUE;
    private int answers; // since it was started
    private boolean tellsIds = true;
    private volatile boolean running;
    private Thread thread = Thread.ofPlatform().unstarted(() -> { });

    /** Delivers only when a client resumes. */
    public PretendServer deliveringLate() {
        live = false;
        return this;
    }

    /** Changes what a client gets when it resumes. */
    public PretendServer replaying(UnaryOperator<List<Stored>> change) {
        replay = change;
        return this;
    }

    /** Asks for a sign of life after every command, and gives no label back without it. */
    public PretendServer asking() {
        pings = true;
        return this;
    }

    /** Answers one message each time it is started. */
    public PretendServer answeringOnce() {
        mostAnswers = 1;
        return this;
    }

    /** Does not say where one can resume. */
    public PretendServer withoutIds() {
        tellsIds = false;
        return this;
    }

    /** The members of all groups; after it was killed. */
    public List<String> members() {
        return groups.values().stream().flatMap(Set::stream).toList();
    }

    /** How many groups there have been; after it was killed. */
    public int groups() {
        return groups.size();
    }

    /** How many users were invited after their group was made; after it was killed. */
    public int invitedLater() {
        return invitedLater;
    }

    /** Bytes in the longest line that came, without its end; after it was killed. */
    public int longestLine() {
        return longestLine;
    }

    @Override
    public InetSocketAddress start() throws IOException {
        Loop loop = new Loop(this);
        int port = loop.listen();
        running = true;
        thread = Thread.ofPlatform().name("pretend-server").start(() -> serve(loop));
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public void kill() throws InterruptedException {
        running = false;
        thread.join();
        names.clear();
        online.clear();
        resumes.clear();
        answers = 0;
    }

    @Override
    public void close() {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it ends all the same
        }
    }

    @Override
    public void connected(Connection connection) {
        // it speaks first
    }

    @Override
    public void line(Connection connection, byte[] bytes, int start, int end) {
        longestLine = Math.max(longestLine, end - start);
        String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        String label = line.startsWith("@label=") ? line.substring(7, line.indexOf(' ')) : "";
        List<String> words = Arrays.asList((label.isEmpty() ? line : line.substring(line.indexOf(' ') + 1)).split(" "));
        switch (words.getFirst()) {
            case "HELLO" -> hello(connection, words);
            case "LOGIN" -> logIn(connection, words.get(1));
            case "PONG" -> put(connection, "@label=" + words.get(1) + ";id=1 OK :fine");
            case "/msgto" -> post(connection, label, "MESSAGE", words, Set.of(words.get(1)));
            case "/groupmsg" -> post(connection, label, "GROUPMESSAGE", words, others(connection, words.get(1)));
            case "/creategroup", "/invite", "/joingroup", "/leavegroup" -> {
                group(names.get(connection), words);
                put(connection, "@label=" + label + " OK :" + words.getFirst());
            }
            default -> put(connection, "ERR UNKNOWN :There is no command " + words.getFirst());
        }
    }

    @Override
    public void closed(Connection connection, String why) {
        online.values().remove(connection);
    }

    private void serve(Loop loop) {
        try (loop) {
            while (running) {
                loop.turn(5);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hello(Connection connection, List<String> words) {
        words.stream().filter(w -> w.startsWith("resume=")).findFirst()
                .ifPresent(w -> resumes.put(connection, Long.valueOf(w.substring(7))));
        put(connection, "HELLO 1 :pretended");
    }

    private void logIn(Connection connection, String name) {
        names.put(connection, name);
        online.put(name, connection);
        put(connection, (tellsIds ? "@id=" + stored.size() + " " : "") + "WELCOME " + name + " :Welcome");
        put(connection, "COMMAND msgto user:USER text:TEXT :Send a message");
        if (resumes.containsKey(connection)) {
            List<Stored> missed = stored.stream().filter(s -> s.id > resumes.get(connection))
                    .filter(s -> s.receivers.contains(name)).toList();
            replay.apply(missed).forEach(s -> put(connection, s.line));
        }
    }

    private Set<String> others(Connection connection, String group) {
        Set<String> others = new LinkedHashSet<>(groups.get(group));
        others.remove(names.get(connection));
        return others;
    }

    private void post(Connection connection, String label, String verb, List<String> words, Set<String> receivers) {
        long id = stored.size() + 1;
        String text = String.join(" ", words.subList(2, words.size()));
        Stored message = new Stored(id, receivers, "@id=" + id + ";time=2026-11-22T15:00:01.123Z :"
                + names.get(connection) + " " + verb + " " + words.get(1) + " :" + text);
        stored.add(message);
        if (live) {
            receivers.stream().filter(online::containsKey).forEach(r -> put(online.get(r), message.line));
        }
        if (pings) {
            put(connection, "PING " + label);
        } else if (!label.isEmpty() && answers < mostAnswers) {
            answers++;
            put(connection, "@label=" + label + ";id=" + id + ";time=2026-11-22T15:00:01.123Z OK :message " + id);
        }
    }

    /** Whoever was invited counts as a member. */
    private void group(String user, List<String> words) {
        Set<String> members = groups.computeIfAbsent(words.get(1), g -> new LinkedHashSet<>());
        switch (words.getFirst()) {
            case "/creategroup" -> members.add(user);
            case "/invite" -> invitedLater += words.size() - 2;
            case "/leavegroup" -> members.remove(user);
            default -> members.add(user);
        }
    }

    private static void put(Connection connection, String line) {
        byte[] bytes = (line + "\r\n").getBytes(StandardCharsets.UTF_8);
        connection.put(bytes, 0, bytes.length);
    }
}
