package parley.away;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.api.server.User;

/** Who is away, and who has been told so. Thread-safe. */
final class Absences {
    /** How long nobody is told once more of one and the same user. */
    static final Duration QUIET = Duration.ofMinutes(10);

    private final Map<String, Absence> byName = new ConcurrentHashMap<>();

    /** One user's, until the user is back; with when each sender was told last. */
    private record Absence(User user, String text, Map<String, Instant> told) {}

    /** A user goes away, with a text that may be empty, or gives another text. */
    void begin(User user, String text) {
        byName.put(user.name(), new Absence(user, text, new ConcurrentHashMap<>()));
    }

    /** A user is back, or this log-in of the user's has ended. Returns whether that user was away. */
    boolean end(User user) {
        Absence absence = byName.get(user.name());
        return absence != null && absence.user == user && byName.remove(user.name(), absence);
    }

    /** What a sender is to be told now who writes to a user: the text of one who is away, unless told a while ago. */
    Optional<String> toTell(String sender, String receiver, Instant now) {
        Absence absence = byName.get(receiver);
        if (absence == null) {
            return Optional.empty();
        }
        Instant told = absence.told.get(sender);
        if (told != null && now.isBefore(told.plus(QUIET))) {
            return Optional.empty();
        }
        absence.told.put(sender, now);
        return Optional.of(absence.text);
    }

    /** Those who are away. */
    Collection<User> users() {
        return List.copyOf(byName.values()).stream().map(Absence::user).toList();
    }
}
