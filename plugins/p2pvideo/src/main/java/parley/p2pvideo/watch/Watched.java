package parley.p2pvideo.watch;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A file that can be watched, under a token that nobody can guess, and the requests for it that run. */
final class Watched {
    /** Requests that run at a time; one more ends the one that has moved nothing for longest. Browsers open 6. */
    static final int MOST_STREAMS = 8;
    /** A request that moves nothing for so long is ended: its player is gone, or will ask again for the rest. */
    static final long STALL = TimeUnit.MINUTES.toNanos(10);

    private final ArrivingFile file;
    private final MediaType type;
    private final String token;
    private final LongSupplier clock;
    private final Demand demand;
    private final Set<FileStream> streams = new HashSet<>(); // guarded by this
    private long lastNumber; // guarded by this
    private long usedAt; // guarded by this
    private boolean closed; // guarded by this

    Watched(ArrivingFile file, MediaType type, String token, LongSupplier clock) {
        this.file = file;
        this.type = type;
        this.token = token;
        this.clock = clock;
        this.demand = new Demand(file);
        this.usedAt = clock.getAsLong();
    }

    ArrivingFile file() {
        return file;
    }

    MediaType type() {
        return type;
    }

    String token() {
        return token;
    }

    /** Names these very bytes, as the token does (RFC 9110 section 8.8.3). */
    String entityTag() {
        return '"' + token.substring(0, token.length() / 2) + '"';
    }

    /** It was asked for just now. */
    synchronized void touch() {
        usedAt = clock.getAsLong();
    }

    /** For how long nobody has asked for it, in nanoseconds; 0 while a request runs. */
    synchronized long unusedFor(long now) {
        return streams.isEmpty() ? now - usedAt : 0;
    }

    /** Sends bytes of it, see {@link FileStream#send}. */
    void send(long offset, long length, OutputStream out) throws IOException {
        FileStream stream = begin();
        try {
            stream.send(offset, length, out);
        } finally {
            end(stream);
        }
    }

    private synchronized FileStream begin() throws IOException {
        if (closed) {
            throw new IOException(file.name() + " is not watched any more");
        }
        if (streams.size() >= MOST_STREAMS) {
            streams.stream().min(Comparator.comparingLong(FileStream::movedAt)).ifPresent(slowest -> {
                streams.remove(slowest);
                slowest.stop();
            });
        }
        FileStream stream = new FileStream(++lastNumber, file, demand, clock);
        streams.add(stream);
        return stream;
    }

    private synchronized void end(FileStream stream) {
        streams.remove(stream);
        usedAt = clock.getAsLong();
    }

    /** Ends requests that move nothing. */
    synchronized void sweep(long now) {
        List.copyOf(streams).stream().filter(stream -> now - stream.movedAt() >= STALL).forEach(FileStream::stop);
    }

    /** Ends all requests and takes no more. */
    void close() throws IOException {
        synchronized (this) {
            closed = true;
            streams.forEach(FileStream::stop);
        }
        file.release();
    }
}
