package parley.api.server;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that happened, on its way to clients: {@code @id=17;time=… :yoda MESSAGE hans :hello}. Control characters
 * in the text are taken out on the way. Immutable, built by chaining.
 *
 * @param verb   what happened, capital letters and digits; the plugin's own, or one of the protocol's
 * @param source who did it, if somebody did
 * @param params words without blanks, not empty and not starting with a colon
 * @param text   free text; may be empty
 * @param stored the number and time under which it was stored, if it was
 */
public record Event(String verb, Optional<String> source, List<String> params, String text,
                    Optional<Reply.Stored> stored) {
    private static final Pattern VERB = Pattern.compile("[A-Z][A-Z0-9]{0,31}");

    /** Keeps a copy of the parameters. */
    public Event {
        Objects.requireNonNull(text);
        params = List.copyOf(params);
    }

    /**
     * An event with a verb and parameters, nobody's and without text yet.
     *
     * @throws IllegalArgumentException if the verb has another form than the one stated
     */
    public static Event of(String verb, String... params) {
        if (!VERB.matcher(verb).matches()) {
            throw new IllegalArgumentException("'" + verb + "' is not a verb: use capital letters and digits");
        }
        return new Event(verb, Optional.empty(), List.of(params), "", Optional.empty());
    }

    /** Says who did it. */
    public Event from(User user) {
        return new Event(verb, Optional.of(user.name()), params, text, stored);
    }

    /** Adds the text. */
    public Event text(String words) {
        return new Event(verb, source, params, words, stored);
    }

    /** Adds the number and time under which it was stored. */
    public Event storedAs(long id, Instant time) {
        return new Event(verb, source, params, text, Optional.of(new Reply.Stored(id, time)));
    }
}
