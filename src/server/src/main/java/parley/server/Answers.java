package parley.server;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import parley.api.ErrorCode;
import parley.api.server.Event;
import parley.api.server.Reply;
import parley.api.server.Stored;
import parley.wire.LineBuilder;
import parley.wire.Protocol;

/** The lines that a server sends. */
final class Answers {
    private Answers() {}

    static byte[] ok(String label, Reply reply) {
        LineBuilder line = labelled(label);
        stored(line, reply.stored());
        line.verb(Protocol.OK);
        reply.params().forEach(line::word);
        String text = reply.text();
        return text.isEmpty() ? line.toBytes() : line.text(text).toBytes();
    }

    static byte[] err(String label, ErrorCode code, String text) {
        return labelled(label).verb(Protocol.ERR).word(code.name()).text(text).toBytes();
    }

    /** A refusal that ends by itself. */
    static byte[] wait(String label, long millis, String text) {
        return labelled(label).tag(Protocol.WAIT, Long.toString(millis))
                .verb(Protocol.ERR).word(ErrorCode.WAIT.name()).text(text).toBytes();
    }

    static byte[] row(String label, List<String> fields) {
        StringJoiner text = new StringJoiner("\t");
        fields.forEach(field -> text.add(field.replace('\t', ' ')));
        return labelled(label).verb(Protocol.ROW).text(text.toString()).toBytes();
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

    private static LineBuilder labelled(String label) {
        LineBuilder line = new LineBuilder();
        return label.isEmpty() ? line : line.tag(Protocol.LABEL, label);
    }

    private static void stored(LineBuilder line, Optional<Stored> stored) {
        if (stored.isPresent()) {
            line.tag(Protocol.ID, stored.get().id());
            line.tag(Protocol.TIME, Stamp.of(stored.get().time()));
        }
    }
}
