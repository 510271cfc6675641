package parley.messaging;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import parley.api.Access;
import parley.api.server.Event;
import parley.api.server.Roster;
import parley.api.server.User;

/** The accounts yoda, hans and luke, and those of them who are here. */
final class Cast implements Roster {
    private final Map<String, User> here = Collections.synchronizedMap(new LinkedHashMap<>());

    /** A user to whom nothing may be sent but by way of the feed. */
    record Actor(String name) implements User {
        @Override
        public Instant since() {
            return Instant.EPOCH;
        }

        @Override
        public Access access() {
            return Access.USER;
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
            throw new AssertionError(event + " was not stored");
        }

        @Override
        public void disconnect(String why) {
            throw new AssertionError(name + " was disconnected: " + why);
        }
    }

    Actor enters(String name) {
        Actor actor = new Actor(name);
        here.put(name, actor);
        return actor;
    }

    @Override
    public Optional<User> find(String name) {
        return Optional.ofNullable(here.get(name));
    }

    @Override
    public boolean isOnline(String name) {
        return here.containsKey(name);
    }

    @Override
    public Collection<User> online() {
        return List.copyOf(here.values());
    }

    @Override
    public boolean exists(String name) {
        return Set.of("yoda", "hans", "luke").contains(name);
    }
}
