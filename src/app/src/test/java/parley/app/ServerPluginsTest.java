package parley.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.app.client.ClientPlugins;
import parley.app.client.ServerOffers;
import parley.app.plugins.PluginLoader;
import parley.app.plugins.TestJar;
import parley.app.plugins.TestJar.Kind;
import parley.app.server.BadOfferException;
import parley.app.server.RunningServer;
import parley.client.Client;
import parley.client.ClientConfig;
import parley.client.LineTerminal;
import parley.server.ServerConfig;
import parley.wire.Protocol;

/** A server that offers a plugin, and clients that take it or not: all of it together. */
class ServerPluginsTest {
    private static final String SERVER_HALF = """
            package wave;
            import parley.api.CommandSpec;
            import parley.api.server.*;
            public class ServerHalf implements ServerPlugin {
                public void start(ServerContext server) {
                    server.command(CommandSpec.of("wave", "Wave"), call -> {
                        call.user().deliver(Event.of("WAVE").from(call.user()));
                        return Reply.of("You wave.");
                    });
                    server.command(CommandSpec.of("logout", "Leave"), call -> {
                        call.user().disconnect("Goodbye.");
                        return Reply.done();
                    });
                }
            }
            """;
    private static final String CLIENT_HALF = """
            package wave;
            public class ClientHalf implements parley.api.client.ClientPlugin {
                public void start(parley.api.client.ClientContext client) {
                    client.render("WAVE", event -> event.source() + " waves at you, version %s.");
                }
            }
            """;
    private final List<String> console = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;
    private Path jar;
    private RunningServer server;

