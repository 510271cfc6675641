package parley.api.client;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The server's answer to a line that it carried out.
 *
 * @param text   one line for people; may be empty
 * @param params for programs
 * @param rows   the rows that came before it
 * @param id     the number under which a message was stored, if one was
 * @param time   when it was stored, if it was
 */
public record Answer(String text, List<String> params, List<List<String>> rows, OptionalLong id, Optional<Instant> time) {
    /** Keeps copies of the lists. */
    public Answer {
        Objects.requireNonNull(text);
        params = List.copyOf(params);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
