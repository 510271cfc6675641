package parley.app.server;

import java.io.IOException;

/** A plugin that is to be offered to clients cannot be; the text says which, why and what to do. */
public final class BadOfferException extends IOException {
    private static final long serialVersionUID = 1;

    BadOfferException(String text) {
        super(text);
    }
}