    @BeforeEach
    void plugin() throws Exception {
        Files.writeString(folder.resolve("credentials.txt"), "yoda jedi\n");
        jar = wave("1").writeTo(folder.resolve("plugins").resolve("wave.jar"));
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void whatTheServerOffersRunsInTheShellOfAUserWhoSaidYesOnce() throws Exception {
        serve("wave");
        try (Shell shell = new Shell(true)) {
            shell.type("y", "/wave");
            shell.out.await("yoda waves at you, version 1.");
            assertTrue(shell.out.text().contains("Plugin wave 1 is loaded."), shell.out.text());
        }
        try (Shell again = new Shell(true)) {
            again.type("/wave");
            again.out.await("yoda waves at you, version 1.");
            assertFalse(again.out.text().contains("offers"), again.out.text());
        }
    }

    @Test
    void aClientThatWasNotToldToAskAsksNothing() throws Exception {
        serve("wave");
        try (Shell shell = new Shell(false)) {
            shell.type("/wave");
            shell.out.await("You wave.");
            assertFalse(shell.out.text().contains("waves at you"), shell.out.text());
        }
        assertTrue(console.stream().noneMatch(line -> line.contains("PLUGIN ")));
        assertFalse(Files.exists(folder.resolve("home").resolve("server-plugins")));
    }

    @Test
    void aServerThatOffersNothingIsNotNoticed() throws Exception {
        serve();
        try (Shell shell = new Shell(true)) {
            shell.type("/wave");
            shell.out.await("You wave.");
            assertFalse(shell.out.text().contains("offers"), shell.out.text());
        }
    }

    @Test
    void whatIsOfferedFollowsTheJarThatRuns() throws Exception {
        serve("wave");
        Path next = wave("2").writeTo(folder.resolve("next").resolve("wave.jar"));
        Files.move(next, jar, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        awaitConsole("Plugin wave 2 is offered to clients: ");
        try (Shell shell = new Shell(true)) {
            shell.type("y", "/wave");
            shell.out.await("yoda waves at you, version 2.");
        }
        Files.delete(jar);
        awaitConsole("Plugin wave is not offered to clients: it does not run.");
        try (Shell shell = new Shell(true)) {
            shell.type("/activeuser");
            shell.err.await("There is no command");
            assertFalse(shell.out.text().contains("is loaded"), shell.out.text());
        }
    }

    @Test
    void whatCannotBeOfferedStopsTheStart() throws Exception {
        assertEquals("Plugin tide cannot be offered: there is none of that id. These are here: wave.",
                assertThrows(BadOfferException.class, () -> serve("wave", "tide")).getMessage());
        TestJar.of(Kind.PLAIN, "tide").serverHalf(SERVER_HALF.replace("package wave", "package tide")
                .replace("\"wave\"", "\"tide\"").replace("logout", "leave")).writeTo(folder.resolve("plugins").resolve("tide.jar"));
        assertEquals("Plugin tide cannot be offered: it has no half for the client. Leave out --offer tide.",
                assertThrows(BadOfferException.class, () -> serve("tide")).getMessage());
        assertEquals(List.of(), console);
    }

    @Test
    void aJarOverTheBoundStopsTheStart() throws Exception {
        try (var zip = new RandomAccessFile(jar.toFile(), "rw")) { // before a zip there may be anything
            byte[] whole = new byte[(int) zip.length()];
            zip.readFully(whole);
            zip.setLength(0);
            zip.seek(Protocol.LARGEST_PLUGIN - whole.length + 1L);
            zip.write(whole);
        }
        assertEquals("Plugin wave cannot be offered: its jar has 4194305 bytes, and 4194304 are the most. Make it smaller, or"
                + " leave out --offer wave.", assertThrows(BadOfferException.class, () -> serve("wave")).getMessage());
    }

    private static TestJar wave(String version) {
        return TestJar.of(Kind.PLAIN, "wave").describe("version", version).serverHalf(SERVER_HALF)
                .clientHalf(CLIENT_HALF.formatted(version));
    }

    private void serve(String... offered) throws IOException {
        ServerConfig config = ServerConfig.defaults().withHost("127.0.0.1").withPort(0).withLoops(1)
                .withCredentials(folder.resolve("credentials.txt")).withData(folder.resolve("data"));
        server = RunningServer.start(config, List.of(folder.resolve("plugins")), Set.of(offered), console::add);
    }

    private void awaitConsole(String beginning) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (console.stream().noneMatch(line -> line.startsWith(beginning))) {
            assertTrue(System.nanoTime() < end, () -> beginning + " was not said: " + console);
            Thread.onSpinWait();
        }
    }

    /** A client as {@code parley client} puts it together, with somebody at its keyboard. */
    private final class Shell implements AutoCloseable {
        final Output out = new Output();
        final Output err = new Output();
        private final PipedOutputStream keys = new PipedOutputStream();
        private final PrintStream keyboard = new PrintStream(keys, true, StandardCharsets.UTF_8);
        private final PluginLoader loader = PluginLoader.open();
        private final ClientPlugins plugins;
        private final FutureTask<Integer> run;

        Shell(boolean asks) throws IOException {
            Path home = folder.resolve("home");
            Path used = Files.createTempDirectory(folder, "used");
            ClientConfig config = ClientConfig.defaults().withHost("127.0.0.1").withPort(server.address().getPort())
                    .withHome(home).withFolder(folder);
            Client client = new Client(config, LineTerminal.typed(new PipedInputStream(keys), out.stream(), err.stream()));
            plugins = ClientPlugins.start(client, loader, List.of(used), home, List.of(), client::tell);
            if (asks) {
                client.afterLogIn(new ServerOffers(plugins, loader, home, used));
            }
            run = new FutureTask<>(client::run);
            type("yoda", "jedi");
            Thread.ofPlatform().name("client-under-test").daemon().start(run);
        }

        void type(String... lines) {
            List.of(lines).forEach(keyboard::println);
        }

        @Override
        public void close() {
            type("/quit");
            try {
                run.get(20, TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new AssertionError("the client does not end; it printed\n" + out.text() + err.text(), e);
            }
            plugins.close();
            loader.close();
        }
    }
}
