package parley.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.api.client.ClientPlugin;
import parley.api.server.ServerPlugin;
import parley.app.plugins.TestJar.Kind;

/** Several jars at once: which one counts, and that a broken one costs no other. */
class PluginSetTest extends LoaderFixture {
    private static final String THROWS = "throw new IllegalStateException(\"no\");";

    private Path built;
    private Path drop;

    @BeforeEach
    void open() throws Exception {
        built = Files.createDirectory(folder.resolve("built"));
        drop = Files.createDirectory(folder.resolve("drop"));
    }

    @Test
    void pluginsOfAllFoldersAreUsedInTheOrderOfTheirIds() {
        TestJar.plugin(Kind.MODULE, "beta").writeTo(built.resolve("1.jar"));
        TestJar.plugin(Kind.PLAIN, "alpha").writeTo(drop.resolve("2.jar"));
        TestJar.of(Kind.PLAIN, "server").serverHalfThat("").writeTo(drop.resolve("3.jar"));

        PluginSet set = load();

        assertEquals(List.of("alpha", "beta", "server"), used(set, ServerPlugin.class));
        assertEquals(List.of("alpha", "beta"), used(set, ClientPlugin.class));
        assertEquals(List.of(), set.remarks());
    }

    @Test
    void aBrokenJarCostsNoOther() throws Exception {
        TestJar.plugin(Kind.MODULE, "alpha").writeTo(built.resolve("alpha.jar"));
        Files.writeString(built.resolve("broken.jar"), "no zip");
        TestJar.of(Kind.PLAIN, "fails").serverHalfThat(THROWS).writeTo(built.resolve("fails.jar"));
        TestJar.plugin(Kind.PLAIN, "omega").writeTo(built.resolve("omega.jar"));

        PluginSet set = load();

        assertEquals(List.of("alpha", "omega"), used(set, ServerPlugin.class));
        assertEquals(List.of(built.resolve("broken.jar"), built.resolve("fails.jar")),
                set.rejected().stream().map(RejectedPlugin::jar).toList());
        assertEquals(set.rejected().stream().map(RejectedPlugin::message).toList(), set.remarks());
        assertEquals(List.of("alpha", "omega"), used(set, ServerPlugin.class), "and it is not tried again");
    }

    @Test
    void thePluginInTheDropFolderReplacesTheBuiltOne() {
        Path old = TestJar.plugin(Kind.MODULE, "wave").writeTo(built.resolve("wave.jar"));
        Path mine = TestJar.plugin(Kind.PLAIN, "wave").describe("version", "2").writeTo(drop.resolve("mine.jar"));

        PluginSet set = load();

        assertEquals(List.of("2"), set.plugins().stream().map(p -> p.descriptor().version()).toList());
        assertEquals(List.of("Plugin wave is " + mine + ", which replaces " + old + "."), set.remarks());
    }

    @Test
    void aReplacementThatIsBrokenReplacesNothing() throws Exception {
        TestJar.plugin(Kind.MODULE, "wave").writeTo(built.resolve("wave.jar"));
        TestJar.plugin(Kind.PLAIN, "wave").describe("api", "7.0").writeTo(drop.resolve("mine.jar"));

        PluginSet set = load();

        assertEquals(List.of("wave"), used(set, ServerPlugin.class));
        assertEquals(built.resolve("wave.jar"), set.plugins().getFirst().jar());
    }

    @Test
    void aReplacementWhoseHalfCannotBeMadeGivesWayToTheBuiltOne() {
        Path old = TestJar.plugin(Kind.MODULE, "wave").writeTo(built.resolve("wave.jar"));
        TestJar.of(Kind.PLAIN, "wave").serverHalfThat(THROWS).writeTo(drop.resolve("mine.jar"));

        PluginSet set = load();

        assertEquals(List.of("wave"), used(set, ServerPlugin.class));
        assertEquals(old, set.plugins().getFirst().jar());
        assertEquals("Plugin wave is " + old + " instead.", set.remarks().getLast());
    }

    @Test
    void ofTwoWithOneIdInAFolderTheFirstByNameIsUsed() {
        TestJar.plugin(Kind.MODULE, "wave").writeTo(built.resolve("wave-1.jar"));
        TestJar.plugin(Kind.PLAIN, "wave").writeTo(built.resolve("wave-2.jar"));

        PluginSet set = load();

        assertEquals(List.of(built.resolve("wave-1.jar")), set.plugins().stream().map(LoadedPlugin::jar).toList());
        assertEquals(List.of("Plugin " + built.resolve("wave-2.jar") + " is not used. Its id 'wave' belongs to"
                + " wave-1.jar beside it already: delete one of the two."), set.remarks());
    }

    @Test
    void aFolderNamedTwiceIsReadOnce() throws Exception {
        TestJar.plugin(Kind.MODULE, "wave").writeTo(built.resolve("wave.jar"));
        Path again = Files.createSymbolicLink(folder.resolve("again"), built);

        PluginSet set = loader.load(List.of(built, again, built));

        assertEquals(1, set.plugins().size());
        assertEquals(List.of(), set.remarks());
    }

    private PluginSet load() {
        return loader.load(List.of(built, drop));
    }

    private static <S> List<String> used(PluginSet set, Class<S> service) {
        List<String> ids = new ArrayList<>();
        set.use(service, (id, half) -> {
            assertTrue(service.isInstance(half));
            ids.add(id);
        });
        return ids;
    }
}
