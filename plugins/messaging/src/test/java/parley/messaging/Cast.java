package parley.messaging;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import parley.api.server.Event;
import parley.api.server.Roster;
import parley.api.server.User;

/** The accounts yoda, hans and luke, and those of them who are here. */
final class Cast implements Roster {
    private final Map<String, User> here = Collections.synchronizedMap(new LinkedHashMap<>());

    /** A user who keeps what is delivered. */
    record Actor(String name, List<Event> inbox) implements User {
        @Override
        public Instant since() {
            return Instant.EPOCH;
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
            inbox.add(event);
        }

        @Override
        public void disconnect(String why) {
            throw new AssertionError(name + " was disconnected: " + why);
        }

        /** What was delivered, as {@code number sender text}. */
        List<String> got() {
            return inbox.stream()
                    .map(e -> e.stored().orElseThrow().id() + " " + e.source().orElseThrow() + " " + e.text()).toList();
        }
    }

    Actor enters(String name) {
        Actor actor = new Actor(name, Collections.synchronizedList(new ArrayList<>()));
        here.put(name, actor);
        return actor;
    }

    void leaves(String name) {
        here.remove(name);
    }

    @Override
    public Optional<User> find(String name) {
        return Optional.ofNullable(here.get(name));
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
