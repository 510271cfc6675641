package parley.server;

/**
 * Up to which id the stored events for one client have gone to its socket, told from the bytes that went. Of those on their
 * way one is marked at a time, so the answer may lag behind by what waits. Owned by one loop but for {@link #gone}.
 */
final class SentEvents {
    private long written;
    private long last;
    private long marked;
    private long markedAt; // so many bytes have been written once the marked one has
    private boolean marking;
    private volatile long gone;

    /** All events up to an id stand in the outbox, in which so many bytes wait. */
    void added(long id, int pending) {
        last = id;
        if (pending == 0) {
            gone = id;
        } else if (!marking) {
            marking = true;
            marked = id;
            markedAt = written + pending;
        }
    }

    /** So many bytes went from the outbox, and so many still wait. */
    void wrote(int bytes, int pending) {
        written += bytes;
        if (pending == 0) {
            marking = false;
            goneTo(last);
        } else if (marking && written >= markedAt) {
            marking = false;
            goneTo(marked);
        }
    }

    private void goneTo(long id) {
        if (gone != id) {
            gone = id;
        }
    }

    /** The id of an event that has gone to the socket with all before it; 0 if there is none. Safe from any thread. */
    long gone() {
        return gone;
    }
}
