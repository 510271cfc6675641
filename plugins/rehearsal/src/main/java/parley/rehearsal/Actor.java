package parley.rehearsal;

import java.net.InetAddress;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Consumer;
import parley.api.Access;
import parley.api.server.Event;
import parley.api.server.User;

/** A user who is here, from one log-in to its end. One who is disconnected fails the test. */
public final class Actor implements User {
    private final String name;
    private final Access access;
    private final Instant since;
    private final Consumer<Event> screen;

    /** Of any access, here since {@link Rehearsal#BEGINNING}; {@code screen} gets what is delivered. */
    public Actor(String name, Access access, Consumer<Event> screen) {
        this(name, access, Rehearsal.BEGINNING, screen);
    }

    Actor(String name, Access access, Instant since, Consumer<Event> screen) {
        this.name = name;
        this.access = access;
        this.since = since;
        this.screen = screen;
    }

    /** To whom nothing may be sent but by way of a feed. */
    public static Actor fedOnly(String name) {
        return fedOnly(name, Access.USER);
    }

    /** As the other one, of any access. */
    public static Actor fedOnly(String name, Access access) {
        return new Actor(name, access, event -> {
            throw new AssertionError(event + " was not stored");
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Access access() {
        return access;
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
