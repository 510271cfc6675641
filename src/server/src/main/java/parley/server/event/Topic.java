package parley.server.event;

/**
 * A list of stored events: those for one user, or those for an audience. In the log each of them points to the one
 * before.
 */
public final class Topic {
    /** With what the name of a user's own topic begins. */
    private static final String INBOX = "@";

    private final int number;
    private final String name;
    private volatile Receivers receivers = Receivers.NOBODY;
    /** The position of the last event, 0 if there is none. Written under the log's lock. */
    private volatile long head;
    /** The id of the last event, 0 if there is none. Guarded by the log's lock. */
    private long headId;
    /** How many there are. Guarded by the log's lock. */
    private long count;
    /** Up to which id its owner has got all. Guarded by the log's lock. */
    private long read;
    /** How many there were then. Guarded by the log's lock. */
    private long readCount;

    /** Those to whom a topic's events go at once. */
    @FunctionalInterface
    public interface Receivers {
        /** Nobody. */
        Receivers NOBODY = (event, loop) -> 0;

        /**
         * Takes the event that the tail stands at to those whose connections the loop of that number owns. Returns how many
         * they are.
         */
        int receive(Tail event, int loop);
    }

    Topic(int number, String name) {
        this.number = number;
        this.name = name;
    }

    /** The name of the topic with what is for one user. */
    public static String inbox(String user) {
        return INBOX + user;
    }

    /** Whether it holds what is for one user. */
    boolean isInbox() {
        return name.startsWith(INBOX);
    }

    /** From 1. */
    public int number() {
        return number;
    }

    /** Unique in the log. */
    public String name() {
        return name;
    }

    /** Says who gets its events from now on. */
    public synchronized void receivedBy(Receivers those) {
        receivers = those;
    }

    /** Says that those get its events no longer; nothing if others do. */
    public synchronized void notReceivedBy(Receivers those) {
        if (receivers == those) {
            receivers = Receivers.NOBODY;
        }
    }

    Receivers receivers() {
        return receivers;
    }

    /** The position of its last event, 0 if there is none. */
    long head() {
        return head;
    }

    long headId() {
        return headId;
    }

    void added(long position, long id) {
        head = position;
        headId = id;
        count++;
    }

    long count() {
        return count;
    }

    /** Up to which id its owner has got all; {@link EventLog#ONLINE} while events go to the owner at once. */
    long read() {
        return read;
    }

    void readUpTo(long id) {
        read = id;
        readCount = id == EventLog.ONLINE || id >= headId ? count : count - 1; // how many are left is not known: at least one
    }

    long waiting() {
        return read == EventLog.ONLINE || headId <= read ? 0 : count - readCount;
    }

    long readCount() {
        return readCount;
    }

    void restore(long itsHead, long itsHeadId, long itsCount, long itsRead, long itsReadCount) {
        head = itsHead;
        headId = itsHeadId;
        count = itsCount;
        read = itsRead;
        readCount = itsReadCount;
    }
}
