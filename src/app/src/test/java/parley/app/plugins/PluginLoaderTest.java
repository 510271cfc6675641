package parley.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.api.client.ClientPlugin;
import parley.api.server.ServerPlugin;
import parley.app.plugins.TestJar.Kind;

class PluginLoaderTest extends LoaderFixture {
    @ParameterizedTest
    @EnumSource
    void bothHalvesOfAJarAreMade(Kind kind) throws Exception {
        LoadedPlugin plugin = load(TestJar.plugin(kind, "wave").writeTo(folder.resolve("wave.jar")));

        assertEquals("wave 1.0.0: For a test", plugin.id() + " " + plugin.descriptor().version() + ": "
                + plugin.descriptor().description());
        assertEquals(folder.resolve("wave.jar"), plugin.jar());
        assertEquals("wave.ServerHalf", plugin.half(ServerPlugin.class).orElseThrow().getClass().getName());
        assertEquals("wave.ClientHalf", plugin.half(ClientPlugin.class).orElseThrow().getClass().getName());
    }

    @ParameterizedTest
    @EnumSource
    void whatADescriptorMaySayBesideIsKept(Kind kind) throws Exception {
        LoadedPlugin tide = load(TestJar.plugin(kind, "tide").writeTo(folder.resolve("tide.jar")));
        Descriptor wave = load(TestJar.plugin(kind, "wave").describe("requires", " tide@1.0 ")
                .exports("wave").describe("exports", "wave").describe("author", "Ann").describe("license", "MIT")
                .describe("url", "https://wave.example").describe("colour", "blue")
                .writeTo(folder.resolve("wave.jar")), tide).descriptor();

        assertEquals(List.of(new Requirement("tide", Optional.of("1.0"))), wave.requires());
        assertEquals(List.of("wave"), wave.exports());
        assertEquals(List.of("Ann", "MIT", "https://wave.example"), Stream.of(wave.author(), wave.license(), wave.url())
                .map(Optional::orElseThrow).toList());
        assertEquals(Optional.empty(), tide.descriptor().author());
    }

    @ParameterizedTest
    @EnumSource
    void eachCallMakesANewHalf(Kind kind) throws Exception {
        LoadedPlugin plugin = load(TestJar.plugin(kind, "wave").writeTo(folder.resolve("wave.jar")));

        assertNotSame(plugin.half(ClientPlugin.class).orElseThrow(), plugin.half(ClientPlugin.class).orElseThrow());
    }

    @ParameterizedTest
    @EnumSource
    void aJarMayHaveOneHalfOnly(Kind kind) throws Exception {
        Path jar = TestJar.of(kind, "wave").serverHalfThat("").writeTo(folder.resolve("wave.jar"));
        LoadedPlugin plugin = load(jar);

        assertTrue(plugin.has(ServerPlugin.class));
        assertFalse(plugin.has(ClientPlugin.class));
        assertTrue(plugin.half(ClientPlugin.class).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void noCodeOfAPluginRunsBeforeItsHalfIsAskedFor(Kind kind) throws Exception {
        Path jar = TestJar.plugin(kind, "loud").clientHalfThat("throw new IllegalStateException();")
                .writeTo(folder.resolve("loud.jar"));
        LoadedPlugin plugin = load(jar);

        assertTrue(plugin.half(ServerPlugin.class).isPresent(), "a server does not make client halves");
        assertThrows(PluginRejectedException.class, () -> plugin.half(ClientPlugin.class));
    }

    @ParameterizedTest
    @EnumSource
    void theContextLoaderIsThePluginsOwnWhileItsHalfIsMade(Kind kind) throws Exception {
        String check = "if (Thread.currentThread().getContextClassLoader() != ServerHalf.class.getClassLoader())"
                + " throw new Error();";
        Path jar = TestJar.of(kind, "own").serverHalfThat(check).writeTo(folder.resolve("own.jar"));
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        assertTrue(load(jar).half(ServerPlugin.class).isPresent());
        assertSame(before, Thread.currentThread().getContextClassLoader());
    }

    @ParameterizedTest
    @EnumSource
    void aJarMayBeOverwrittenWhileItIsInUse(Kind kind) throws Exception {
        String late = "public class Late { public String toString() { return \"before\"; } }";
        TestJar jar = TestJar.of(kind, "late").source("Late", late)
                .serverHalf("""
                        package late;
                        public class ServerHalf implements parley.api.server.ServerPlugin {
                            public void start(parley.api.server.ServerContext server) {}
                            public String toString() { return new Late().toString(); }
                        }
                        """);
        Path file = jar.writeTo(folder.resolve("late.jar"));
        ServerPlugin half = load(file).half(ServerPlugin.class).orElseThrow();

        jar.source("Late", late.replace("before", "after!")).writeTo(file);

        assertEquals("before", half.toString());
        assertEquals("after!", load(file).half(ServerPlugin.class).orElseThrow().toString());
    }

    @Test
    void onlyJarsAreTakenFromAFolder() throws Exception {
        TestJar.plugin(Kind.PLAIN, "wave").writeTo(folder.resolve("wave.jar"));
        Files.writeString(folder.resolve("wave.txt"), "not a jar");
        Files.createDirectories(folder.resolve("nested"));
        TestJar.plugin(Kind.PLAIN, "nested").writeTo(folder.resolve("nested/nested.jar"));

        PluginSet set = loader.load(List.of(folder));

        assertEquals(List.of("wave"), set.plugins().stream().map(LoadedPlugin::id).toList());
        assertEquals(List.of(), set.remarks());
    }

    @Test
    void aFolderThatIsMissingCountsAsEmpty() {
        PluginSet set = loader.load(List.of(folder.resolve("nowhere")));

        assertEquals(List.of(), set.plugins());
        assertEquals(List.of(), set.remarks());
    }

    @Test
    void aFolderThatIsNoneIsRemarkedOn() throws Exception {
        PluginSet set = loader.load(List.of(Files.writeString(folder.resolve("plugins"), "")));

        assertTrue(set.remarks().getFirst().startsWith("No plugin is taken from " + folder.resolve("plugins")),
                set.remarks()::toString);
    }

    @Test
    void classesAreNotLoadedOnAVirtualThread() throws Exception {
        Path jar = TestJar.plugin(Kind.PLAIN, "wave").writeTo(folder.resolve("wave.jar"));
        FutureTask<Exception> onVirtual = new FutureTask<>(
                () -> assertThrows(IllegalStateException.class, () -> load(jar)));
        Thread.ofVirtual().start(onVirtual);

        assertEquals("plugins are loaded on a platform thread", onVirtual.get().getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void aClosedPluginMakesNoHalves(Kind kind) throws Exception {
        LoadedPlugin plugin = load(TestJar.plugin(kind, "wave").writeTo(folder.resolve("wave.jar")));
        plugin.close();
        plugin.close();

        assertThrows(IllegalStateException.class, () -> plugin.half(ServerPlugin.class));
    }

    @Test
    void theCopiesAreGoneOnceTheLoaderIsClosed() throws Exception {
        load(TestJar.plugin(Kind.PLAIN, "wave").writeTo(folder.resolve("wave.jar")));
        load(TestJar.plugin(Kind.MODULE, "tide").writeTo(folder.resolve("tide.jar")));
        assertEquals(1, foldersOfCopies());

        loader.close();
        loader.close();

        assertEquals(0, foldersOfCopies());
    }

    private long foldersOfCopies() throws Exception {
        try (Stream<Path> entries = Files.list(temporary)) {
            return entries.count();
        }
    }
}
