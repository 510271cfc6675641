package parley.server.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.random.RandomGenerator;

/**
 * A file's bytes as the program sees them, and as the disk has them. They differ in the sectors that were written since
 * and in the length. Guarded by its disk.
 */
final class SimulatedFile {
    /** No file. */
    static final SimulatedFile NONE = new SimulatedFile(new byte[0]);
    /** A folder, which has no bytes of its own. */
    static final SimulatedFile FOLDER = new SimulatedFile(new byte[0]);
    private static final int SECTOR = 512;

    private byte[] seen;
    private int size;
    private byte[] onDisk;
    private int sizeOnDisk;
    private final BitSet unforced = new BitSet(); // sectors that the system would write
    private boolean sizeChanged;

    SimulatedFile(byte[] content) {
        seen = content.clone();
        size = content.length;
        onDisk = content.clone();
        sizeOnDisk = content.length;
    }

    byte[] bytes() {
        return Arrays.copyOf(seen, size);
    }

    int size() {
        return size;
    }

    void append(byte[] bytes) {
        if (size + bytes.length > seen.length) {
            seen = Arrays.copyOf(seen, Math.max(2 * seen.length, size + bytes.length));
        }
        System.arraycopy(bytes, 0, seen, size, bytes.length);
        change(size, size + bytes.length);
        size += bytes.length;
    }

    int read(ByteBuffer to, long position) {
        if (position >= size) {
            return -1;
        }
        int length = (int) Math.min(to.remaining(), size - position);
        to.put(seen, (int) position, length);
        return length;
    }

    void truncate(long to) {
        if (to < size) {
            Arrays.fill(seen, (int) to, size, (byte) 0);
            change((int) to, size);
            size = (int) to;
        }
    }

    private void change(int from, int to) {
        unforced.set(from / SECTOR, (to + SECTOR - 1) / SECTOR);
        sizeChanged = true;
    }

    void force() {
        onDisk = Arrays.copyOf(onDisk, Math.max(onDisk.length, seen.length));
        unforced.stream().forEach(this::write);
        unforced.clear();
        sizeOnDisk = sizeChanged ? size : sizeOnDisk;
        sizeChanged = false;
    }

    /** Some sectors are written and some are not, and the system forgets which: it takes all for written. */
    void failForce(RandomGenerator random) {
        onDisk = Arrays.copyOf(onDisk, Math.max(onDisk.length, seen.length));
        unforced.stream().filter(sector -> random.nextBoolean()).forEach(this::write);
        unforced.clear();
        sizeOnDisk = random.nextBoolean() ? size : sizeOnDisk;
        sizeChanged = false;
    }

    /**
     * Of what was not forced some sectors are as they were, some new, and behind the old end some are anything; but what
     * stood behind the new end is gone for ever, as file systems see to.
     */
    void powerCut(RandomGenerator random) {
        onDisk = Arrays.copyOf(onDisk, Math.max(onDisk.length, seen.length));
        unforced.stream().forEach(sector -> {
            switch (random.nextInt(3)) {
                case 0 -> write(sector);
                case 1 -> scramble(sector, random);
                default -> { }
            }
        });
        if (sizeChanged) {
            int shorter = Math.min(size, sizeOnDisk);
            sizeOnDisk = shorter + random.nextInt(Math.abs(size - sizeOnDisk) + 1);
        }
        unforced.clear();
        sizeChanged = false;
        Arrays.fill(onDisk, sizeOnDisk, onDisk.length, (byte) 0);
        seen = onDisk.clone();
        size = sizeOnDisk;
    }

    private void write(int sector) {
        int from = Math.min(sector * SECTOR, seen.length);
        int to = Math.min(from + SECTOR, seen.length);
        System.arraycopy(seen, from, onDisk, from, to - from);
    }

    /** What the disk is known to have keeps its value: a sector is written whole or not at all. */
    private void scramble(int sector, RandomGenerator random) {
        int from = Math.max(sector * SECTOR, sizeOnDisk);
        int to = Math.min((sector + 1) * SECTOR, onDisk.length);
        for (int at = from; at < to; at++) {
            onDisk[at] = (byte) random.nextInt();
        }
    }
}
