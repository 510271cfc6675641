package parley.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server on the loopback address that says what a test tells it to. Every wait ends after ten seconds. */
final class ScriptedServer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final Pattern LABEL = Pattern.compile("@label=(\\S+) (.*)");

    private final ServerSocket listener;
    private final List<Peer> peers = new CopyOnWriteArrayList<>();

    ScriptedServer() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            listener.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String host() {
        return listener.getInetAddress().getHostAddress();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Waits for a client. */
    Peer accept() {
        try {
            Socket socket = listener.accept();
            socket.setSoTimeout(PATIENCE_MILLIS);
            Peer peer = new Peer(socket);
            peers.add(peer);
            return peer;
        } catch (IOException e) {
            throw new AssertionError("no client came", e);
        }
    }

    /** Waits for a client and lets it log in. */
    Peer acceptLoggedIn(String user) {
        Peer peer = accept();
        peer.answer("HELLO", "HELLO 1 :Scripted 1");
        peer.answer("LOGIN", "WELCOME " + user + " :Welcome, " + user + ".");
        return peer;
    }

    /** Closes all connections. */
    void hangUp() {
        peers.forEach(Peer::close);
    }

    @Override
    public void close() {
        hangUp();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server's side of one connection. */
    static final class Peer implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;
        private final OutputStream out;

        Peer(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            this.out = socket.getOutputStream();
        }

        /** Reads lines, answering pings, until one holds the words; returns it. */
        String expect(String words) {
            try {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.contains(words)) {
                        return line;
                    }
                    if (line.startsWith("PING ")) {
                        send("PONG " + line.substring(5));
                    }
                }
            } catch (IOException e) {
                throw new AssertionError("'" + words + "' did not come", e);
            }
            throw new AssertionError("the client closed the connection before '" + words + "'");
        }

        /** Reads the next line. */
        String next() {
            return expect("");
        }

        /** Waits for a labelled line that holds the words, and answers with that label; returns the line without it. */
        String answer(String words, String... replies) {
            Matcher line = LABEL.matcher(expect(words));
            if (!line.matches()) {
                throw new AssertionError("a line without a label: " + line);
            }
            for (String reply : replies) {
                send(reply.startsWith("@") ? "@label=" + line.group(1) + ";" + reply.substring(1)
                        : "@label=" + line.group(1) + " " + reply);
            }
            return line.group(2);
        }

        void send(String line) {
            try {
                out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Waits until the client has closed the connection. */
        void expectEnd() {
            try {
                while (in.readLine() != null) {
                    // what it still says does not matter
                }
            } catch (IOException e) {
                throw new AssertionError("the client did not close the connection", e);
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
