package parley.server;

import java.util.List;
import java.util.StringJoiner;
import parley.api.ErrorCode;
import parley.api.server.Event;
import parley.api.server.Reply;
import parley.api.server.Stored;
import parley.server.event.Stamp;
import parley.wire.LineBuilder;
import parley.wire.Protocol;

/** The lines that a server sends: those that are sent often into a builder that is used again. */
final class Answers {
    private Answers() {}

    static LineBuilder ok(LineBuilder line, String label, Reply reply) {
        label(line, label);
        if (reply.stored().isPresent()) {
            stored(line, reply.stored().get());
        }
        line.verb(Protocol.OK);
        for (String word : reply.params()) {
            line.word(word);
        }
        String text = reply.text();
        return text.isEmpty() ? line : line.text(text);
    }

    static LineBuilder err(LineBuilder line, String label, ErrorCode code, String text) {
        return label(line, label).verb(Protocol.ERR).word(code.name()).text(text);
    }

    /** A refusal that ends by itself. */
    static byte[] wait(String label, long millis, String text) {
        return label(new LineBuilder(), label).tag(Protocol.WAIT, millis)
                .verb(Protocol.ERR).word(ErrorCode.WAIT.name()).text(text).toBytes();
    }

    static byte[] row(String label, List<String> fields) {
        StringJoiner text = new StringJoiner("\t");
        fields.forEach(field -> text.add(field.replace('\t', ' ')));
        return label(new LineBuilder(), label).verb(Protocol.ROW).text(text.toString()).toBytes();
    }

    /** An event that is not stored. */
    static byte[] event(Event event, Time time) {
        return body(event, new LineBuilder().tag(Protocol.TIME, Stamp.of(time.now()))).toBytes();
    }

    /** What of an event's line follows the tags. */
    static LineBuilder body(Event event, LineBuilder line) {
        event.source().ifPresent(line::source);
        line.verb(event.verb());
        for (String word : event.params()) {
            line.word(word);
        }
        return event.text().isEmpty() ? line : line.text(event.text());
    }

    private static LineBuilder label(LineBuilder line, String label) {
        return label.isEmpty() ? line : line.tag(Protocol.LABEL, label);
    }

    private static void stored(LineBuilder line, Stored stored) {
        line.tag(Protocol.ID, stored.id());
        line.tag(Protocol.TIME, Stamp.of(stored.millis()));
    }
}
