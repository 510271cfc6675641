package parley.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.api.Access;
import parley.api.Arguments;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.ErrorCode;
import parley.api.server.Figure;
import parley.api.server.Figure.Kind;
import parley.api.server.Invocation;
import parley.api.server.User;

class StatsCommandTest {
    private static final int COLUMNS = 80;
    private static final int GAP = 2;

    private final Map<List<Object>, Figure> figures = new LinkedHashMap<>();
    private final StatsCommand stats = new StatsCommand(() -> List.copyOf(figures.values()), () -> List.of(
            CommandSpec.of("msgto", "Send a message to one user").user("user").text("text").alias("msg")));

    private record Call(Arguments arguments, List<List<String>> rows) implements Invocation {
        @Override
        public User user() {
            throw new AssertionError("/stats is the same for all");
        }

        @Override
        public void row(List<String> fields) {
            rows.add(fields);
        }
    }

    private List<List<String>> rows(String arguments) throws CommandException {
        Call call = new Call(StatsCommand.SPEC.parse(arguments), new ArrayList<>());
        stats.run(call);
        return call.rows();
    }

    /** Rows by their first field, the others joined. */
    private Map<String, String> stats(String arguments) throws CommandException {
        Map<String, String> rows = new LinkedHashMap<>();
        rows(arguments).forEach(row -> rows.put(row.getFirst(), String.join(" | ", row.subList(1, row.size()))));
        return rows;
    }

    private void set(String name, double value) {
        set(name, Map.of(), value);
    }

    private void set(String name, Map<String, String> labels, double value) {
        figures.put(List.of(name, labels), new Figure(name, "", "Help.", Kind.COUNTER, labels, value));
    }

    private void called(String command, double calls, double p50, double p99) {
        set("command_calls", Map.of("command", command), calls);
        set("command_refusals", Map.of("command", command), 12);
        set("command_failures", Map.of("command", command), 1);
        set("command_seconds_count", Map.of("command", command), calls / 64);
        set("command_seconds", Map.of("command", command, "quantile", "0.5"), p50);
        set("command_seconds", Map.of("command", command, "quantile", "0.99"), p99);
    }

    @Test
    void itIsForAdministrators() {
        assertEquals(Access.ADMINISTRATOR, StatsCommand.SPEC.access());
    }

    @Test
    void theFirstTimeRatesAreThoseSinceTheStart() throws CommandException {
        set("uptime_seconds", 100);
        set("events_stored", 1_000);
        Map<String, String> shown = stats("");
        assertEquals("last 1 min | average | in all", shown.get("up 1 min"));
        assertEquals("10/s | 10/s | 1,000", shown.get("messages"));
    }

    @Test
    void laterRatesAreThoseSinceTheTimeBefore() throws CommandException {
        set("uptime_seconds", 100);
        set("events_stored", 1_000);
        set("deliveries", 50_000);
        stats("");
        set("uptime_seconds", 110);
        set("events_stored", 3_000);
        set("deliveries", 50_005);
        Map<String, String> shown = stats("");
        assertEquals("last 10 s | average | in all", shown.get("up 1 min"));
        assertEquals("200/s | 27/s | 3,000", shown.get("messages"));
        assertEquals("0.5/s | 455/s | 50,005", shown.get("deliveries"));
    }

    @Test
    void withoutTimeBetweenThereIsNoRate() throws CommandException {
        set("uptime_seconds", 0);
        assertEquals("- | - | 0", stats("").get("messages"));
        assertEquals("- | - | 0", stats("").get("lines"));
    }

    @Test
    void whatIsThereAndWhatWaitsIsShown() throws CommandException {
        set("users_online", 120);
        set("logins", Map.of("outcome", "ok"), 4_100);
        set("logins", Map.of("outcome", "failed"), 12);
        set("logins", Map.of("outcome", "blocked"), 1);
        set("connections_open", 131);
        set("connections", 4_211);
        set("connections_refused", 3);
        set("outbox_bytes", 12_345);
        set("clients_behind", 2);
        set("events_caught_up", 310);
        set("journal_bytes", 1.2e9);
        set("journal_flush_seconds", Map.of("quantile", "0.5"), 2e-4);
        set("journal_flush_seconds", Map.of("quantile", "0.99"), 9e-4);
        set("heap_bytes", 1.2e8);
        set("gc_pause_seconds", 1.2);
        set("errors", 7);
        set("commands_demoted", 1);
        Map<String, String> shown = stats("");
        assertEquals("120 online", shown.get("users"));
        assertEquals("4,100 done | 12 failed | 1 blocked", shown.get("log-ins"));
        assertEquals("131 open | 4,211 taken | 3 refused", shown.get("connections"));
        assertEquals("12.3 kB | 2 behind | 310 resent", shown.get("outboxes"));
        assertEquals("1.2 GB | p50 200 µs | p99 900 µs", shown.get("journal"));
        assertEquals("120.0 MB | GC 1.2 s", shown.get("memory"));
        assertEquals("7 | 1 demoted", shown.get("errors"));
    }

