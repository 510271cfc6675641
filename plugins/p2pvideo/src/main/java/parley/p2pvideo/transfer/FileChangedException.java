package parley.p2pvideo.transfer;

import java.io.IOException;

/** The file that is being sent is not the same any more. */
public final class FileChangedException extends IOException {
    private static final long serialVersionUID = 1;

    /** Says how it changed. */
    public FileChangedException(String text) {
        super(text);
    }
}
