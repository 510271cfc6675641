package parley.server;

import java.util.ArrayList;
import java.util.List;
import parley.api.server.Stored;
import parley.api.server.TextLog;

/** Guards of plugins that no server runs. */
final class Guards {
    private Guards() {}

    /** That of a plugin of an id, with the loader of the tests. */
    static PluginGuard of(String plugin) {
        return of(plugin, new ArrayList<>());
    }

    /** That of a plugin of an id; gives up into a list. */
    static PluginGuard of(String plugin, List<String> givenUp) {
        return new PluginGuard(plugin, Guards.class.getClassLoader(), faults(), System::nanoTime,
                (id, reason) -> givenUp.add(id + ": " + reason));
    }

    private static Faults faults() {
        return new Faults(new TextLog() {
            @Override
            public void append(String line) {
                // What is written down is not looked at.
            }

            @Override
            public void append(Stored message, String name) {
                throw new AssertionError("no fault is a message");
            }
        }, line -> { }, Time.system());
    }
}
