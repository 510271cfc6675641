package parley.app.verify;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder for the jar of a test, whose plugin may keep things in system properties until the test ends. */
class TrialFixture {
    /** How the names of these properties begin. */
    static final String KEPT = "parley.test.verify";

    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        System.getProperties().keySet().removeIf(key -> key.toString().startsWith(KEPT));
    }
}
