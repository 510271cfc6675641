package parley.app.verify;

import java.time.Duration;

/**
 * How much a plugin is tried, and how long what it should do is waited for.
 *
 * @param answer     for the answer to a line
 * @param calls      of each command, whose time is taken
 * @param commandMax for all these calls of one command, after which there are no more
 * @param reloads    in a running server, and in a shell
 * @param collection for the memory of all earlier versions to be freed
 */
record Bounds(Duration answer, int calls, Duration commandMax, int reloads, Duration collection) {
    /** Those of {@code parley verify}. */
    static Bounds standard() {
        return new Bounds(Duration.ofSeconds(5), 200, Duration.ofSeconds(3), 25, Duration.ofSeconds(10));
    }
}
