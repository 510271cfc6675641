package parley.p2pvideo.transfer;

import java.util.Optional;

/** Why a transfer ended without the file. */
public enum FailureReason {
    /** One of the two users stopped it. */
    CANCELLED(1, "the transfer was cancelled"),
    /** The other side broke the protocol. */
    PROTOCOL(2, "the two programs do not understand each other"),
    /** The file was changed or removed since it was offered. */
    FILE_CHANGED(3, "the file was changed meanwhile"),
    /** The receiver's disk is full. */
    DISK_FULL(4, "the receiver's disk is full"),
    /** The receiver cannot write. */
    DISK_ERROR(5, "the receiver cannot write the file"),
    /** What was written is not what was sent, twice. */
    VERIFICATION(6, "a part of the file arrived different twice: it changed, or a disk is at fault"),
    /** The sender cannot read. */
    READ_ERROR(7, "the sender cannot read the file"),
    /** One of the two programs was ended while the transfer ran. */
    SUSPENDED(9, "the program was ended"),
    /** A bug of ours. */
    INTERNAL(8, "a fault in the program; its log tells more"),
    /** Not one datagram of the other side arrived. */
    UNREACHABLE(0, "no way to the other computer was found"),
    /** The other side fell silent. */
    SILENT(0, "the other side has not answered for 30 seconds"),
    /** The other side fell silent, and its connection to the server has ended. */
    GONE(0, "the other side has left");

    private final int code;
    private final String text;

    FailureReason(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The number in an ABORT message; 0 for reasons that are never sent. */
    int code() {
        return code;
    }

    /** One clause for a person to read, without a full stop. */
    public String text() {
        return text;
    }

    static Optional<FailureReason> of(int code) {
        for (FailureReason reason : values()) {
            if (code != 0 && reason.code == code) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
