package parley.p2pvideo.watch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import java.util.function.LongSupplier;

/**
 * A request's bytes on their way to the player. It runs on the thread of the request, which waits where the player reads
 * slowly or the file is not there yet; {@link #stop} ends either.
 */
final class FileStream {
    static final int CHUNK = 64 << 10;

    private final long number;
    private final ArrivingFile file;
    private final Demand demand;
    private final LongSupplier clock;
    private final byte[] chunk = new byte[CHUNK];
    private volatile long movedAt;

    /** Held while the file is read: an interrupt would close it, for the transfer and for others who watch. */
    private final Object reading = new Object();
    private Thread thread; // guarded by reading
    private boolean stopped; // guarded by reading

    /**
     * Sends nothing yet.
     *
     * @param number higher than those of older requests
     * @param clock  nanoseconds, as {@link System#nanoTime}
     */
    FileStream(long number, ArrivingFile file, Demand demand, LongSupplier clock) {
        this.number = number;
        this.file = file;
        this.demand = demand;
        this.clock = clock;
        this.movedAt = clock.getAsLong();
    }

    /** When a byte moved last. */
    long movedAt() {
        return movedAt;
    }

    /**
     * Sends bytes, waiting for those that are not there yet.
     *
     * @throws IOException if the file does not arrive or cannot be read, the player is gone, or this was stopped
     */
    void send(long offset, long length, OutputStream out) throws IOException {
        synchronized (reading) {
            thread = Thread.currentThread();
        }
        try {
            long end = offset + length;
            for (long at = offset; at < end;) {
                int count = read(at, end - at, out);
                out.write(chunk, 0, count);
                at += count;
                movedAt = clock.getAsLong();
            }
        } catch (InterruptedException e) {
            throw (IOException) new InterruptedIOException("the request was ended").initCause(e);
        } finally {
            synchronized (reading) {
                thread = null;
            }
            demand.goesOn(number);
        }
    }

    private int read(long at, long atMost, OutputStream out) throws IOException, InterruptedException {
        int count = readNow(at, atMost);
        if (count == 0) {
            out.flush(); // the JDK's server keeps the head and up to 8 KiB of the body back
        }
        while (count == 0) {
            demand.waits(number, at, clock.getAsLong());
            if (file.await(at, Demand.SPACING)) {
                demand.goesOn(number);
                count = readNow(at, atMost);
            }
        }
        return count;
    }

    private int readNow(long at, long atMost) throws IOException {
        synchronized (reading) {
            if (stopped) {
                throw new ClosedChannelException();
            }
            return file.read(at, chunk, 0, (int) Math.min(CHUNK, atMost));
        }
    }

    /** Ends it, whatever it waits for. */
    void stop() {
        synchronized (reading) {
            stopped = true;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }
}
