package parley.rehearsal;

import java.net.InetAddress;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Consumer;
import parley.api.Access;
import parley.api.server.Event;
import parley.api.server.User;

/** A user who is here, from one log-in to its end. */
final class Actor implements User {
    private final String name;
    private final Instant since;
    private final Consumer<Event> screen;

    Actor(String name, Instant since, Consumer<Event> screen) {
        this.name = name;
        this.since = since;
        this.screen = screen;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Access access() {
        return Access.USER;
    }

    @Override
    public Instant since() {
        return since;
    }

    @Override
    public InetAddress address() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public OptionalInt udpPort() {
        return OptionalInt.empty();
    }

    @Override
    public void deliver(Event event) {
        screen.accept(event);
    }

    @Override
    public void disconnect(String why) {
        throw new AssertionError(name + " was disconnected: " + why);
    }
}
