package parley.api.client;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * An event as it arrived. Control characters have been taken out of all its parts.
 *
 * @param verb   what happened
 * @param source who did it; empty if nobody in particular
 * @param params its words
 * @param text   its free text; may be empty
 * @param id     the number under which the server stored it, if it did
 * @param time   when it happened, by the server's clock
 */
public record ServerEvent(String verb, String source, List<String> params, String text, OptionalLong id, Instant time) {
    /** Keeps a copy of the parameters. */
    public ServerEvent {
        Objects.requireNonNull(source);
        Objects.requireNonNull(text);
        params = List.copyOf(params);
    }

    /** A parameter by its place from 0; empty if there are fewer. */
    public String param(int index) {
        return index < params.size() ? params.get(index) : "";
    }
}
