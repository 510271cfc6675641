package parley.p2pvideo.transfer;

/** An authenticated peer sent what the protocol forbids. Always ends the transfer. */
final class ProtocolException extends Exception {
    private static final long serialVersionUID = 1;

    ProtocolException(String text) {
        super(text);
    }
}