    @Test
    void commandsThatWereCalledFollowTheMostCalledFirst() throws CommandException {
        called("wave", 3, 0, 0);
        called("msgto", 240_123, 3.1e-6, 1.2e-5);
        called("help", 0, 0, 0);
        List<List<String>> rows = rows("");
        assertEquals(List.of(
                List.of("command", "calls", "p50", "p99", "refused", "failed"),
                List.of("/msgto", "240,123", "3.1 µs", "12 µs", "12", "1"),
                List.of("/wave", "3", "-", "-", "12", "1")), rows.subList(rows.size() - 3, rows.size()));
    }

    @Test
    void soManyCommandsAreShownAndTheRestIsCounted() throws CommandException {
        for (int i = 0; i < 25; i++) {
            called("c" + i, 100 - i, 0, 0);
        }
        List<List<String>> rows = rows("");
        assertEquals(List.of("5 more"), rows.getLast());
        assertEquals("/c19", rows.get(rows.size() - 2).getFirst());
        set("command_calls", Map.of("command", "c20"), 0);
        for (int i = 21; i < 25; i++) {
            set("command_calls", Map.of("command", "c" + i), 0);
        }
        assertEquals("/c19", rows("").getLast().getFirst());
    }

    @Test
    void oneCommandIsShownByNameOrAliasWithOrWithoutItsSlash() throws CommandException {
        for (String typed : List.of("msgto", "/msgto", "MSG")) {
            set("uptime_seconds", 0);
            called("msgto", 0, 0, 0);
            stats("");
            set("uptime_seconds", 100);
            called("msgto", 6_400, 3.1e-6, 1.2e-5);
            Map<String, String> shown = stats(typed);
            assertEquals("last 1 min | average | in all", shown.get("/msgto"));
            assertEquals("64/s | 64/s | 6,400", shown.get("calls"));
            assertEquals("0/s | 0.1/s | 12", shown.get("refused"));
            assertEquals("0/s | 0.0/s | 1", shown.get("failed"));
            assertEquals("100 calls | p50 3.1 µs | p99 12 µs", shown.get("timed"));
        }
    }

    @Test
    void aCommandThatIsNotThereIsRefusedAndLeavesTheRatesAlone() throws CommandException {
        set("uptime_seconds", 100);
        stats("");
        set("uptime_seconds", 130);
        CommandException refusal = assertThrows(CommandException.class, () -> stats("/dance"));
        assertEquals(ErrorCode.UNKNOWN, refusal.code());
        assertEquals("There is no command '/dance'. /help lists them all.", refusal.getMessage());
        assertTrue(stats("").get("up 2 min").startsWith("last 30 s"));
    }

    @Test
    void theLargestNumbersFitEightyColumns() throws CommandException {
        set("uptime_seconds", 999 * 86_400 + 23 * 3_600);
        for (String name : List.of("events_stored", "deliveries", "lines_received", "events_caught_up", "connections",
                "outbox_bytes", "journal_bytes", "heap_bytes")) {
            set(name, 9.87654e14);
        }
        for (String name : List.of("users_online", "connections_open", "clients_behind", "connections_refused", "errors")) {
            set(name, 50_000);
        }
        for (String outcome : List.of("ok", "failed", "blocked")) {
            set("logins", Map.of("outcome", outcome), 999_999);
        }
        called("creategroup", 999_999, 1.23e-5, 68.7);
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows("")) {
            for (int i = 0; i < row.size(); i++) {
                int width = row.get(i).length();
                if (i == widths.size()) {
                    widths.add(width);
                }
                widths.set(i, Math.max(widths.get(i), width));
            }
        }
        int line = widths.stream().mapToInt(w -> w + GAP).sum() - GAP;
        assertTrue(line <= COLUMNS, line + " columns");
    }
}
