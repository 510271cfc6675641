package parley.server.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of the system's. An interrupt of a thread that is in a {@link FileChannel} closes it for all threads
 * ({@link java.nio.channels.InterruptibleChannel}), and calls of commands that take too long are interrupted: so a channel
 * that was closed that way is opened again and the operation repeated. Repeating is harmless because the end is kept here:
 * the same bytes go to the same place.
 */
final class SystemFile implements DiskFile {
    /** The JDK keeps a buffer as large as what it is handed, and larger pieces fall out of the processor's cache. */
    private static final int AT_ONCE = 1 << 18;

    private final SystemDisk disk;
    private Path path;                   // guarded by disk
    private boolean closed;              // guarded by disk
    private volatile FileChannel channel; // set under disk
    private long end;                    // of the thread that appends
    private final DirectWrites direct = new DirectWrites(); // of the thread that appends

    /** Something done with a channel that may be closed meanwhile. */
    private interface Operation {
        long on(FileChannel channel) throws IOException;
    }

    SystemFile(SystemDisk disk, Path path, FileChannel channel) throws IOException {
        this.disk = disk;
        this.path = path;
        this.channel = channel;
        this.end = channel.size();
    }

    @Override
    public int append(ByteBuffer from) throws IOException {
        int taken = direct.isFor(from.remaining()) ? appendLarge(from) : appendBuffered(from);
        end += taken;
        return taken;
    }

    /** Up to the next block the usual way, then whole blocks around the system's cache. */
    private int appendLarge(ByteBuffer from) throws IOException {
        int toBlock = (int) (-end & (DirectWrites.BLOCK - 1));
        if (toBlock > 0) {
            int limit = from.limit();
            try {
                return appendBuffered(from.limit(from.position() + toBlock));
            } finally {
                from.limit(limit);
            }
        }
        int taken = direct.write(path(), from, end);
        return taken > 0 ? taken : appendBuffered(from);
    }

    private int appendBuffered(ByteBuffer from) throws IOException {
        int start = from.position();
        int limit = from.limit();
        from.limit(Math.min(limit, start + AT_ONCE));
        try {
            return (int) uninterrupted(open -> open.write(from.position(start), end));
        } finally {
            from.limit(limit);
        }
    }

    private Path path() {
        synchronized (disk) {
            return path;
        }
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
        int start = to.position();
        return (int) uninterrupted(open -> open.read(to.position(start), position));
    }

    @Override
    public long size() throws IOException {
        return uninterrupted(FileChannel::size);
    }

    @Override
    public void truncate(long size) throws IOException {
        end = uninterrupted(open -> open.truncate(size).size());
    }

    @Override
    public void force() throws IOException {
        uninterrupted(open -> {
            open.force(false); // fdatasync, which writes the length, too
            return 0;
        });
    }

    /** Follows a renaming, for {@link #reopen}. */
    void renamed(Path from, Path to) {
        if (path.equals(from)) {
            path = to;
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (disk) {
            closed = true;
            disk.closed(this);
            direct.close();
            channel.close();
        }
    }

    private long uninterrupted(Operation operation) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                FileChannel open = channel;
                try {
                    return operation.on(open);
                } catch (ClosedChannelException e) {
                    interrupted |= Thread.interrupted();
                    reopen(open, e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void reopen(FileChannel broken, ClosedChannelException why) throws IOException {
        synchronized (disk) {
            if (closed) {
                throw why;
            }
            if (channel == broken) {
                channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            }
        }
    }
}
