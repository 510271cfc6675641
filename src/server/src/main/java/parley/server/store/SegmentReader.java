package parley.server.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import parley.api.server.Journal;

/**
 * Reads a segment from its beginning to its end. Where no whole record stands it looks for the next one byte by byte, as
 * the length there may be what is damaged.
 */
final class SegmentReader {
    private static final int WINDOW = 4 * (Segment.FRAME + Journal.LONGEST);

    private final DiskFile file;
    private final long length;
    private final byte[] window;
    private long windowAt;
    private int windowEnd;
    private int salt;

    /** Bytes that are no whole record: from there up to there. */
    record Gap(long from, long to) {
        long bytes() {
            return to - from;
        }
    }

    /**
     * What was found.
     *
     * @param length of the file
     * @param gaps   in order; the last may reach to the end of the file
     * @param records how many
     * @param written how many there were; {@link Segment#OPEN} if the file does not say
     */
    record Found(long length, List<Gap> gaps, long records, long written) {
        /** Whether that is all that was written, as far as the file says. */
        boolean isWhole() {
            return gaps.isEmpty() && (written == Segment.OPEN || written == records);
        }

        /** Whether the end alone is missing, or all, as after a crash in the middle of a write. There is a gap. */
        boolean isTornOnly() {
            Gap gap = gaps.getFirst();
            return gaps.size() == 1 && gap.to() == length && (gap.from() == 0 || gap.from() >= Segment.BEGINNING);
        }
    }

    private SegmentReader(DiskFile file) throws IOException {
        this.file = file;
        this.length = file.size();
        this.window = new byte[(int) Math.min(WINDOW, length)];
    }

    /** Passes each whole record on, in order. An empty file is one without records. */
    static Found read(DiskFile file, Consumer<byte[]> records) throws IOException {
        return new SegmentReader(file).read(records);
    }

    /**
     * The salt of a segment.
     *
     * @throws IOException also if its beginning is damaged
     */
    static int salt(DiskFile file) throws IOException {
        return new SegmentReader(file).beginning(new ArrayList<>())
                .orElseThrow(() -> new IOException("the beginning is damaged")).salt();
    }

    private Found read(Consumer<byte[]> records) throws IOException {
        List<Gap> gaps = new ArrayList<>();
        Optional<Segment.Beginning> beginning = beginning(gaps);
        if (beginning.isEmpty()) {
            return new Found(length, length == 0 ? List.of() : List.of(new Gap(0, length)), 0, Segment.OPEN);
        }
        salt = beginning.get().salt();
        long count = 0;
        long gap = Segment.BEGINNING;
        long at = Segment.BEGINNING;
        while (at < length) {
            int payload = wholeAt(at);
            if (payload == 0) {
                at++;
                continue;
            }
            if (gap < at) {
                gaps.add(new Gap(gap, at));
            }
            int from = (int) (at - windowAt) + Segment.FRAME;
            records.accept(Arrays.copyOfRange(window, from, from + payload));
            count++;
            at += Segment.FRAME + payload;
            gap = at;
        }
        if (gap < length) {
            gaps.add(new Gap(gap, length));
        }
        return new Found(length, List.copyOf(gaps), count, beginning.get().records());
    }

    /** Notes which of the two sectors is damaged. */
    private Optional<Segment.Beginning> beginning(List<Gap> gaps) throws IOException {
        if (length < Segment.BEGINNING) {
            return Optional.empty();
        }
        hold(0, Segment.BEGINNING);
        byte[] sectors = Arrays.copyOf(window, Segment.BEGINNING);
        Optional<Segment.Beginning> found = Segment.Beginning.of(sectors);
        found.map(whole -> Arrays.mismatch(sectors, whole.toBytes())).filter(damaged -> damaged >= 0).ifPresent(damaged -> {
            long sector = damaged - damaged % Segment.SECTOR;
            gaps.add(new Gap(sector, sector + Segment.SECTOR));
        });
        return found;
    }

    /** The length of the payload of a whole record that begins there; 0 if none does. */
    private int wholeAt(long at) throws IOException {
        if (at + Segment.FRAME > length) {
            return 0;
        }
        hold(at, Segment.FRAME);
        int payload = Segment.payloadLength(window, (int) (at - windowAt));
        if (payload == 0 || at + Segment.FRAME + payload > length) {
            return 0;
        }
        hold(at, Segment.FRAME + payload);
        return Segment.isWhole(salt, window, (int) (at - windowAt), payload) ? payload : 0;
    }

    /** Sees to it that the window holds these bytes of the file, all of which are before its end. */
    private void hold(long at, int bytes) throws IOException {
        if (at >= windowAt && at + bytes <= windowAt + windowEnd) {
            return;
        }
        windowAt = at;
        windowEnd = 0;
        ByteBuffer free = ByteBuffer.wrap(window, 0, (int) Math.min(window.length, length - at));
        file.readAll(free, at);
        if (free.hasRemaining()) {
            throw new IOException("it became shorter while it was read");
        }
        windowEnd = free.position();
    }
}
