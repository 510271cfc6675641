package parley.p2pvideo.transfer;

import java.net.InetSocketAddress;

/** What a user should hear of a transfer. {@link Sent}, {@link Received} and {@link Failed} are the last of theirs. */
public sealed interface TransferEvent {
    /**
     * A way was found, or another one than before.
     *
     * @param peer where datagrams go: the other computer's address, or the relay's
     * @param path what lies between
     */
    record Connected(InetSocketAddress peer, PathKind path) implements TransferEvent {
    }

    /** The way seems lost: it is looked for again, at all addresses. */
    record Searching() implements TransferEvent {
    }

    /** Nothing was heard of the other side for 10 seconds. */
    record Stalled() implements TransferEvent {
    }

    /** The other side is back. */
    record Recovered() implements TransferEvent {
    }

    /**
     * A user has paused the transfer; nothing is sent until every user who did so lets it go on.
     *
     * @param byPeer whether that was the user of the other side
     */
    record Paused(boolean byPeer) implements TransferEvent {
    }

    /**
     * A user who had paused the transfer lets it go on.
     *
     * @param byPeer  whether that was the user of the other side
     * @param flowing whether data flows now; false if the other user still wants the pause
     */
    record Resumed(boolean byPeer, boolean flowing) implements TransferEvent {
    }

    /**
     * A user has limited the speed. The lower limit of both users counts.
     *
     * @param bytesPerSecond 0 if that user wants no limit any more
     * @param byPeer         whether that was the user of the other side
     */
    record Limited(long bytesPerSecond, boolean byPeer) implements TransferEvent {
    }

    /**
     * The receiver has the file, verified and under its final name.
     *
     * @param bytes of the file
     * @param moved bytes of it that were sent this time; the receiver had the others
     * @param nanos from the start of this side to the end
     */
    record Sent(long bytes, long moved, long nanos) implements TransferEvent {
    }

    /**
     * The file is there, verified and under its final name.
     *
     * @param name  under which it was stored
     * @param bytes of the file
     * @param moved bytes of it that came this time; the others were there
     * @param nanos from the start of this side to the end
     */
    record Received(String name, long bytes, long moved, long nanos) implements TransferEvent {
    }

    /**
     * It ended without the file; nothing is left under the final name.
     *
     * @param reason why
     * @param byPeer whether the other side ended it
     * @param detail more about it, printable, perhaps empty
     */
    record Failed(FailureReason reason, boolean byPeer, String detail) implements TransferEvent {
        /** One sentence for a person to read, without a full stop. */
        public String text() {
            return detail.isEmpty() ? reason.text() : reason.text() + " (" + detail + ")";
        }
    }
}
