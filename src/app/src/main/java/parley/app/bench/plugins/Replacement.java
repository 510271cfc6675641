package parley.app.bench.plugins;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Replaces a plugin again and again while users call its command, and counts what becomes of their lines. */
final class Replacement {
    /** Users who call; the administrator, who looks on, comes before them. */
    static final int CALLERS = 8;

    private static final String NAME = "wave";
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PluginsPlan plan;
    private final DropServer server;
    private final Users users;
    private final Path plugins;

    /** Of the plugin in the folder {@code plugins}; there are a user and {@link #CALLERS} more. */
    Replacement(PluginsPlan plan, DropServer server, Users users, Path plugins) {
        this.plan = plan;
        this.server = server;
        this.users = users;
        this.plugins = plugins;
    }

    /** Throws an {@link IOException} that says what was lost, if anything was. */
    void measure(Table table) throws IOException {
        Load load = new Load(1, 1 + CALLERS, users::name, users::put);
        users.watchedBy(load);
        load.begin();
        users.run(plan.calm()); // until its code is compiled
        load.takeLongest();
        users.run(plan.calm());
        double calm = load.takeLongest();
        Sample longest = new Sample();
        for (int i = 0; i < plan.replacements(); i++) {
            replace("9." + (1_000 + i));
            longest.add(load.takeLongest());
        }
        load.end();
        users.until(load::isAllAnswered, "have all answers");
        users.until(() -> load.events() == load.done(), "see all waves");
        report(table, load, calm, longest);
        if (load.refused() > 0 || users.ended() > 0) {
            throw new IOException(Table.text("%,d lines were refused and %,d sessions ended while the plugin was replaced: %s",
                    load.refused(), users.ended(), load.refusal()));
        }
    }

    private void report(Table table, Load load, double calm, Sample longest) {
        table.heading("Under load: %d users with %d lines under way each, the plugin replaced %d times.", CALLERS, Load.WINDOW,
                plan.replacements());
        table.row("lines answered OK", Table.text("%,d", load.done()), Table.text("of %,d", load.sent()));
        table.row("lines refused", Table.text("%,d", load.refused()), "");
        table.row("answers lost", Table.text("%,d", load.lost()), "");
        table.row("events that arrived", Table.text("%,d", load.events()), Table.text("of %,d", load.done()));
        table.row("sessions that ended", Table.text("%,d", users.ended()), "");
        table.row("longest wait, nothing replaced", Table.text("%,.1f ms", calm),
                Table.text("in %.1f s", plan.calm().toMillis() / 1e3));
        table.row("longest wait at a replacement", Table.text("%,.1f ms", longest.median()),
                Table.text("median; %,.1f to %,.1f ms", longest.least(), longest.most()));
        table.row("  the longest", Table.text("%.1f times", longest.most() / calm), "that with nothing replaced");
    }

    private void replace(String version) throws IOException {
        server.drop(NAME, Jars.ofVersion(plugins, NAME, version));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (users.ask(0, "/plugins " + NAME).rows().stream().noneMatch(row -> row.contains(version))) {
            if (System.nanoTime() > end) {
                throw new IOException("version " + version + " of the plugin was dropped, and does not run "
                        + PATIENCE.toSeconds() + " s later.");
            }
            users.run(POLL);
        }
    }
}
