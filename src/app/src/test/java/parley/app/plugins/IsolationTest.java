package parley.app.plugins;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.api.client.ClientPlugin;
import parley.api.server.ServerPlugin;
import parley.app.plugins.TestJar.Kind;

/** What a plugin sees and does not see, and that nothing of it stays once it is closed. */
class IsolationTest extends LoaderFixture {
    /** Classes, and resources, which have a slash. */
    private static final List<String> SEEN = List.of("parley.api.Api", "parley.api.client.Screen", "java.util.List",
            "java.sql.Connection", "jdk.net.ExtendedSocketOptions", "looks.Friend", "META-INF/note.txt",
            "java/lang/String.class", "parley/api/Api.class");
    private static final List<String> HIDDEN = List.of("parley.app.plugins.PluginLoader", "parley.app.Main",
            "parley.server.Server", "parley.client.Client", "parley.wire.Protocol", "org.jline.terminal.Terminal",
            "org.junit.jupiter.api.Test", "parley/app/plugins/PluginLoader.class", "parley/wire/Protocol.class",
            "parley/server/Server.class", "org/jline/terminal/Terminal.class", "META-INF/MANIFEST.MF",
            "org/junit/jupiter/api/Test.class");
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

    @ParameterizedTest
    @EnumSource
    void aPluginSeesTheApiTheJdkAndItself(Kind kind) throws Exception {
        Path jar = TestJar.of(kind, "looks").serverHalf(LOOKS).source("Friend", "class Friend {}")
                .entry("META-INF/note.txt", "hello").writeTo(folder.resolve("looks.jar"));
        UnaryOperator<String> looks = looking(load(jar).half(ServerPlugin.class).orElseThrow());

        assertAll(Stream.concat(
                SEEN.stream().map(name -> () -> assertEquals("seen", looks.apply(name), name)),
                HIDDEN.stream().map(name -> () -> assertEquals("hidden", looks.apply(name), name))));
    }

    @SuppressWarnings("unchecked") // the half above declares it
    private static UnaryOperator<String> looking(ServerPlugin half) {
        return (UnaryOperator<String>) half;
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfAClosedPluginStaysInMemory(Kind kind) throws Exception {
        LoadedPlugin plugin = load(TestJar.plugin(kind, "wave").writeTo(folder.resolve("wave.jar")));
        WeakReference<ClassLoader> realm = useOnce(plugin);

        plugin.close();

        assertTrue(comesTrue(() -> realm.refersTo(null)), "the loader of a closed plugin is still held");
        assertEquals("wave", plugin.id(), "what is kept of it says who it was");
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfAPluginStaysInMemoryOnceItsLoaderIsClosed(Kind kind) throws Exception {
        LoadedPlugin plugin = load(TestJar.plugin(kind, "wave").writeTo(folder.resolve("wave.jar")));
        WeakReference<ClassLoader> realm = useOnce(plugin);

        loader.close();

        assertTrue(comesTrue(() -> realm.refersTo(null)), "a closed loader still holds the realm of " + plugin.id());
    }

    private static WeakReference<ClassLoader> useOnce(LoadedPlugin plugin) throws Exception {
        plugin.half(ClientPlugin.class).orElseThrow();
        return new WeakReference<>(plugin.half(ServerPlugin.class).orElseThrow().getClass().getClassLoader());
    }
}
