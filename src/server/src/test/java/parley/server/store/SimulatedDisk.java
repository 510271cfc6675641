package parley.server.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import parley.server.Durability;

/**
 * A disk in memory that loses power, is left by a killed program, fills up and fails. It keeps apart what has been forced
 * and what has not: for each file its bytes ({@link SimulatedFile}), for each folder its names.
 *
 * <p>After {@link #powerCut} or {@link #kill} the files that were open take nothing any more; the disk itself goes on.
 */
public final class SimulatedDisk implements Disk {
    private static final long UNLIMITED = Long.MAX_VALUE / 2;

    private final Map<Path, SimulatedFile> names = new TreeMap<>();
    private final Map<Path, SimulatedFile> forcedNames = new TreeMap<>();
    private final List<Change> unforced = new ArrayList<>();
    private final RandomGenerator random;
    private int life;
    private int operations;
    private int lastOperation = Integer.MAX_VALUE;
    private long free = UNLIMITED;
    private int failingWrites;
    private int failingForces;
    private int failingNames;
    private int failingDeletes;
    private boolean shortWrites;
    private IntConsumer before = operation -> { };

    /** The end of the program or of the power in the middle of an operation; an error, so that nobody goes on after it. */
    public static final class Ended extends Error {
        private static final long serialVersionUID = 1;
    }

    /** A change of names that a power cut may undo; what is {@link SimulatedFile#NONE} goes. */
    private record Change(Map<Path, SimulatedFile> names) {}

    /**
     * A disk that works.
     *
     * @param folder is there from the start
     * @param seed   decides what is torn and lost
     */
    public SimulatedDisk(Path folder, long seed) {
        random = new SplittableRandom(seed); // as Random begins alike with seeds that are alike
        for (Path path = folder; path.getParent() != null; path = path.getParent()) {
            names.put(path, SimulatedFile.FOLDER);
        }
        forcedNames.putAll(names);
    }

    // What happens to it

    /** The program ends with the given operation, which may be done in part: an {@link Ended} is thrown from there on. */
    public synchronized void endAt(int operation) {
        lastOperation = operation;
    }

    /** How many operations there were. */
    public synchronized int operations() {
        return operations;
    }

    /** Is called before each operation with its number. */
    public synchronized void before(IntConsumer listener) {
        before = listener;
    }

    /** The program is gone, and the system goes on: all that was written is there. */
    public synchronized void kill() {
        life++;
        lastOperation = Integer.MAX_VALUE;
        before = operation -> { };
    }

    /** The power is gone: what was forced is there, and of the rest a part, or something else. */
    public synchronized void powerCut() {
        kill();
        Map<Path, SimulatedFile> after = new TreeMap<>(forcedNames);
        unforced.stream().filter(change -> random.nextBoolean()).forEach(change -> apply(change, after));
        unforced.clear();
        after.keySet().removeIf(path -> !isReached(path, after));
        names.clear();
        names.putAll(after);
        forcedNames.clear();
        forcedNames.putAll(after);
        new HashSet<>(after.values()).forEach(file -> file.powerCut(random)); // a file once, though it has two names
    }

    /** The worst that {@code durability} promises to survive. */
    public void powerCutOrKill(Durability durability) {
        switch (durability) {
            case POWER -> powerCut();
            case PROCESS -> kill();
        }
        work();
    }

    /** After so many bytes more there is no room: a write is done in part, then refused. */
    public synchronized void fillUp(long bytes) {
        free = bytes;
    }

    /** There is room again, and all works. */
    public synchronized void work() {
        free = UNLIMITED;
        failingWrites = 0;
        failingForces = 0;
        failingNames = 0;
        failingDeletes = 0;
    }

    /** The next writes fail. */
    public synchronized void failWrites(int howMany) {
        failingWrites = howMany;
    }

    /** The next forces of files fail, and what they were to force is lost or not, though later ones succeed. */
    public synchronized void failForces(int howMany) {
        failingForces = howMany;
    }

    /** The next openings, renamings, deletions and forces of folders fail. */
    public synchronized void failNames(int howMany) {
        failingNames = howMany;
    }

    /** The next deletions fail. */
    public synchronized void failDeletes(int howMany) {
        failingDeletes = howMany;
    }

    /** From now on a write takes a part only, as it may. */
    public synchronized void writeInParts() {
        shortWrites = true;
    }

    /** What a file holds; for a test to look at. */
    public synchronized byte[] content(Path file) {
        return names.get(file).bytes();
    }

    /** Puts a file there that the disk has. */
    public synchronized void put(Path file, byte[] content) {
        SimulatedFile put = new SimulatedFile(content);
        names.put(file, put);
        forcedNames.put(file, put);
    }

    // What a disk does

    @Override
    public synchronized List<String> list(Path folder) {
        return names.keySet().stream().filter(file -> folder.equals(file.getParent()))
                .map(file -> file.getFileName().toString()).toList();
    }

