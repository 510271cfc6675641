package parley.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import parley.api.client.ClientPlugin;
import parley.api.server.ServerPlugin;
import parley.app.plugins.TestJar.Kind;

/** What a plugin sees and does not see, and that nothing of it stays once it is closed. */
class IsolationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String LOOKS = """
            package looks;
            import java.util.function.UnaryOperator;
            public class ServerHalf implements parley.api.server.ServerPlugin, UnaryOperator<String> {
                public void start(parley.api.server.ServerContext server) {}
                public String apply(String name) {
                    ClassLoader own = ServerHalf.class.getClassLoader();
                    try {
                        if (name.contains("/")) {
                            boolean found = own.getResource(name) != null;
                            return found && own.getResources(name).hasMoreElements() ? "seen" : "hidden";
                        }
                        Class.forName(name);
                        return "seen";
                    } catch (ClassNotFoundException | NoClassDefFoundError e) {
                        return "hidden";
                    } catch (java.io.IOException e) {
                        return e.toString();
                    }
                }
            }
            """;

    @TempDir
    private Path folder;
    private PluginLoader loader;

    @BeforeEach
    void open() throws Exception {
        loader = PluginLoader.in(Files.createDirectory(folder.resolve("temporary")));
    }

    @AfterEach
    void close() {
        loader.close();
    }

    @ParameterizedTest
    @CsvSource({
        "parley.api.Api, seen",
        "parley.api.client.Screen, seen",
        "java.util.List, seen",
        "java.net.URI, seen",
        "jdk.net.ExtendedSocketOptions, seen",
        "looks.Friend, seen",
        "parley.app.plugins.PluginLoader, hidden",
        "parley.app.Main, hidden",
        "parley.server.Server, hidden",
        "parley.client.Client, hidden",
        "parley.wire.Protocol, hidden",
        "org.jline.terminal.Terminal, hidden",
        "org.junit.jupiter.api.Test, hidden",
        "META-INF/note.txt, seen",
        "java/lang/String.class, seen",
        "parley/api/Api.class, seen",
        "parley/app/plugins/PluginLoader.class, hidden",
        "parley/wire/Protocol.class, hidden",
        "parley/server/Server.class, hidden",
        "org/jline/terminal/Terminal.class, hidden",
        "META-INF/MANIFEST.MF, hidden",
        "org/junit/jupiter/api/Test.class, hidden",
    })
    void aPluginSeesTheApiTheJdkAndItself(String name, String expected) throws Exception {
        for (Kind kind : Kind.values()) {
            Path jar = TestJar.of(kind, "looks").serverHalf(LOOKS).source("Friend", "class Friend {}")
                    .entry("META-INF/note.txt", "hello").writeTo(folder.resolve(kind + ".jar"));
            ServerPlugin half = loader.load(jar).half(ServerPlugin.class).orElseThrow();

            assertEquals(expected, looking(half).apply(name), kind + " and " + name);
        }
    }

    @SuppressWarnings("unchecked") // the half above declares it
    private static UnaryOperator<String> looking(ServerPlugin half) {
        return (UnaryOperator<String>) half;
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfAClosedPluginStaysInMemory(Kind kind) throws Exception {
        LoadedPlugin plugin = loader.load(TestJar.plugin(kind, "wave").writeTo(folder.resolve("wave.jar")));
        WeakReference<ClassLoader> realm = useOnce(plugin);

        plugin.close();

        assertTrue(isCollected(realm), "the loader of a closed plugin is still held");
        assertEquals("wave", plugin.id(), "what is kept of it says who it was");
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfAPluginStaysInMemoryOnceItsLoaderIsClosed(Kind kind) throws Exception {
        LoadedPlugin plugin = loader.load(TestJar.plugin(kind, "wave").writeTo(folder.resolve("wave.jar")));
        WeakReference<ClassLoader> realm = useOnce(plugin);

        loader.close();

        assertTrue(isCollected(realm), "a closed loader still holds the realm of " + plugin.id());
    }

    private static WeakReference<ClassLoader> useOnce(LoadedPlugin plugin) throws Exception {
        plugin.half(ClientPlugin.class).orElseThrow();
        return new WeakReference<>(plugin.half(ServerPlugin.class).orElseThrow().getClass().getClassLoader());
    }

    private static boolean isCollected(WeakReference<ClassLoader> realm) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!realm.refersTo(null) && Instant.now().isBefore(deadline)) {
            System.gc();
            Thread.onSpinWait();
        }
        return realm.refersTo(null);
    }
}
