package parley.p2pvideo.watch;

import java.io.IOException;
import java.net.URI;

/** Opens a page for the user. */
@FunctionalInterface
public interface Browser {
    /**
     * Begins to open a page and does not wait for it; false if there is nothing here that could.
     *
     * @throws IOException if what should open it cannot be started
     */
    boolean open(URI page) throws IOException;
}
