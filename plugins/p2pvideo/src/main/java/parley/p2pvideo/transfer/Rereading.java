package parley.p2pvideo.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads again what was lost, on the worker and beside the first reading, a few windows ahead of the sending; each
 * begins with a byte that was lost, and whatever else was lost in it is there, too. Owned by the core's thread; the
 * worker touches a window only before it hands it over.
 */
final class Rereading {
    /** Windows in memory; what is lost beyond them waits. */
    static final int WINDOWS = 4;
    /** Bytes of a window at most: more than the payload of any datagram. */
    static final int WINDOW = 256 << 10;

    /** A part of the file, from {@code span.from()} on at the beginning of the array. */
    static final class Window {
        private final byte[] bytes;
        private final Span span;
        private boolean ready;

        private Window(byte[] bytes, Span span) {
            this.bytes = bytes;
            this.span = span;
        }

        byte[] bytes() {
            return bytes;
        }

        Span span() {
            return span;
        }

        /** The first byte in it that was lost, or -1. */
        private long lost(RangeSet lost) {
            long at = lost.next(span.from());
            return at < span.to() ? at : -1;
        }
    }

    private final Source source;
    private final Worker worker;
    private final ReadAhead.Listener listener;
    private final List<Window> windows = new ArrayList<>();
    private final List<byte[]> free = new ArrayList<>();

    /** Memory is made when something is lost first. */
    Rereading(Source source, Worker worker, ReadAhead.Listener listener) {
        this.source = source;
        this.worker = worker;
        this.listener = listener;
    }

    /** Lets go of windows of which nothing is lost any more, and has the worker read what is; call often. */
    void fill(RangeSet lost) {
        for (int i = windows.size() - 1; i >= 0; i--) {
            if (windows.get(i).ready && windows.get(i).lost(lost) < 0) {
                free.add(windows.remove(i).bytes);
            }
        }
        for (long at = unread(lost); at >= 0 && windows.size() < WINDOWS; at = unread(lost)) {
            byte[] bytes = free.isEmpty() ? new byte[WINDOW] : free.removeLast();
            Window window = new Window(bytes, new Span(at, end(lost, at)));
            windows.add(window);
            worker.submit(Worker.Lane.REREADING, () -> read(window), (now, failure) -> done(now, window, failure));
        }
    }

    /** The first byte of the file that was lost and is in no window; -1 if there is none. */
    private long unread(RangeSet lost) {
        long at = lost.next(0);
        for (int holder = holder(at); holder >= 0; holder = holder(at)) {
            at = lost.next(windows.get(holder).span.to());
        }
        return at < source.size() ? at : -1;
    }

    /** Which window holds this byte, or -1. Asked for every datagram, so without a stream. */
    private int holder(long at) {
        for (int i = 0; i < windows.size(); i++) {
            Span span = windows.get(i).span;
            if (at >= span.from() && at < span.to()) {
                return i;
            }
        }
        return -1;
    }

    /** Where the last run of lost bytes ends that begins within a window from here on. */
    private long end(RangeSet lost, long start) {
        long most = Math.min(source.size(), start + WINDOW);
        long end = start;
        for (long next = start; next >= 0 && next < most; next = lost.next(end)) {
            end = next + lost.runFrom(next);
        }
        return Math.min(most, end);
    }

    private void read(Window window) throws IOException {
        source.verifyUnchanged(window.span);
        source.read(window.span.from(), window.bytes, 0, (int) window.span.length());
    }

    private void done(long now, Window window, Optional<IOException> failure) {
        if (failure.isPresent()) {
            listener.failed(now, failure.get());
            return;
        }
        window.ready = true;
        listener.read(now);
    }

    /** The window that was read first of those that hold something that was lost; valid until {@link #fill}. */
    Optional<Window> next(RangeSet lost) {
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            if (window.ready && window.lost(lost) >= 0) {
                return Optional.of(window);
            }
        }
        return Optional.empty();
    }
}
