package parley.p2pvideo.transfer;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Channels of many files, of which only those that are used and a few that were used last stay open: ten thousand files
 * do not take ten thousand descriptors. Thread-safe.
 */
final class OpenFiles implements AutoCloseable {
    /** The most that stay open without being used. */
    static final int MOST_IDLE = 8;

    /** Opens a file by its number. */
    @FunctionalInterface
    interface Opener {
        /** Opens it, again and again if need be. */
        FileChannel open(int file) throws IOException;
    }

    /** Something to do with an open file. */
    @FunctionalInterface
    interface Use {
        /** Does it, without closing the channel. */
        void on(FileChannel channel) throws IOException;
    }

    private static final class Open {
        private final FileChannel channel;
        private int users;

        private Open(FileChannel channel) {
            this.channel = channel;
        }
    }

    private final Opener opener;
    /** The one that was used longest ago comes first. Guarded by this. */
    private final Map<Integer, Open> open = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    OpenFiles(Opener opener) {
        this.opener = opener;
    }

    /**
     * Does something with a file.
     *
     * @throws ClosedChannelException after {@link #close}
     */
    void with(int file, Use use) throws IOException {
        Open taken = take(file);
        try {
            use.on(taken.channel);
        } finally {
            giveBack(taken);
        }
    }

    private synchronized Open take(int file) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        Open taken = open.get(file);
        if (taken == null) {
            taken = new Open(opener.open(file));
            open.put(file, taken);
        }
        taken.users++;
        return taken;
    }

    private synchronized void giveBack(Open taken) throws IOException {
        taken.users--;
        closeIdle(closed ? 0 : MOST_IDLE);
    }

    private void closeIdle(int most) throws IOException {
        int excess = open.size() - most;
        for (Iterator<Open> all = open.values().iterator(); excess > 0 && all.hasNext(); ) {
            Open each = all.next();
            if (each.users == 0) {
                all.remove();
                each.channel.close();
                excess--;
            }
        }
    }

    /** How many are open. */
    synchronized int count() {
        return open.size();
    }

    /** Closes all, those that are being used when they are not any more. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        closeIdle(0);
    }
}
