package parley.server.event;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one client missed: the events of some topics, from one id to a position, oldest first. It is found by following each
 * topic back from its last event, so it costs time for what is missed, whatever else was stored meanwhile. Where so much is
 * missed that reading all that was stored is faster, that is done. Blocks: for a thread that may. It finds at most
 * {@link #AT_ONCE} events; for a client that missed more another search goes on.
 */
public final class History implements AutoCloseable {
    /** Their positions are all that is kept in memory of what a client missed: 256 KiB. */
    static final int AT_ONCE = 1 << 15;
    /** So many links of a topic are followed before the other way is thought of. */
    private static final int MANY = 1 << 16;
    /** Reading one event by itself takes as long as reading so many bytes in a row, about. */
    private static final int BYTES_PER_LINK = 1 << 10;

    private final EventLog log;
    private final EventReader reader;

    /** A topic, and the id after which its events are for the client. */
    public record Source(Topic topic, long after) {}

    /** An event that was missed: its id, the numbers of its topic and of that of who did it, and the line as it is sent. */
    public record Missed(long id, int topic, int author, byte[] line) {}

    /**
     * Where events stand, in their order.
     *
     * @param more   whether there are more behind the last one
     * @param cursor from where to look for those; 0 if each topic is to be followed back again
     */
    public record Found(long[] positions, boolean more, long cursor) {}

    /**
     * Begins to read, after waiting while very many others do. It ends with an exception once the log is closed.
     *
     * @throws IOException if it is closed already
     */
    public History(EventLog log) throws IOException {
        this.log = log;
        this.reader = new EventReader(log.files());
        log.readers().enter();
    }

    /**
     * Where the missed events stand: those with larger ids than the sources say, before a position that has been flushed.
     *
     * @param cursor of the search that found the events before these; 0 if there was none
     */
    public Found find(List<Source> sources, long cursor, long before) throws IOException {
        if (cursor > 0) {
            return readAll(sources, cursor, before);
        }
        Oldest found = new Oldest(AT_ONCE);
        for (Source source : sources) {
            if (!follow(source, before, found)) {
                long oldest = sources.stream().mapToLong(Source::after).min().orElse(0);
                return readAll(sources, log.files().startBefore(oldest), before);
            }
        }
        return new Found(found.sorted(), found.leftOut(), 0);
    }

    /** False if it was given up, since there are many links, and close to each other. */
    private boolean follow(Source source, long before, Oldest found) throws IOException {
        long head = source.topic().head();
        long position = head;
        flushBehind(position);
        for (int links = 1; position >= log.files().start(); links++) {
            log.readers().requireOpen();
            if (!reader.read(position)) {
                position = around(source.topic(), position);
                continue;
            }
            if (reader.id() <= source.after()) {
                return true;
            }
            if (links % MANY == 0 && head - position < (long) links * BYTES_PER_LINK) {
                return false;
            }
            if (position < before) {
                found.add(position);
            }
            position = reader.previous();
        }
        return true;
    }

    private Found readAll(List<Source> sources, long from, long before) throws IOException {
        Map<Integer, Long> after = new HashMap<>();
        sources.forEach(source -> after.put(source.topic().number(), source.after()));
        long[] found = new long[AT_ONCE];
        int[] size = {0};
        log.files().scan(from, (bytes, at, length, position) -> {
            log.readers().requireOpen();
            if (position >= before) {
                return false;
            }
            boolean event = bytes[at + Record.KIND_AT] == Record.EVENT;
            Long wanted = event ? after.get(Record.intAt(bytes, at + Record.TOPIC_AT)) : null;
            if (wanted != null && Record.longAt(bytes, at + Record.ID_AT) > wanted) {
                found[size[0]++] = position;
            }
            return size[0] < AT_ONCE;
        });
        long last = size[0] == 0 ? from : found[size[0] - 1];
        return new Found(Arrays.copyOf(found, size[0]), size[0] == AT_ONCE, last);
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
        Long known = log.readers().detours().get(damaged);
        if (known != null) {
            return known;
        }
        long[] previous = {0};
        log.files().scan(log.files().start(), (bytes, at, size, position) -> {
            if (bytes[at + Record.KIND_AT] == Record.EVENT && position < damaged
                    && Record.intAt(bytes, at + Record.TOPIC_AT) == topic.number()) {
                previous[0] = position;
            }
            return position < damaged;
        });
        if (damaged < log.flushed()) { // else it may only not be there yet
            log.readers().detours().put(damaged, previous[0]);
        }
        return previous[0];
    }

    /** Reads one that was found. */
    public Missed read(long position) throws IOException {
        log.readers().requireOpen();
        if (!reader.read(position)) {
            throw new IOException("the event at position " + position + " of the log cannot be read");
        }
        return new Missed(reader.id(), reader.topic(), reader.author(), reader.line());
    }

    @Override
    public void close() throws IOException {
        log.readers().leave();
        reader.close();
    }
}
