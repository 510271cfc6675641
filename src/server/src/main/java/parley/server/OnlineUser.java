package parley.server;

import java.net.InetAddress;
import java.time.Instant;
import java.util.OptionalInt;
import parley.api.Access;
import parley.api.server.Event;
import parley.api.server.User;

/** A user from log-in to the end of the connection. */
final class OnlineUser implements User {
    private final String name;
    private final Access access;
    private final Instant since;
    private final OptionalInt udpPort;
    private final boolean wantsSuggestions;
    private final Session session;
    private final Connection connection;
    private final Time time;

    OnlineUser(String name, Access access, Instant since, Hello hello, Session session, Connection connection, Time time) {
        this.name = name;
        this.access = access;
        this.since = since;
        this.udpPort = hello.udpPort();
        this.wantsSuggestions = hello.wantsSuggestions();
        this.session = session;
        this.connection = connection;
        this.time = time;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Instant since() {
        return since;
    }

    @Override
    public InetAddress address() {
        return connection.address();
    }

    @Override
    public OptionalInt udpPort() {
        return udpPort;
    }

    /** Which commands the user may call. */
    Access access() {
        return access;
    }

    boolean wantsSuggestions() {
        return wantsSuggestions;
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void deliver(Event event) {
        send(Answers.event(event, time));
    }

    void send(byte[] line) {
        connection.send(line);
    }

    @Override
    public void disconnect(String why) {
        connection.loop().post(() -> session.logout(why));
    }

    /** Ends the connection because the same user logged in on another. */
    void replaced(InetAddress by) {
        connection.end("REPLACED", name + " has logged in from " + by.getHostAddress() + ", so this connection ends.");
    }

    @Override
    public String toString() {
        return name;
    }
}
