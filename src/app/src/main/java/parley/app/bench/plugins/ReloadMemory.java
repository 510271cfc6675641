package parley.app.bench.plugins;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/** What a server's process holds after many reloads of a plugin. */
final class ReloadMemory {
    private static final double MEBIBYTE = 1 << 20;

    private final List<Integer> after;
    private final DropServer server;
    private final Users users;

    ReloadMemory(PluginsPlan plan, DropServer server, Users users) {
        this.after = plan.reloads();
        this.server = server;
        this.users = users;
    }

    /** The server has to be one that was just started, with {@link Probe}. */
    void measure(Table table) throws IOException {
        List<Held> held = new ArrayList<>(List.of(held()));
        long begun = System.nanoTime();
        int reloads = 0;
        for (int goal : after) {
            for (; reloads < goal; reloads++) {
                users.require("/plugins reload wave");
            }
            held.add(held());
        }
        double millis = (System.nanoTime() - begun) / 1e6 / reloads;
        table.heading("Reloads of a plugin in one process: what that holds after so many of them, all garbage");
        table.heading("collected before each look; %.1f ms a reload.", millis);
        StringBuilder head = new StringBuilder(Table.text("  %-20s %11s", "after", "none"));
        after.forEach(number -> head.append(Table.text(" %,11d", number)));
        table.heading("%s  last/first", head);
        row(table, "heap, MiB", "%,.2f", held, Held::heap);
        row(table, "resident, MiB", "%,.1f", held, Held::resident);
        row(table, "classes", "%,.0f", held, Held::classes);
        row(table, "class loaders", "%,.0f", held, Held::loaders);
    }

    /** The ratio is that of the last look to the first after reloads. */
    private static void row(Table table, String what, String format, List<Held> held, ToDoubleFunction<Held> figure) {
        StringBuilder row = new StringBuilder(Table.text("  %-20s", what));
        held.forEach(one -> row.append(Table.text(" %11s", Table.text(format, figure.applyAsDouble(one)))));
        table.heading("%s %11s", row,
                Table.text("%.2f", figure.applyAsDouble(held.getLast()) / figure.applyAsDouble(held.get(1))));
    }

    private Held held() throws IOException {
        String[] figures = users.require("/" + Probe.MEMORY).split(" ");
        OptionalLong resident = server.use().residentBytes();
        return new Held(Long.parseLong(figures[0]) / MEBIBYTE,
                resident.isPresent() ? resident.getAsLong() / MEBIBYTE : Double.NaN,
                Integer.parseInt(figures[1]), Integer.parseInt(figures[2]));
    }

    private record Held(double heap, double resident, int classes, int loaders) {}
}