    @Override
    public synchronized void createFolder(Path folder) throws IOException {
        if (folder.getParent() != null && !names.containsKey(folder)) {
            createFolder(folder.getParent());
            changeNames();
            change(Map.of(folder, SimulatedFile.FOLDER), null);
        }
    }

    @Override
    public synchronized DiskFile open(Path file) throws IOException {
        if (!names.containsKey(file)) {
            changeNames();
            requireFolder(file);
            change(Map.of(file, new SimulatedFile(new byte[0])), null);
        }
        return new Handle(names.get(file), life);
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        changeNames();
        requireName(from);
        change(Map.of(to, names.get(from)), from);
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        changeNames();
        if (failingDeletes > 0) {
            failingDeletes--;
            throw new IOException("Input/output error");
        }
        requireName(file);
        free += free == UNLIMITED ? 0 : names.get(file).size();
        change(Map.of(), file);
    }

    @Override
    public synchronized void forceFolder(Path folder) throws IOException {
        changeNames();
        unforced.removeIf(change -> {
            boolean here = change.names().keySet().stream().allMatch(file -> folder.equals(file.getParent()));
            if (here) {
                apply(change, forcedNames);
            }
            return here;
        });
    }

    private void change(Map<Path, SimulatedFile> put, Path removed) {
        Map<Path, SimulatedFile> all = new TreeMap<>(put);
        if (removed != null) {
            all.put(removed, SimulatedFile.NONE);
        }
        Change change = new Change(all);
        unforced.add(change);
        apply(change, names);
    }

    /** Whether all folders above are there; a root always is. */
    private static boolean isReached(Path path, Map<Path, SimulatedFile> there) {
        Path folder = path.getParent();
        return folder == null || folder.getParent() == null
                || there.get(folder) == SimulatedFile.FOLDER && isReached(folder, there);
    }

    private static void apply(Change change, Map<Path, SimulatedFile> to) {
        change.names().forEach((path, file) -> {
            if (file == SimulatedFile.NONE) {
                to.remove(path);
            } else {
                to.put(path, file);
            }
        });
    }

    private void requireFolder(Path file) throws NoSuchFileException {
        if (!isReached(file, names)) {
            throw new NoSuchFileException(file.toString());
        }
    }

    private void requireName(Path file) throws NoSuchFileException {
        if (!names.containsKey(file)) {
            throw new NoSuchFileException(file.toString());
        }
    }

    private void changeNames() throws IOException {
        operation();
        if (failingNames > 0) {
            failingNames--;
            throw new IOException("Input/output error");
        }
    }

    /** Whether this is the operation in which the program ends. */
    private boolean isLast() {
        return operations == lastOperation;
    }

    private void operation() {
        operations++;
        before.accept(operations);
        if (operations >= lastOperation) {
            throw new Ended();
        }
    }

    /** An open file, until the program ends. */
    private final class Handle implements DiskFile {
        private final SimulatedFile file;
        private final int opened;
        private boolean closed;

        Handle(SimulatedFile file, int opened) {
            this.file = file;
            this.opened = opened;
        }

        @Override
        public int append(ByteBuffer from) throws IOException {
            synchronized (SimulatedDisk.this) {
                requireOpen();
                try {
                    operation();
                } catch (Ended e) {
                    if (isLast()) {
                        take(from, random.nextInt(from.remaining() + 1));
                    }
                    throw e;
                }
                if (failingWrites > 0) {
                    failingWrites--;
                    throw new IOException("Input/output error");
                }
                if (free == 0 && from.hasRemaining()) {
                    throw new IOException("No space left on device");
                }
                int most = shortWrites ? 1 + random.nextInt(Math.max(1, from.remaining())) : from.remaining();
                return take(from, (int) Math.min(free, Math.min(most, from.remaining())));
            }
        }

        private int take(ByteBuffer from, int length) {
            byte[] bytes = new byte[length];
            from.get(bytes);
            file.append(bytes);
            free -= free == UNLIMITED ? 0 : length;
            return length;
        }

        @Override
        public int read(ByteBuffer to, long position) throws IOException {
            synchronized (SimulatedDisk.this) {
                requireOpen();
                return file.read(to, position);
            }
        }

        @Override
        public long size() throws IOException {
            synchronized (SimulatedDisk.this) {
                requireOpen();
                return file.size();
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (SimulatedDisk.this) {
                requireOpen();
                operation();
                if (failingWrites > 0) {
                    failingWrites--;
                    throw new IOException("Input/output error");
                }
                free += free == UNLIMITED ? 0 : Math.max(0, file.size() - size);
                file.truncate(size);
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (SimulatedDisk.this) {
                requireOpen();
                operation();
                if (failingForces > 0) {
                    failingForces--;
                    file.failForce(random);
                    throw new IOException("Input/output error");
                }
                file.force();
            }
        }

        @Override
        public void close() {
            closed = true;
        }

        private void requireOpen() throws ClosedChannelException {
            if (closed || opened != life) {
                throw new ClosedChannelException();
            }
        }
    }
}
