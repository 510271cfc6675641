package parley.app.bench.chat;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import parley.app.bench.ProcessUse;

/** Prints what was measured as a table of at most 80 columns, with a unit on every number. */
final class Report {
    private static final String UNKNOWN = "unknown";
    /** With so much of a core the generator may be what holds the server back. */
    private static final double BUSY = 0.95;

    private final PrintStream out;
    private final Measurement server;
    private final Optional<Measurement> relay;

    Report(PrintStream out, Measurement server, Optional<Measurement> relay) {
        this.out = out;
        this.server = server;
        this.relay = relay;
    }

    /** Prints it. */
    void print(ChatPlan plan) {
        int users = plan.scenario().users();
        line("", "server", relay.isPresent() ? "bare relay" : "");
        row("deliveries", m -> number("%,.0f /s", m.rate()));
        row("latency, median", m -> millis(m, 0.5));
        row("latency, p99", m -> millis(m, 0.99));
        row("latency, p99.9", m -> millis(m, 0.999));
        if (plan.labelled()) {
            line("acknowledged", number("%,.0f /s", server.acknowledged() / server.seconds()), "");
        }
        row("CPU per million deliveries", m -> number("%.2f s", m.cpuPerMillion()));
        row("CPU", m -> share(m.cpu(), m));
        row("CPU of the generator", m -> share(m.generatorCpu(), m));
        row("all log-ins", m -> number("%.2f s", m.logInSeconds()));
        row("CPU for all log-ins", m -> number("%.2f s", m.logInCpu()));
        row("memory before log-ins", m -> mebibytes(m.idle()));
        row("memory after log-ins", m -> mebibytes(m.loggedIn()));
        row("memory of a session", m -> number("%,.0f bytes", m.bytesPerSession(users)));
        relay.ifPresent(r -> out.println(text("The server reaches %.0f %% of a bare relay.",
                100 * server.rate() / r.rate())));
        if (isBusy(server)) {
            out.println("The generator had no time left: the server may be faster than this.");
        }
    }

    private void row(String what, Function<Measurement, String> value) {
        line(what, value.apply(server), relay.map(value).orElse(""));
    }

    private void line(String what, String one, String other) {
        out.println(text("  %-28s %20s %20s", what, one, other).stripTrailing());
    }

    private static boolean isBusy(Measurement measured) {
        return measured.generatorCpu().orElse(0) / measured.seconds() >= BUSY;
    }

    private static String millis(Measurement measured, double share) {
        return text("%.2f ms", measured.latency().quantile(share) / 1e6);
    }

    private static String share(OptionalDouble cpu, Measurement measured) {
        return cpu.isPresent() ? text("%.0f %% of a core", 100 * cpu.getAsDouble() / measured.seconds()) : UNKNOWN;
    }

    private static String mebibytes(ProcessUse use) {
        return use.residentBytes().isPresent()
                ? text("%,.1f MiB", use.residentBytes().getAsLong() / (double) (1 << 20)) : UNKNOWN;
    }

    private static String number(String format, OptionalDouble value) {
        return value.isPresent() ? text(format, value.getAsDouble()) : UNKNOWN;
    }

    private static String number(String format, double value) {
        return text(format, value);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
