package parley.groups;

import java.util.Locale;

/** How a user is in a group. */
enum Membership {
    /** Was added by somebody, and may join. */
    INVITED,
    /** Takes part. */
    JOINED;

    /** As users read it. */
    String shown() {
        return name().toLowerCase(Locale.ROOT);
    }
}
