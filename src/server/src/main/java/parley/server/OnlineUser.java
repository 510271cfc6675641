package parley.server;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import parley.api.Access;
import parley.api.server.Event;
import parley.api.server.User;
import parley.server.event.EventLog;
import parley.server.metrics.DeliveryEvent;
import parley.server.metrics.Metric;

/** A user from log-in to the end of the connection. */
final class OnlineUser implements User {
    private final String name;
    private final Access access;
    private final Instant since;
    private final OptionalInt udpPort;
    private final boolean wantsSuggestions;
    private final OptionalLong resume;
    private final Session session;
    private final Connection connection;
    private final Inbox inbox;
    private final int number;
    private final UserContext server;
    private final Delivery delivery;
    private volatile boolean announced;

    /** What every user needs of the server. */
    record UserContext(Time time, EventLog events, Audiences audiences, ExecutorService readers, Console console) {}

    OnlineUser(String name, Access access, Instant since, Hello hello, Session session, Connection connection, Inbox inbox,
               UserContext server) {
        this.name = name;
        this.access = access;
        this.since = since;
        this.udpPort = hello.udpPort();
        this.wantsSuggestions = hello.wantsSuggestions();
        this.resume = hello.resume();
        this.session = session;
        this.connection = connection;
        this.inbox = inbox;
        this.number = inbox.topic().number();
        this.server = server;
        this.delivery = new Delivery(this, server.events(), server.readers());
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

    @Override
    public Access access() {
        return access;
    }

    boolean wantsSuggestions() {
        return wantsSuggestions;
    }

    /** The last event that the client got before its connection broke, if it comes back. */
    OptionalLong resume() {
        return resume;
    }

    Connection connection() {
        return connection;
    }

    /** The number of the loop that owns the connection. */
    int loop() {
        return connection.loop().number();
    }

    /** Tells the user from others in the log of events: the number of the inbox's topic. */
    int number() {
        return number;
    }

    Inbox inbox() {
        return inbox;
    }

    Delivery delivery() {
        return delivery;
    }

    /** Plugins are told of the user from now on. */
    void announced() {
        announced = true;
    }

    boolean isAnnounced() {
        return announced;
    }

    /** The audiences that the user is in. */
    List<LiveAudience> audiences() {
        return server.audiences().of(name);
    }

    /** Whether the connection has ended, or is about to. */
    boolean hasLeft() {
        return session.hasEnded();
    }

    /** What was missed could not be read. */
    void unreadable(Exception e) {
        server.console().say("What " + name + " missed cannot be read: " + e);
    }

    @Override
    public void deliver(Event event) {
        byte[] line = Answers.event(event, server.time());
        if (DeliveryEvent.isRecorded()) {
            DeliveryEvent.record(event.verb(), 0, 1, line.length);
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
