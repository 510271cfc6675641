package parley.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.api.server.ServerPlugin;
import parley.app.plugins.TestJar.Kind;

/** Nothing stays of a plugin that was replaced: no class, no file, no open jar. */
class UnloadingTest extends LoaderFixture {
    private static final int REPLACEMENTS = 100;
    private static final String READS = """
            package reads;
            public class ServerHalf implements parley.api.server.ServerPlugin {
                public ServerHalf() throws java.io.IOException {
                    try (java.io.InputStream in = ServerHalf.class.getResource("/META-INF/note.txt").openStream()) {
                        in.readAllBytes();
                    }
                }
                public void start(parley.api.server.ServerContext server) {}
            }
            """;

    @ParameterizedTest
    @EnumSource
    void aHundredReplacementsLeaveOneLoaderAndOneCopy(Kind kind) throws Exception {
        Path drop = Files.createDirectory(folder.resolve("drop"));
        Path jar = TestJar.of(kind, "reads").serverHalf(READS).entry("META-INF/note.txt", "hello")
                .writeTo(folder.resolve("reads.jar"));
        FakeTarget target = new FakeTarget();
        PluginControl<ServerPlugin> plugins = new PluginControl<>(loader, List.of(drop), target,
                folder.resolve("disabled.txt"), line -> { });
        plugins.start();
        for (int i = 0; i <= REPLACEMENTS; i++) {
            replace(jar, drop.resolve("reads.jar"));
            plugins.lookAgain();
            plugins.lookAgain();
        }

        assertEquals(REPLACEMENTS + 1, target.loaders.size());
        List<WeakReference<ClassLoader>> old = target.loaders.subList(0, REPLACEMENTS);
        assertTrue(comesTrue(() -> old.stream().allMatch(loader -> loader.refersTo(null))),
                () -> old.stream().filter(loader -> !loader.refersTo(null)).count() + " loaders are still held");
        assertEquals(2, TestJars.filesUnder(temporary).size(), "one copy, and the lock");
    }

    @ParameterizedTest
    @EnumSource
    @EnabledOnOs(OS.LINUX)
    void aClosedPluginLeavesItsJarThoughItReadFromItByUrl(Kind kind) throws Exception {
        LoadedPlugin plugin = load(TestJar.of(kind, "reads").serverHalf(READS).entry("META-INF/note.txt", "hello")
                .writeTo(folder.resolve("reads.jar")));
        plugin.half(ServerPlugin.class).orElseThrow();
        assertTrue(openFiles().stream().anyMatch(file -> file.contains("-reads.jar")), "it is open before");

        plugin.close();

        assertTrue(comesTrue(() -> openFiles().stream().noneMatch(file -> file.contains("-reads.jar"))),
                () -> openFiles().toString());
    }

    private static void replace(Path jar, Path where) throws IOException {
        Path next = Files.copy(jar, where.resolveSibling("next"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(next, where, StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<String> openFiles() {
        List<String> files = new ArrayList<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                if (Files.isSymbolicLink(descriptor)) { // the one of this listing is gone already
                    files.add(Files.readSymbolicLink(descriptor).toString());
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
