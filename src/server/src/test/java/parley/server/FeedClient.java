package parley.server;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A client that looks at stored events alone, and at their order. It keeps none of them. */
final class FeedClient implements AutoCloseable {
    private static final int DEADLINE_MS = 30_000;
    private static final int RECEIVE_BUFFER = 1 << 14;

    private final Socket socket = new Socket();
    private final BufferedReader in;
    private long last;
    private String ended = "";

    /**
     * Connects, and logs a user in whose password is {@code x}.
     *
     * @param hello words for the first line, as {@code resume=7}; may be empty
     */
    FeedClient(InetSocketAddress server, String user, String hello) throws IOException {
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.connect(new InetSocketAddress("127.0.0.1", server.getPort()));
        socket.setSoTimeout(DEADLINE_MS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        send("HELLO 1 " + hello + " :test");
        send("LOGIN " + user + " :x");
        String line = in.readLine();
        while (!line.contains(" WELCOME ")) {
            assertTrue(!line.startsWith("ERR"), line);
            line = in.readLine();
        }
        last = id(line);
    }

    FeedClient send(String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Sends a command and waits until it is done; the events that come meanwhile must be none. */
    FeedClient done(String command) throws IOException {
        send("@label=done " + command);
        String line = in.readLine();
        while (!line.startsWith("@label=done")) {
            assertTrue(!line.startsWith("@id="), line);
            line = in.readLine();
        }
        assertTrue(line.contains(" OK") || line.contains(";id="), line);
        return this;
    }

    /** The text of the next stored event; empty at the connection's end. */
    Optional<String> next() throws IOException {
        return next(false);
    }

    /** The text of the next stored event, if one has arrived. */
    Optional<String> nextThatIsThere() throws IOException {
        return next(true);
    }

    private Optional<String> next(boolean onlyIfThere) throws IOException {
        try {
            String line = "";
            while (line != null && !line.startsWith("@id=")) {
                if (onlyIfThere && !in.ready()) {
                    return Optional.empty();
                }
                line = in.readLine();
                ended = line != null && line.startsWith("BYE") ? line : ended;
            }
            return Optional.ofNullable(line).map(this::textOf);
        } catch (SocketException e) {
            ended = ended.isEmpty() ? e.getMessage() : ended; // a reset is an end, too
            return Optional.empty();
        }
    }

    private String textOf(String line) {
        long id = id(line);
        assertTrue(id > last, () -> "after " + last + " came " + line.substring(0, Math.min(100, line.length())));
        last = id;
        return line.substring(line.indexOf(" :", line.indexOf("Z ") + 1 + sourceLength(line)) + 2);
    }

    private static int sourceLength(String line) {
        int rest = line.indexOf("Z ") + 2;
        return line.charAt(rest) == ':' ? line.indexOf(' ', rest) - rest : 0;
    }

    /** The texts of the next events, so many. */
    List<String> next(int howMany) throws IOException {
        List<String> texts = new ArrayList<>();
        while (texts.size() < howMany) {
            next().ifPresentOrElse(texts::add, () -> fail("the connection ended after " + texts + ": " + ended));
        }
        return texts;
    }

    /** The texts of all events up to the one of that text, without it. */
    List<String> until(String text) throws IOException {
        List<String> texts = new ArrayList<>();
        while (true) {
            Optional<String> next = next();
            assertTrue(next.isPresent(), () -> "the connection ended after " + texts + ": " + ended);
            if (next.get().equals(text)) {
                return texts;
            }
            texts.add(next.get());
        }
    }

    /** The last line, once the connection has ended. */
    String goodbye() throws IOException {
        while (next().isPresent()) {
            continue;
        }
        return ended;
    }

    /** The id of the last event; first, after which one the events begin. */
    long last() {
        return last;
    }

    private static long id(String line) {
        int end = Math.min((line + ";").indexOf(';'), (line + " ").indexOf(' '));
        return Long.parseLong(line.substring("@id=".length(), end));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
