package parley.app.bench.plugins;

import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import parley.app.plugins.LivePlugins;

/** How long it takes from a jar that has been copied into the drop folder to the first answer of its command. */
final class DropTime {
    private static final Duration BOUND = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(5);
    private static final long SEED = 1;
    /** What is seen twice alike takes effect. */
    private static final long LOOKS = 2 * LivePlugins.INTERVAL.toMillis();
    private static final String NAME = "probe";

    private final int drops;
    private final DropServer server;
    private final Users users;

    DropTime(PluginsPlan plan, DropServer server, Users users) {
        this.drops = plan.drops();
        this.server = server;
        this.users = users;
    }

    /** When it returns the server has {@link Probe}. */
    void measure(Table table) throws IOException {
        byte[] jar = Jars.probe();
        Sample millis = new Sample();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int drop = 0; drop < drops; drop++) {
            if (drop > 0) {
                server.delete(NAME);
                await(users, false);
                users.run(Duration.ofMillis(random.nextLong(LivePlugins.INTERVAL.toMillis()))); // anywhere between two looks
            }
            server.drop(NAME, jar);
            long dropped = System.nanoTime();
            await(users, true);
            millis.add((System.nanoTime() - dropped) / 1e6);
        }
        table.heading("Live: from a jar in the drop folder to the first answer of its command, asked every");
        table.heading("%d ms; %d times.", POLL.toMillis(), drops);
        table.row("median", Table.text("%,.0f ms", millis.median()),
                Table.text("%.2f times two looks (%d ms)", millis.median() / LOOKS, LOOKS));
        table.row("range", Table.text("%,.0f to %,.0f ms", millis.least(), millis.most()), "");
        table.row("longest, of what is promised", Table.text("%.0f %%", 100 * millis.most() / BOUND.toMillis()),
                Table.text("of %,d ms", BOUND.toMillis()));
    }

    /** Waits until a dropped {@link Probe} answers, or one that was deleted does not; asks again and again. */
    static void await(Users users, boolean there) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (users.ask(0, "/" + Probe.AT_ONCE + " x").isOk() != there) {
            if (System.nanoTime() > end) {
                throw new IOException("the jar was " + (there ? "dropped" : "deleted") + ", and " + PATIENCE.toSeconds()
                        + " s later the command is " + (there ? "not there." : "still there."));
            }
            users.run(POLL);
        }
    }
}
