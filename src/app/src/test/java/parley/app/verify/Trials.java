package parley.app.verify;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import parley.app.plugins.TestJar;
import parley.app.plugins.TestJar.Kind;
import parley.app.verify.Verification.Plan;
import parley.app.verify.Verification.Player;

/** Jars whose report a test looks at. */
final class Trials {
    static final Bounds BOUNDS =
            new Bounds(Duration.ofMillis(1_500), 10, Duration.ofSeconds(1), 3, Duration.ofMillis(500));
    private static final Player NOBODY = (features, folders) -> true;

    private Trials() {}

    /** What was found of a jar, and whether all is well. */
    record Outcome(boolean well, String text) {
        /** The rows of one check. */
        List<String> rows(String check) {
            return text.lines().filter(line -> line.startsWith(" " + check, 7)).toList();
        }
    }

    /** A plugin 'toy' whose half for the server starts with these statements. */
    static TestJar server(String start) {
        return TestJar.of(Kind.MODULE, "toy").serverHalf("""
                package toy;
                import java.util.concurrent.*;
                import java.util.concurrent.locks.LockSupport;
                import parley.api.*;
                import parley.api.server.*;
                public class ServerHalf implements ServerPlugin {
                    public void start(ServerContext server) throws Exception {
                        %s
                    }
                }
                """.formatted(start));
    }

    /** A plugin 'toy' with a command {@code /toy NUMBER} whose handler has these statements. */
    static TestJar command(String declared, String handler) {
        return server("server.command(" + declared + ", call -> { " + handler + " });");
    }

    /** A plugin 'toy' whose half for the shell starts with these statements. */
    static TestJar client(String start) {
        return TestJar.of(Kind.MODULE, "toy").clientHalf("""
                package toy;
                public class ClientHalf implements parley.api.client.ClientPlugin {
                    public void start(parley.api.client.ClientContext client) throws Exception {
                        %s
                    }
                }
                """.formatted(start));
    }

    static Outcome verify(TestJar jar, Path folder) throws Exception {
        return verify(jar, folder, List.of(), NOBODY);
    }

    static Outcome verify(TestJar jar, Path folder, List<Path> features, Player player) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Plan plan = new Plan(jar.writeTo(folder.resolve("toy.jar")), List.of(folder.resolve("beside")), Map.of(), features);
        boolean well = new Verification(plan, player, BOUNDS).run(new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Outcome(well, out.toString(StandardCharsets.UTF_8));
    }
}
