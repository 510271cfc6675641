package parley.api.server;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened, on its way to clients: {@code @id=17;time=… :yoda MESSAGE hans :hello}. Control characters
 * in the text are taken out on the way. Immutable, built by chaining.
 */
public final class Event {
    private static final int LONGEST_VERB = 32;

    private final String verb;
    private final String source; // empty if nobody did it
    private final List<String> params;
    private final String text;

    private Event(String verb, String source, List<String> params, String text) {
        this.verb = verb;
        this.source = source;
        this.params = params;
        this.text = Objects.requireNonNull(text);
    }

    /**
     * An event with a verb and parameters, nobody's and without text yet.
     *
     * @param verb   what happened; 1 to 32 capital letters and digits, a letter first; the plugin's own, or one of the
     *               protocol's
     * @param params words without blanks, not empty and not starting with a colon
     * @throws IllegalArgumentException if the verb has another form than the one stated
     */
    public static Event of(String verb, String... params) {
        requireVerb(verb);
        return new Event(verb, "", List.of(params), "");
    }

    private static void requireVerb(String verb) {
        boolean sound = !verb.isEmpty() && verb.length() <= LONGEST_VERB && isCapital(verb.charAt(0));
        for (int i = 1; sound && i < verb.length(); i++) {
            sound = isCapital(verb.charAt(i)) || verb.charAt(i) >= '0' && verb.charAt(i) <= '9';
        }
        if (!sound) {
            throw new IllegalArgumentException("'" + verb + "' is not a verb: use capital letters and digits");
        }
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /** Says who did it. */
    public Event from(User user) {
        return new Event(verb, user.name(), params, text);
    }

    /** Adds the text. */
    public Event text(String words) {
        return new Event(verb, source, params, words);
    }

    /** What happened. */
    public String verb() {
        return verb;
    }

    /** The name of who did it, if somebody did. */
    public Optional<String> source() {
        return source.isEmpty() ? Optional.empty() : Optional.of(source);
    }

    /** Words. */
    public List<String> params() {
        return params;
    }

    /** Free text; may be empty. */
    public String text() {
        return text;
    }

    /** Equal to an event that says the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Event event && verb.equals(event.verb) && source.equals(event.source)
                && params.equals(event.params) && text.equals(event.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(verb, source, params, text);
    }

    /** For people who look for a fault. */
    @Override
    public String toString() {
        return (source.isEmpty() ? "" : ":" + source + " ") + verb + " " + String.join(" ", params) + " :" + text;
    }
}
