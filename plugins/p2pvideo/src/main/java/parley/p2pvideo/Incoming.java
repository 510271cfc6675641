package parley.p2pvideo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import parley.p2pvideo.transfer.Entry;
import parley.p2pvideo.transfer.Offer;
import parley.p2pvideo.transfer.PartFile;
import parley.p2pvideo.transfer.Printable;
import parley.p2pvideo.transfer.Transfer;
import parley.p2pvideo.watch.ArrivingFile;
import parley.p2pvideo.watch.ArrivingPart;
import parley.p2pvideo.watch.Watching;

/**
 * Files that come, or came, from another user, as {@link Watching} wants them. It outlasts the single attempts: who
 * watches while the transfer is cut off waits until it goes on. Thread-safe.
 */
final class Incoming {
    private final String peer;
    private final Offer offer;
    private final String title;
    /** Those that somebody has watched, by their place in the offer. Guarded by this, as what follows. */
    private final Map<Integer, ArrivingFile> files = new HashMap<>();
    private Optional<PartFile> part = Optional.empty();
    private Optional<Transfer> transfer = Optional.empty();
    private boolean whole;
    private boolean failed;

    /**
     * Files of which no attempt has begun yet.
     *
     * @param chosen what the user of this side calls them, if not what their sender does
     */
    Incoming(String peer, Offer offer, Optional<String> chosen) {
        this.peer = peer;
        this.offer = offer;
        this.title = chosen.orElseGet(() -> Phrases.title(offer.entries()));
    }

    String peer() {
        return peer;
    }

    String name() {
        return title;
    }

    /** An attempt begins to store it here. */
    synchronized void goesOn(PartFile opened) {
        part = Optional.of(opened);
        files.values().forEach(ArrivingFile::goesOn);
    }

    /** Its bytes can be asked for. */
    synchronized void runs(Transfer running) {
        transfer = Optional.of(running);
    }

    /** The attempt has ended too early, and another may follow. */
    synchronized void cutOff() {
        part = Optional.empty();
        transfer = Optional.empty();
    }

    /** All is there under its final names. */
    synchronized void finished() {
        whole = true;
        transfer = Optional.empty();
        files.forEach((entry, file) -> file.finished(stored(entry)));
    }

    /** It will not come. */
    synchronized void failed(String why) {
        cutOff();
        failed = true;
        files.values().forEach(file -> file.failed(why));
    }

    private Path stored(int entry) {
        return part.orElseThrow().stored(entry);
    }

    /** Whether no attempt runs, and another may come. */
    synchronized boolean isCutOff() {
        return isComing() && part.isEmpty();
    }

    /** Whether more of it comes, or may come. */
    synchronized boolean isComing() {
        return !whole && !failed;
    }

    /** Whether there is nothing to see of it, now or later. */
    synchronized boolean isFailed() {
        return failed;
    }

    /**
     * The place of the first file, by name, that a browser shows and whose name holds these words, or that of all of
     * them together does, if it is not gone.
     */
    synchronized Optional<Integer> find(String words) {
        return IntStream.range(0, offer.entries().size()).filter(entry -> fits(entry, words)).boxed()
                .min(Comparator.comparing(entry -> offer.entries().get(entry).name()));
    }

    private boolean fits(int entry, String words) {
        String name = offer.entries().get(entry).name();
        return Watching.shows(name) && (Printable.clean(name).contains(words) || title.contains(words))
                && (!whole || Files.isRegularFile(stored(entry)));
    }

    /** The file at a place in the offer. */
    synchronized ArrivingFile file(int entry) {
        return files.computeIfAbsent(entry, this::made);
    }

    private ArrivingFile made(int entry) {
        Entry offered = offer.entries().get(entry);
        String name = offered.name().substring(offered.name().lastIndexOf('/') + 1);
        ArrivingFile file = new ArrivingFile(name, offered.size(), new Stretch(offer.start(entry), offered.size()));
        if (whole) {
            file.finished(stored(entry));
        }
        return file;
    }

    private synchronized Optional<PartFile> part() {
        return part;
    }

    private synchronized Optional<Transfer> transfer() {
        return transfer;
    }

    /** One file among all. */
    private final class Stretch implements ArrivingPart {
        private final long start;
        private final long size;

        Stretch(long start, long size) {
            this.start = start;
            this.size = size;
        }

        @Override
        public long availableFrom(long offset) {
            return part().map(open -> Math.min(open.availableFrom(start + offset), size - offset)).orElse(0L);
        }

        @Override
        public void want(long offset) {
            transfer().ifPresent(running -> running.want(start + offset));
        }

        @Override
        public void read(long offset, byte[] into, int from, int length) throws IOException {
            Optional<PartFile> open = part();
            if (open.isEmpty()) {
                throw new IOException("the transfer was cut off just now");
            }
            open.get().read(start + offset, into, from, length);
        }
    }
}
