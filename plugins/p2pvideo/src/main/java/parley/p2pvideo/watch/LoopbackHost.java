package parley.p2pvideo.watch;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells whether a request was meant for this machine by one of its own names. A page from elsewhere can have its own name
 * resolved to 127.0.0.1 and so read what is served here ("DNS rebinding"); then the Host field has that name.
 */
final class LoopbackHost {
    /** The port may be any: a user may have it forwarded from another machine. */
    private static final Pattern NAME = Pattern.compile("(?i)(127\\.0\\.0\\.1|localhost|\\[::1\\])(:\\d{1,5})?");

    private LoopbackHost() {
    }

    /**
     * Reads the request's Host fields.
     *
     * @param fields null if there is none, which HTTP/1.1 does not allow
     */
    static boolean isNamed(List<String> fields) {
        return fields != null && fields.size() == 1 && NAME.matcher(fields.getFirst()).matches();
    }
}
