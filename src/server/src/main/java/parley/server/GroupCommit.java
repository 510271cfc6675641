package parley.server;

import parley.server.event.Tail;
import parley.server.store.Journals;

/**
 * What the commands of a loop's round stored, which is written and delivered together: one write, or one forcing of the
 * disk, for all of it. Owned by the loop.
 */
final class GroupCommit {
    /** Events are written and delivered while they are in the processor's cache. */
    private static final int FULL = 480 << 10;
    /** Each forcing takes the disk's time, so that many events share one. */
    private static final int FULL_TO_FORCE = 8 << 20;
    /** Of a round that stores much, so many bytes are written while the loop goes on. */
    private static final int AHEAD = 240 << 10;

    private final Journals journals;
    private final Tail tail;
    private final int full;
    private final int aheadEvery;
    private final Runnable writeAhead;
    private long ahead; // of what waits, so many bytes are being written

    /**
     * None yet.
     *
     * @param writeAhead has the journals flushed soon, on another thread
     */
    GroupCommit(Journals journals, Tail tail, Durability durability, Runnable writeAhead) {
        this.journals = journals;
        this.tail = tail;
        this.full = durability == Durability.POWER ? FULL_TO_FORCE : FULL;
        this.aheadEvery = durability == Durability.POWER ? FULL_TO_FORCE : AHEAD;
        this.writeAhead = writeAhead;
    }

    /** Whether so much waits that it should be committed within the round, too. Has much written ahead before that. */
    boolean isFull() {
        long waiting = tail.waiting();
        if (waiting > full) {
            return true;
        }
        if (waiting - ahead > aheadEvery) {
            ahead = waiting;
            writeAhead.run();
        }
        return false;
    }

    /** Writes it. False if it could not be written: until a later call returns true nothing may leave that may stand on it. */
    boolean write() {
        return journals.flush();
    }

    /** Takes what was written to those for whom it is. Returns whether there was any. */
    boolean deliver() {
        ahead = 0;
        return tail.deliver();
    }

    /** How many deliveries there have been. */
    long deliveries() {
        return tail.deliveries();
    }

    /** The position behind the last event that was delivered. */
    long position() {
        return tail.nextPosition();
    }
}
