package parley.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import parley.app.options.CommandLine;
import parley.app.options.Format;
import parley.app.options.Operand;
import parley.app.options.Option;
import parley.app.options.Syntax;
import parley.app.options.UsageException;
import parley.app.server.BadOfferException;
import parley.app.server.BadSettingException;
import parley.app.server.RunningServer;
import parley.server.Console;
import parley.server.Durability;
import parley.server.Limits;
import parley.server.ServerConfig;
import parley.wire.Protocol;

/** {@code parley server}: a server in this terminal, until it is stopped. */
final class ServerCommand implements Subcommand {
    private static final Operand<Integer> PORT = new Operand<>("PORT", Format.port(),
            "on which it listens (" + Protocol.DEFAULT_PORT + ")");
    private static final Operand<Integer> ATTEMPTS = new Operand<>("ATTEMPTS", Format.wholeNumber(1, 5),
            "failed log-ins in a row after which a name is blocked for 10 s (3)");
    private static final Option<Path> CREDENTIALS = new Option<>("--credentials", "FILE",
            Format.path("the path of a file"), "users and passwords, a pair a line (./credentials.txt)");
    private static final Option<Path> DATA = new Option<>("--data", "DIR", Format.path("the path of a folder"),
            "where messages, groups and logs are kept (./data)");
    private static final Option<String> HOST = new Option<>("--host", "ADDRESS", Format.host(),
            "listen on this address only (all of this machine's)");
    private static final Option<String> ANY_PORT = Option.toggle("--any-port",
            "listen on any port that is free, and say which");
    private static final Option<Limits> LIMITS = new Option<>("--limits", "on|off",
            Format.choice("on", Limits.standard(), "off", Limits.off()), "bound what each client may take (on)");
    private static final Option<Durability> DURABILITY = new Option<>("--durability", "process|power",
            Format.choice("process", Durability.PROCESS, "power", Durability.POWER),
            "whether an acknowledged message survives the end of the server's process, or a power failure too"
                    + " (process)");
    private static final Option<String> ADMIN = new Option<>("--admin", "USER", Format.text("the name of a user"),
            "let this user call the commands of administrators; may be repeated");
    private static final Option<Integer> LOOPS = new Option<>("--loops", "N", Format.wholeNumber(1, 256),
            "threads that serve connections (one per core)");
    private static final Option<Integer> METRICS = new Option<>("--metrics", "PORT", Format.port(),
            "serve OpenMetrics text at http://127.0.0.1:PORT/metrics, to this machine only (not served)");
    private static final Option<String> OFFER = new Option<>("--offer", "ID", Format.text("the id of a plugin"),
            "offer the jar of this plugin to clients that ask for it; may be repeated (none is offered)");

    private static final String RELAY_SETTING = "p2pvideo.relay";
    private static final Option<String> RELAY = Option.toggle("--relay",
            "pass sealed files on between clients that cannot reach each other; as --set " + RELAY_SETTING + "=on (off)");

    @Override
    public String name() {
        return "server";
    }

    @Override
    public Syntax syntax() {
        return new Syntax("parley server", "Start a chat server.", List.of(PORT, ATTEMPTS),
                List.of(CREDENTIALS, DATA, CommonOptions.PLUGINS, OFFER, HOST, ANY_PORT, LIMITS, DURABILITY, ADMIN, LOOPS,
                        METRICS, RELAY, CommonOptions.SET, CommonOptions.PLAIN_TEXT),
                "Ctrl-C or SIGTERM stops it: clients are told, and what was acknowledged is kept.");
    }

    @Override
    public ExitStatus run(CommandLine line, Surroundings around)
            throws UsageException, IOException, InterruptedException {
        ServerConfig config = config(line);
        List<Path> folders = CommonOptions.pluginFolders(line, around.installation());
        try (Console console = Console.to(around.out());
             RunningServer server = RunningServer.start(config, folders, Set.copyOf(line.all(OFFER)), console)) {
            server.await();
            return ExitStatus.OK;
        } catch (BadSettingException | BadOfferException e) {
            throw new UsageException(e.getMessage().replaceFirst("\\.$", "")); // the text of usage has no full stop
        }
    }

    static ServerConfig config(CommandLine line) throws UsageException {
        if (line.has(ANY_PORT) && line.get(PORT).isPresent()) {
            throw new UsageException("PORT and --any-port were given: give one of them");
        }
        ServerConfig defaults = ServerConfig.defaults();
        return defaults.withPort(line.has(ANY_PORT) ? 0 : line.get(PORT).orElse(defaults.port()))
                .withAttempts(line.get(ATTEMPTS).orElse(defaults.attempts()))
                .withCredentials(line.get(CREDENTIALS).orElse(defaults.credentials()))
                .withData(line.get(DATA).orElse(defaults.data()))
                .withHost(line.get(HOST).orElse(defaults.host()))
                .withLimits(line.get(LIMITS).orElse(defaults.limits()))
                .withDurability(line.get(DURABILITY).orElse(defaults.durability()))
                .withAdministrators(Set.copyOf(line.all(ADMIN)))
                .withLoops(line.get(LOOPS).orElse(defaults.loops()))
                .withSettings(settings(line))
                .withMetricsPort(line.get(METRICS).map(OptionalInt::of).orElse(defaults.metricsPort()));
    }

    private static Map<String, String> settings(CommandLine line) {
        Map<String, String> settings = new HashMap<>(CommonOptions.settings(line));
        if (line.has(RELAY)) {
            settings.put(RELAY_SETTING, "on");
        }
        return settings;
    }
}
