package parley.api.server;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A command's answer when it did what it was asked.
 *
 * @param text   one line for people; may be empty
 * @param params for the client half of the plugin, which gets them with the text; none may be empty or hold a blank
 * @param stored the number and time under which a message was stored, if one was
 */
public record Reply(String text, List<String> params, Optional<Stored> stored) {
    private static final Reply DONE = new Reply("", List.of(), Optional.empty());

    /**
     * Under which number and when a message was stored.
     *
     * @param id   from 1
     * @param time to the millisecond
     */
    public record Stored(long id, Instant time) {}

    /** Keeps a copy of the parameters. */
    public Reply {
        Objects.requireNonNull(text);
        params = List.copyOf(params);
    }

    /** An answer without words: all is said by rows, or nothing needs to be. */
    public static Reply done() {
        return DONE;
    }

    /** An answer in one line. */
    public static Reply of(String text) {
        return new Reply(text, List.of(), Optional.empty());
    }

    /** Adds parameters for the client half. */
    public Reply with(String... more) {
        return new Reply(text, Stream.concat(params.stream(), Stream.of(more)).toList(), stored);
    }

    /** Adds the number and time under which a message was stored. */
    public Reply storedAs(long id, Instant time) {
        return new Reply(text, params, Optional.of(new Stored(id, time)));
    }
}
