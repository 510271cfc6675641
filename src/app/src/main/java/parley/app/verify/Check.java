package parley.app.verify;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One of the things that are looked at in a plugin. */
interface Check {
    /** What the report calls it: a word or two. */
    String name();

    /** Why it cannot be carried out, after what was found before; empty if it can. */
    Optional<String> obstacle(Trial trial);

    /**
     * Carries it out.
     *
     * @return what was found, at least one
     * @throws IOException          if it cannot be carried out for another reason than the plugin; the text is for people
     * @throws InterruptedException if the thread is interrupted
     */
    List<Finding> run(Trial trial) throws IOException, InterruptedException;
}
