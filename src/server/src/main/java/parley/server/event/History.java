package parley.server.event;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one client missed: the events of some topics, from one id to a position, oldest first. It is found by following each
 * topic back from its last event, so it costs time for what is missed, whatever else was stored meanwhile. Blocks: for a
 * thread that may. It holds at most {@link #AT_ONCE} positions a topic; a client that missed more reads on with another.
 */
public final class History implements AutoCloseable {
    static final int AT_ONCE = 1 << 16;

    private final EventLog log;
    private final EventReader reader;

    /** A topic, and the id after which its events are for the client. */
    public record Source(Topic topic, long after) {}

    /** An event that was missed. */
    public record Missed(long id, int author, byte[] line) {}

    /** Positions of events in their order, and whether there are more behind the last one. */
    public record Found(long[] positions, boolean more) {}

    /** Begins to read. */
    public History(EventLog log) {
        this.log = log;
        this.reader = new EventReader(log.files());
    }

    /** Where the missed events stand: those with larger ids than the sources say, before a position that has been flushed. */
    public Found find(List<Source> sources, long before) throws IOException {
        List<OldestFirst> chains = new ArrayList<>();
        long limit = before;
        int count = 0;
        for (Source source : sources) {
            OldestFirst chain = follow(source, before);
            limit = Math.min(limit, chain.limit(before));
            count += chain.size();
            chains.add(chain);
        }
        long[] all = new long[count];
        int size = 0;
        for (OldestFirst chain : chains) {
            size = chain.copyTo(all, size);
        }
        Arrays.sort(all);
        int kept = Arrays.binarySearch(all, limit);
        kept = kept < 0 ? -kept - 1 : kept;
        return new Found(Arrays.copyOf(all, kept), kept < all.length || limit < before);
    }

    private OldestFirst follow(Source source, long before) throws IOException {
        OldestFirst chain = new OldestFirst(AT_ONCE);
        long position = source.topic().head();
        while (position >= log.files().start()) {
            if (!reader.read(position)) {
                followAround(source, position, chain);
                break;
            }
            if (reader.id() <= source.after()) {
                break;
            }
            if (position < before) {
                chain.add(position);
            }
            position = reader.previous();
        }
        return chain;
    }

    /** Where a link of the chain is damaged, the older ones are found by reading all that is whole. */
    private void followAround(Source source, long damaged, OldestFirst chain) throws IOException {
        List<Long> older = new ArrayList<>();
        log.files().scan(log.files().start(), damaged, (bytes, at, size, position) -> {
            boolean wanted = bytes[at + Record.KIND_AT] == Record.EVENT && position < damaged
                    && Record.intAt(bytes, at + Record.TOPIC_AT) == source.topic().number()
                    && Record.longAt(bytes, at + Record.ID_AT) > source.after();
            if (wanted && older.size() < AT_ONCE) {
                older.add(position);
            }
        });
        older.reversed().forEach(chain::add);
    }

    /** Reads one that was found. */
    public Missed read(long position) throws IOException {
        if (!reader.read(position)) {
            throw new IOException("the event at position " + position + " of the log cannot be read");
        }
        return new Missed(reader.id(), reader.author(), reader.line());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
