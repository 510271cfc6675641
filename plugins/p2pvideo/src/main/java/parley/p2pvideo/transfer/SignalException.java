package parley.p2pvideo.transfer;

/** A message of the introduction is damaged, does not fit the transfer, or breaks a limit. The text is for a person. */
public final class SignalException extends Exception {
    private static final long serialVersionUID = 1;

    SignalException(String text) {
        super(text);
    }
}
