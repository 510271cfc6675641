package parley.server.event;

import java.io.IOException;
import java.util.List;

/**
 * What one client missed: the events of some topics, from one id to a position, oldest first. It is found by following each
 * topic back from its last event, so it costs time for what is missed, whatever else was stored meanwhile. Blocks: for a
 * thread that may. It finds at most {@link #AT_ONCE} events; for a client that missed more another search goes on.
 */
public final class History implements AutoCloseable {
    /** Their positions are all that is kept in memory of what a client missed: 256 KiB. */
    static final int AT_ONCE = 1 << 15;

    private final EventLog log;
    private final EventReader reader;

    /** A topic, and the id after which its events are for the client. */
    public record Source(Topic topic, long after) {}

    /** An event that was missed: its id, the numbers of its topic and of that of who did it, and the line as it is sent. */
    public record Missed(long id, int topic, int author, byte[] line) {}

    /** Positions of events in their order, and whether there are more behind the last one. */
    public record Found(long[] positions, boolean more) {}

    /** Begins to read, after waiting while very many others do. */
    public History(EventLog log) {
        this.log = log;
        this.reader = new EventReader(log.files());
        log.readers().acquireUninterruptibly();
    }

    /** Where the missed events stand: those with larger ids than the sources say, before a position that has been flushed. */
    public Found find(List<Source> sources, long before) throws IOException {
        Oldest found = new Oldest(AT_ONCE);
        for (Source source : sources) {
            follow(source, before, found);
        }
        return new Found(found.sorted(), found.leftOut());
    }

    private void follow(Source source, long before, Oldest found) throws IOException {
        long position = source.topic().head();
        flushBehind(position);
        while (position >= log.files().start()) {
            if (!reader.read(position)) {
                position = around(source.topic(), position);
                continue;
            }
            if (reader.id() <= source.after()) {
                return;
            }
            if (position < before) {
                found.add(position);
            }
            position = reader.previous();
        }
    }

    /** The chain begins with the last event of all, which may not be in a file yet. */
    private void flushBehind(long position) {
        if (position >= log.flushed()) {
            try {
                log.flush();
            } catch (IOException e) {
                // The loops report it. What is in no file then is gone round.
            }
        }
    }

    /** Where a link of the chain is damaged, the one before it is found by reading all that is whole, once. */
    private long around(Topic topic, long damaged) throws IOException {
        Long known = log.detours().get(damaged);
        if (known != null) {
            return known;
        }
        long[] previous = {0};
        log.files().scan(log.files().start(), damaged, (bytes, at, size, position) -> {
            if (bytes[at + Record.KIND_AT] == Record.EVENT && position < damaged
                    && Record.intAt(bytes, at + Record.TOPIC_AT) == topic.number()) {
                previous[0] = position;
            }
        });
        if (damaged < log.flushed()) { // else it may only not be there yet
            log.detours().put(damaged, previous[0]);
        }
        return previous[0];
    }

    /** Reads one that was found. */
    public Missed read(long position) throws IOException {
        if (!reader.read(position)) {
            throw new IOException("the event at position " + position + " of the log cannot be read");
        }
        return new Missed(reader.id(), reader.topic(), reader.author(), reader.line());
    }

    @Override
    public void close() throws IOException {
        log.readers().release();
        reader.close();
    }
}
