package parley.server.event;

import java.nio.charset.StandardCharsets;
import parley.server.metrics.DeliveryEvent;
import parley.wire.Line;
import parley.wire.MalformedLineException;

/**
 * A place in the log from which one loop reads what has been flushed, from memory. Owned by that loop. What it stands at
 * holds until the next {@link #advance}.
 */
public final class Tail {
    private final EventLog log;
    private final int loop;
    private Chunk chunk;
    private int at;      // of the record it stands at
    private int nextAt;
    private long deliveries;

    Tail(EventLog log, int loop, Chunk first) {
        this.log = log;
        this.loop = loop;
        this.chunk = first;
    }

    /** Takes every event that has been flushed to those whose connections this loop owns. Returns whether there was any. */
    public boolean deliver() {
        long before = nextPosition();
        while (advance()) {
            if (chunk.bytes[at + Record.KIND_AT] == Record.EVENT) {
                int receivers = log.topic(Record.intAt(chunk.bytes, at + Record.TOPIC_AT)).receivers().receive(this, loop);
                deliveries += receivers;
                if (receivers > 0 && DeliveryEvent.isRecorded()) {
                    DeliveryEvent.record(verb(), id(), receivers, lineLength());
                }
            }
        }
        return nextPosition() != before;
    }

    /** How many deliveries there have been: events, each as often as it has receivers. */
    public long deliveries() {
        return deliveries;
    }

    private String verb() {
        String line = new String(chunk.bytes, lineAt(), lineLength(), StandardCharsets.UTF_8);
        try {
            return Line.parse(line.stripTrailing()).verb();
        } catch (MalformedLineException e) {
            throw new IllegalStateException("the log holds the line '" + line + "'", e);
        }
    }

    private boolean advance() {
        if (nextPosition() >= log.flushed()) {
            return false;
        }
        if (nextAt == chunk.sealedAt) {
            Chunk left = chunk;
            chunk = left.next;
            nextAt = 0;
            if (left.left()) {
                log.recycle(left);
            }
        }
        at = nextAt;
        nextAt = at + Record.size(chunk.bytes, at);
        return true;
    }

    /** How many bytes were appended to the log that have not been delivered. */
    public long waiting() {
        return log.end() - nextPosition();
    }

    /** The position behind all that has been delivered. */
    public long nextPosition() {
        return chunk.base + nextAt;
    }

    /** Where the event stands in the log. */
    public long position() {
        return chunk.base + at;
    }

    /** The event's id. */
    public long id() {
        return Record.longAt(chunk.bytes, at + Record.ID_AT);
    }

    /** The number of the topic of who did it; 0 if nobody did. */
    public int author() {
        return Record.intAt(chunk.bytes, at + Record.AUTHOR_AT);
    }

    /** The bytes that hold the line as it is sent. */
    public byte[] bytes() {
        return chunk.bytes;
    }

    /** Where the line begins. */
    public int lineAt() {
        return at + Record.LINE_AT;
    }

    /** How long the line is, its end included. */
    public int lineLength() {
        return nextAt - at - Record.LINE_AT;
    }
}
