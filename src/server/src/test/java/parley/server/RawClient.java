package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client that sends and reads lines as they are. */
final class RawClient implements AutoCloseable {
    private static final int DEADLINE_MS = 10_000;

    private final Socket socket;
    private final BufferedReader in;
    private final List<String> seen = new ArrayList<>();

    RawClient(InetSocketAddress server) throws IOException {
        this(server, "127.0.0.1");
    }

    RawClient(InetSocketAddress server, String from) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(1 << 16);
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", server.getPort()));
        socket.setSoTimeout(DEADLINE_MS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Sends lines in one write. */
    RawClient send(String... lines) throws IOException {
        send((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    RawClient login(String user, String password) throws IOException {
        send("HELLO 1 :test", "@label=in LOGIN " + user + " :" + password);
        expect("@label=in OK");
        return this;
    }

    /** Reads up to the first line that begins so. */
    String expect(String beginning) throws IOException {
        while (true) {
            String line = next();
            if (line.startsWith(beginning)) {
                return line;
            }
        }
    }

    /** The next line is that one. */
    void expectNext(String line) throws IOException {
        assertEquals(line, next());
    }

    /** The server has closed, perhaps after more lines. */
    void expectEnd() {
        try {
            while (in.readLine() != null) {
                // what came before the end is not of interest
            }
        } catch (SocketTimeoutException e) {
            fail("The connection is still open.");
        } catch (IOException e) {
            seen.add("(reset)"); // a reset is an end, too
        }
    }

    private String next() throws IOException {
        String line;
        try {
            line = in.readLine();
        } catch (SocketTimeoutException e) {
            return fail("No such line came. These did: " + seen);
        }
        if (line == null) {
            return fail("The connection was closed. These lines came: " + seen);
        }
        seen.add(line);
        return line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
