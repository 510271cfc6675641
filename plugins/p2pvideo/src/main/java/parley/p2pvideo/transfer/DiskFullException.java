package parley.p2pvideo.transfer;

import java.io.IOException;

/** There is no room left for the file that is being received. */
public final class DiskFullException extends IOException {
    private static final long serialVersionUID = 1;

    /** Says what was tried. */
    public DiskFullException(String text) {
        super(text);
    }
}
