package parley.app.bench.plugins;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** Measures what the framework costs that runs plugins, and whether anything is lost while they come and go. */
public final class PluginsBench {
    private final PluginsPlan plan;
    private final Path launcher;
    private final Path plugins;
    private final Table table;

    /**
     * Makes one.
     *
     * @param launcher the file that starts the program
     * @param plugins  the folder of the plugins that come with it
     * @param out      where it says what it found
     */
    public PluginsBench(PluginsPlan plan, Path launcher, Path plugins, PrintStream out) {
        this.plan = plan;
        this.launcher = launcher;
        this.plugins = plugins;
        this.table = new Table(out);
    }

    /**
     * Carries the plan out, with two servers one after the other.
     *
     * @throws IOException if something cannot be started, or anything was refused or lost; the text says what
     */
    public void run() throws IOException, InterruptedException {
        new GuardCost(plan).measure(table);
        try (DropServer server = DropServer.start(launcher, 1 + Replacement.CALLERS); Users users = server.logIn()) {
            new DropTime(plan, server, users).measure(table);
            new LineCost(plan, server, users).measure(table);
            new Replacement(plan, server, users, plugins).measure(table);
        }
        try (DropServer server = DropServer.start(launcher, 1); Users users = server.logIn()) {
            server.drop("probe", Jars.probe());
            DropTime.await(users, true);
            new ReloadMemory(plan, server, users).measure(table);
        }
    }
}
