package parley.p2pvideo.udp;

/** Why the system cannot be handed many datagrams at once, for the log. */
final class NotOffloadedException extends Exception {
    private static final long serialVersionUID = 1L;

    NotOffloadedException(String reason) {
        super(reason);
    }
}
