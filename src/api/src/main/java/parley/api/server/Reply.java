package parley.api.server;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A command's answer when it did what it was asked. Immutable, built by chaining. */
public final class Reply {
    private static final Reply DONE = new Reply(() -> "", List.of(), null);

    private final Supplier<String> text;
    private final List<String> params;
    private final Stored stored; // null if nothing was

    private Reply(Supplier<String> text, List<String> params, Stored stored) {
        this.text = Objects.requireNonNull(text);
        this.params = params;
        this.stored = stored;
    }

    /** An answer without words: all is said by rows, or nothing needs to be. */
    public static Reply done() {
        return DONE;
    }

    /** An answer in one line. */
    public static Reply of(String text) {
        Objects.requireNonNull(text);
        return of(() -> text);
    }

    /** An answer in one line that is made only if somebody waits for it: for commands that are called very often. */
    public static Reply of(Supplier<String> text) {
        return new Reply(text, List.of(), null);
    }

    /**
     * Adds parameters for the client half of the plugin, which gets them with the text; none may be empty or hold a
     * blank.
     */
    public Reply with(String... more) {
        return new Reply(text, Stream.concat(params.stream(), Stream.of(more)).toList(), stored);
    }

    /** Adds under which numbers and when a message was stored. */
    public Reply storedAs(Stored message) {
        return new Reply(text, params, Objects.requireNonNull(message));
    }

    /** One line for people; may be empty. */
    public String text() {
        return text.get();
    }

    /** For the client half. */
    public List<String> params() {
        return params;
    }

    /** Under which numbers and when a message was stored, if one was. */
    public Optional<Stored> stored() {
        return Optional.ofNullable(stored);
    }

    /** Equal to an answer that says the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Reply reply && text().equals(reply.text()) && params.equals(reply.params)
                && Objects.equals(stored, reply.stored);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text(), params, stored);
    }

    /** For people who look for a fault. */
    @Override
    public String toString() {
        return params + " " + text() + " " + stored().map(Stored::toString).orElse("");
    }
}
