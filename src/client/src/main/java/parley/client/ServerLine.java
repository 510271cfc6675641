package parley.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parley.api.client.ServerEvent;
import parley.wire.Line;
import parley.wire.MalformedLineException;
import parley.wire.Printable;
import parley.wire.Protocol;

/**
 * A line of the server with its words and its free text told apart, both without control characters.
 *
 * @param line  as parsed
 * @param words the parameters before the text
 * @param text  the free text; empty if there is none
 */
record ServerLine(Line line, List<String> words, String text) {
    /** Reads a line without its end. */
    static ServerLine parse(String raw) throws MalformedLineException {
        Line line = Line.parse(raw);
        List<String> params = line.params().stream().map(Printable::strip).toList();
        // A word cannot begin with a colon, so only a text stands behind a blank and a colon at the end of the line.
        boolean text = !params.isEmpty() && raw.endsWith(" :" + line.text());
        return text ? new ServerLine(line, params.subList(0, params.size() - 1), params.getLast())
                : new ServerLine(line, params, "");
    }

    /** What the line is. */
    String verb() {
        return line.verb();
    }

    /** A word by its place from 0; empty if there are fewer. */
    String word(int index) {
        return index < words.size() ? words.get(index) : "";
    }

    /** The tag that ties an answer to its line; empty if there is none. */
    String label() {
        return line.tag(Protocol.LABEL);
    }

    /** The number under which a message was stored. */
    OptionalLong id() {
        try {
            String id = line.tag(Protocol.ID);
            return id.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(id));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** When it happened. */
    Optional<Instant> time() {
        return ShellTime.instant(line.tag(Protocol.TIME));
    }

    /** The line as an event; {@code now} stands for a time that is not given. */
    ServerEvent toEvent(Instant now) {
        return new ServerEvent(Printable.strip(verb()), Printable.strip(line.source()), words, text, id(),
                time().orElse(now));
    }
}
