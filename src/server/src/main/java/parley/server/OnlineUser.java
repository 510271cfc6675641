package parley.server;

import java.net.InetAddress;
import java.time.Instant;
import java.util.OptionalInt;
import parley.api.Access;
import parley.api.server.Event;
import parley.api.server.Reply;
import parley.api.server.User;
import parley.server.metrics.DeliveryEvent;
import parley.server.metrics.Metric;

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
        byte[] line = Answers.event(event, time);
        if (DeliveryEvent.isRecorded()) {
            DeliveryEvent.record(event.verb(), event.stored().map(Reply.Stored::id).orElse(0L), 1, line.length);
        }
        Loop loop = connection.loop();
        if (loop.isCurrent()) {
            deliver(line);
        } else {
            loop.post(() -> deliver(line));
        }
    }

    /** Sends an event's line, on the connection's loop. */
    void deliver(byte[] line) {
        connection.loop().metrics().increment(Metric.DELIVERIES);
        send(line);
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
