package parley.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import parley.api.Access;
import parley.api.server.PluginState;
import parley.api.server.PluginState.Phase;

/** Puts what is known of plugins into rows. */
final class PluginTable {
    private static final List<String> HEAD = List.of("plugin", "version", "state", "calls", "p50", "p99", "faults", "commands");

    /** Characters that a row has for commands, where a line has 80. */
    private static final int ROOM = 24;

    private PluginTable() {}

    /** A head and a row for each. */
    static List<List<String>> rows(List<PluginState> all) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        all.forEach(state -> rows.add(row(state)));
        return rows;
    }

    private static List<String> row(PluginState state) {
        return List.of(state.id(), state.version(), phase(state), Long.toString(state.calls()), time(state.median()),
                time(state.p99()), Long.toString(state.faults()),
                state.phase() == Phase.RUNNING ? shortened(commands(state)) : state.reason());
    }

    /** Cut behind a command, so that a row has room in a line. */
    private static String shortened(String commands) {
        return commands.length() <= ROOM ? commands
                : commands.substring(0, Math.max(commands.lastIndexOf(' ', ROOM - 2), 0)).strip() + " …";
    }

    /** All of one; its last fault only for administrators, since it may tell of what is nobody else's business. */
    static List<List<String>> details(PluginState state, Access reader) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("plugin", state.id() + " " + state.version()));
        rows.add(List.of("is for", state.description()));
        rows.add(List.of("state", phase(state) + (state.reason().isEmpty() ? "" : ": " + state.reason())));
        rows.add(List.of("commands", state.commands().isEmpty() ? "none" : commands(state)));
        rows.add(List.of("calls", state.calls() + (state.median().isZero() ? "" : ", half of them within "
                + time(state.median()) + ", 99 of 100 within " + time(state.p99()))));
        rows.add(List.of("faults", Long.toString(state.faults())));
        if (state.nativeAccess()) {
            rows.add(List.of("native access", "asked for: it calls code outside Java, and a fault there ends the program"));
        }
        if (reader == Access.ADMINISTRATOR) {
            state.lastFault().ifPresent(fault -> rows.add(List.of("last fault", fault)));
        }
        state.settings().forEach(setting -> rows.add(List.of("setting " + setting.get(0), setting.get(1) + " (" + setting.get(2)
                + ")")));
        return rows;
    }

    private static String phase(PluginState state) {
        return state.phase().name().toLowerCase(Locale.ROOT);
    }

    private static String commands(PluginState state) {
        return state.commands().stream().map(name -> "/" + name).collect(Collectors.joining(" "));
    }

    /** In the unit that leaves one to three digits before the point. */
    static String time(Duration time) {
        long nanos = time.toNanos();
        if (nanos == 0) {
            return "-";
        }
        if (nanos < 1_000_000) {
            return nanos / 1_000 + " us";
        }
        return nanos < 1_000_000_000 ? nanos / 1_000_000 + " ms" : nanos / 1_000_000_000 + " s";
    }
}
