package parley.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import parley.api.Access;

/** A user on a loop without a server or a session around it; the test reads what is sent to it. */
final class Peer implements AutoCloseable {
    private static final int DEADLINE_MILLIS = 10_000;

    final OnlineUser user;
    private final Socket client;
    private final SocketChannel channel;
    private final BufferedReader lines;

    Peer(String name, Loop loop, Inbox inbox, OnlineUser.UserContext server) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocketChannel listening = ServerSocketChannel.open().bind(new InetSocketAddress(here, 0))) {
            client = new Socket(here, listening.socket().getLocalPort());
            channel = listening.accept();
        }
        client.setSoTimeout(DEADLINE_MILLIS);
        lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        Connection connection = new Connection(loop, channel, Limits.standard(), new Admission(Limits.standard()));
        Hello hello = new Hello("test", OptionalInt.empty(), false, OptionalLong.empty());
        user = new OnlineUser(name, Access.USER, Instant.EPOCH, hello, null, connection, inbox, server);
    }

    /** The lines that arrive before one that is sent now. */
    List<String> received() throws IOException {
        user.send("MARK\r\n".getBytes(StandardCharsets.UTF_8));
        List<String> before = new ArrayList<>();
        for (String line = lines.readLine(); !line.equals("MARK"); line = lines.readLine()) {
            before.add(line);
        }
        return before;
    }

    /** The ids of the stored events that arrive up to the one of that id. */
    List<Long> idsUpTo(long last) throws IOException {
        List<Long> ids = new ArrayList<>();
        while (ids.isEmpty() || ids.getLast() < last) {
            String line = lines.readLine();
            ids.add(Long.parseLong(line.substring("@id=".length(), line.indexOf(';'))));
        }
        return ids;
    }

    @Override
    public void close() throws IOException {
        client.close();
        channel.close();
    }
}
