package parley.p2pvideo;

import java.util.Optional;
import parley.api.Arguments;

/**
 * Whose transfers a command is about: those with one user, or all.
 *
 * @param user empty for all
 */
record Whom(Optional<String> user) {
    /** Everybody. */
    static final Whom ALL = new Whom(Optional.empty());

    /** One user. */
    static Whom only(String user) {
        return new Whom(Optional.of(user));
    }

    /** The user that a command names, or all if it names none. */
    static Whom of(Arguments arguments) {
        return arguments.has("user") ? only(arguments.text("user")) : ALL;
    }

    /** Whether that user is meant, alone or among all. */
    boolean includes(String peer) {
        return user.isEmpty() || user.get().equals(peer);
    }

    /** For a sentence: a preposition and the name, such as {@code " with luke"}; of all, nothing. */
    String after(String preposition) {
        return user.map(name -> " " + preposition + " " + name).orElse("");
    }
}
