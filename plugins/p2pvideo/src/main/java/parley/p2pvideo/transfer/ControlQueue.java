package parley.p2pvideo.transfer;

import java.util.ArrayDeque;
import java.util.Deque;

/** Control messages that the peer has not acknowledged yet; each is repeated after a time-out that doubles. */
final class ControlQueue {
    /** The most messages that wait; more would mean that the peer makes us ask for ever more. */
    static final int MOST = 32;

    private static final class Message {
        private final long sequence;
        private final boolean flow;
        private final byte[] bytes;
        private long due = Long.MIN_VALUE;
        private int tries;

        private Message(long sequence, Control content) {
            this.sequence = sequence;
            this.flow = content instanceof Control.Flow;
            this.bytes = content.bytes();
        }
    }

    private final Deque<Message> messages = new ArrayDeque<>();
    private long sequences;
    private long sequence;

    /**
     * Adds a message; false, and nothing added, if too many wait. A wish for the speed takes the place of an older one.
     */
    boolean add(Control message) {
        if (message instanceof Control.Flow) {
            messages.removeIf(waiting -> waiting.flow);
        }
        return (messages.size() < MOST || message instanceof Control.Flow) && messages.add(new Message(sequences++, message));
    }

    /** The peer has the message that went out with this sequence number. */
    void acknowledged(long sequence) {
        messages.removeIf(message -> message.sequence == sequence);
    }

    void clear() {
        messages.clear();
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** When the next message must go out, in the past for one that never did; the end of time if none waits. */
    long due() {
        long due = Long.MAX_VALUE;
        for (Message message : messages) {
            due = Math.min(due, message.due);
        }
        return due;
    }

    /**
     * Takes a message that is due: copies it and returns its length; {@link #sequence} tells its number. 0 if none
     * is.
     */
    int next(long now, RoundTrip roundTrip, byte[] into) {
        for (Message message : messages) {
            if (message.due <= now) {
                message.due = now + roundTrip.probeTimeout(message.tries++);
                System.arraycopy(message.bytes, 0, into, 0, message.bytes.length);
                sequence = message.sequence;
                return message.bytes.length;
            }
        }
        return 0;
    }

    /** As {@link #next}, for the first message, whether it is due or not; only when there is one. */
    int first(byte[] into) {
        Message message = messages.element();
        System.arraycopy(message.bytes, 0, into, 0, message.bytes.length);
        sequence = message.sequence;
        return message.bytes.length;
    }

    /** The number of the message that {@link #next} gave last. */
    long sequence() {
        return sequence;
    }
}
