package parley.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import parley.api.CommandException;
import parley.api.server.PluginState.Phase;
import parley.api.server.ServerPlugin;
import parley.app.plugins.TestJar.Kind;

/** What happens to the plugins that run when jars come, change and go, and when an administrator steps in; look by look. */
class LiveChangesTest extends LoaderFixture {
    private Path built;
    private Path drop;
    private PluginControl<ServerPlugin> plugins;
    private final FakeTarget target = new FakeTarget();
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        built = Files.createDirectory(folder.resolve("built"));
        drop = folder.resolve("drop");
        plugins = control();
    }

    @Test
    void whatLiesThereAtTheStartIsStartedAtOnceWithoutAWord() {
        put(built, wave("1.0.0"));
        put(built, requiring("alpha", "wave"));
        plugins.start();

        assertEquals(List.of("hold alpha wave", "start wave 1.0.0", "start alpha 1.0.0", "let go"), target.happened());
        assertEquals(List.of(), said);
    }

    @Test
    void aJarThatIsDroppedIsLoadedAtTheSecondLookThoughTheFolderIsNew() {
        plugins.start();
        put(drop, wave("1.0.0"));
        plugins.lookAgain();
        assertEquals(List.of(), target.happened());
        plugins.lookAgain();

        assertEquals(List.of("hold wave", "start wave 1.0.0", "let go"), target.happened());
        assertEquals(List.of("Plugin wave 1.0.0 is loaded."), said);
    }

    @Test
    void aJarThatIsReplacedTakesTheOldOnesPlace() {
        put(built, wave("1.0.0"));
        put(built, jar("other"));
        plugins.start();
        ServerPlugin other = target.halves().get("other");
        target.happened();

        put(built, wave("1.1.0"));
        look();

        assertEquals(List.of("hold wave", "stop wave", "start wave 1.1.0", "let go"), target.happened());
        assertEquals(List.of("Plugin wave 1.1.0 replaces 1.0.0."), said);
        assertSame(other, target.halves().get("other"), "nobody else notices");
    }

    @Test
    void aHalfCopiedJarIsNotTouchedUntilItIsWhole() throws Exception {
        put(built, wave("1.0.0"));
        plugins.start();
        target.happened();
        byte[] whole = Files.readAllBytes(wave("1.1.0").writeTo(folder.resolve("aside/wave.jar")));

        Files.write(built.resolve("wave.jar"), Arrays.copyOf(whole, whole.length / 2));
        look();
        look();
        assertEquals(List.of(), target.happened());
        assertEquals(List.of(), said);

        Files.write(built.resolve("wave.jar"), whole);
        look();
        assertEquals(List.of("Plugin wave 1.1.0 replaces 1.0.0."), said);
    }

    @Test
    void aJarThatStaysBrokenIsReportedOnceAndWhatRanGoesOn() throws Exception {
        put(built, wave("1.0.0"));
        plugins.start();
        target.happened();

        Files.writeString(built.resolve("wave.jar"), "no zip");
        for (int looks = 0; looks < FolderChanges.LOOKS_AT_A_PART + 10; looks++) {
            plugins.lookAgain();
        }

        assertEquals(List.of(), target.happened());
        assertEquals(2, said.size(), said::toString);
        assertTrue(said.getFirst().startsWith("Plugin " + built.resolve("wave.jar")
                + " is not used. It cannot be read as a jar ("), said::toString);
        assertEquals("Plugin wave 1.0.0 goes on in its place.", said.getLast());
        assertEquals(Phase.RUNNING, known("wave").phase());
    }

    @Test
    void aNewOneThatCannotBeMadeChangesNothing() {
        put(built, wave("1.0.0"));
        plugins.start();
        target.happened();

        put(built, wave("1.1.0").serverHalfThat("throw new IllegalStateException(\"no tide\");"));
        look();
        look();

        assertEquals(List.of(), target.happened());
        assertEquals(2, said.size(), said::toString);
        assertTrue(said.getFirst().contains("failed in its constructor: java.lang.IllegalStateException: no tide"));
        assertEquals("Plugin wave 1.0.0 goes on in its place.", said.getLast());
    }

    @Test
    void aNewOneThatDoesNotStartGivesWayToTheOldOne() {
        put(built, wave("1.0.0"));
        put(built, requiring("alpha", "wave"));
        plugins.start();
        target.happened();
        said.clear();

        put(built, wave("1.1.0").serverHalf(failing("wave", "The tide is out.")));
        look();
        look();

        assertEquals(List.of("hold alpha wave", "stop alpha", "stop wave", "start wave 1.0.0", "start alpha 1.0.0",
                "let go"), target.happened(), "what requires it as well, and users notice nothing");
        assertEquals(List.of("Plugin " + built.resolve("wave.jar") + " is not used. The tide is out.",
                "Plugin wave 1.0.0 goes on in its place."), said);

        put(built, wave("1.2.0"));
        look();
        assertEquals("1.2.0", known("wave").version());
    }

    @Test
    void whatRequiresAPluginThatIsReplacedIsStartedAnewOnTopOfIt() {
        put(built, wave("1.0.0"));
        put(built, requiring("alpha", "wave"));
        plugins.start();
        target.happened();

        put(built, wave("1.1.0"));
        look();

        assertEquals(List.of("hold alpha wave", "stop alpha", "stop wave", "start wave 1.1.0", "start alpha 1.0.0",
                "let go"), target.happened());
        assertEquals(List.of("Plugin wave 1.1.0 replaces 1.0.0.",
                "Plugin alpha 1.0.0 is started again, because it requires wave."), said);
    }

    @Test
    void whatLacksARequirementStartsOnceThatIsThere() {
        put(built, requiring("alpha", "wave@1.1"));
        put(built, wave("1.0.0"));
        plugins.start();
        assertEquals(Phase.FAILED, known("alpha").phase());
        assertTrue(known("alpha").reason().startsWith("It requires wave@1.1"), known("alpha").reason());

        put(built, wave("1.1.0"));
        look();

        assertEquals(Phase.RUNNING, known("alpha").phase());
        assertEquals(List.of("wave"), known("alpha").requires());
    }

    @Test
    void whatFailedOnTopOfAnotherIsTriedAgainWhenThatOneChanges() {
        put(built, wave("1.0.0"));
        put(built, requiring("alpha", "wave").serverHalf(failing("alpha", "No wave of mine.")));
        plugins.start();
        target.events.clear();

        put(built, wave("1.1.0"));
        look();

        assertTrue(target.events.contains("try alpha 1.0.0"), target.events::toString);
        assertEquals(1, said.stream().filter(line -> line.contains("No wave of mine.")).count(), "reported once");
    }

    @Test
    void whenTheDroppedJarIsDeletedTheBuiltOneComesBack() throws Exception {
        put(built, wave("1.0.0"));
        put(drop, wave("2.0.0"));
        plugins.start();
        assertEquals(List.of("Plugin wave is " + drop.resolve("wave.jar") + ", which replaces "
                + built.resolve("wave.jar") + "."), said);

        Files.delete(drop.resolve("wave.jar"));
        plugins.lookAgain();
        assertEquals("2.0.0", known("wave").version());
        plugins.lookAgain();

        assertEquals("Plugin wave 1.0.0 replaces 2.0.0.", said.getLast());
        assertEquals(Phase.RUNNING, known("wave").phase());
    }

    @Test
    void aJarThatIsDeletedTakesItsPluginAndWhatRequiresItOut() throws Exception {
        put(built, wave("1.0.0"));
        put(built, requiring("alpha", "wave"));
        plugins.start();
        target.happened();

        Files.delete(built.resolve("wave.jar"));
        look();

        assertEquals(List.of("hold alpha wave", "stop alpha", "stop wave", "let go"), target.happened());
        assertEquals(List.of("alpha"), plugins.all().stream().map(KnownPlugin::id).toList());
        assertEquals(List.of("Plugin " + built.resolve("alpha.jar") + " is not used. It requires wave, and there is no such"
                + " plugin: put its jar into a folder of plugins.", "Plugin wave 1.0.0 is removed: its jar is gone.",
                "Plugin alpha 1.0.0 runs no longer."), said);
    }

    @Test
    void aJarThatHoldsAnotherPluginNowEndsTheOneThatItHeld() throws Exception {
        put(built, wave("1.0.0"));
        plugins.start();
        move(jar("tide").writeTo(folder.resolve("aside/tide.jar")), built.resolve("wave.jar"));
        look();

        assertEquals(List.of("tide"), List.copyOf(target.halves().keySet()));
    }

    @Test
    void aFolderThatCannotBeReadChangesNothing() throws Exception {
        put(drop, wave("1.0.0"));
        plugins.start();
        Files.move(drop, folder.resolve("away"));
        Files.createSymbolicLink(drop, drop); // neither there nor not there
        look();
        look();

        assertEquals(Phase.RUNNING, known("wave").phase());
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.getFirst().startsWith("No plugin is taken from " + drop), said::toString);
    }

    @Test
    void aPluginWithoutAHalfForTheTargetIsThereForOthers() {
        put(built, TestJar.of(Kind.PLAIN, "wave").clientHalfThat(""));
        put(built, requiring("alpha", "wave"));
        plugins.start();

        assertEquals(List.of("alpha"), List.copyOf(target.halves().keySet()));
        assertEquals(Phase.RUNNING, known("wave").phase());
        assertEquals(List.of(true, false), plugins.all().stream().map(KnownPlugin::here).toList());
    }

    @Test
    void aDisabledPluginStaysOutWithWhatRequiresItAlsoAfterARestart() throws Exception {
        put(built, wave("1.0.0"));
        put(built, requiring("alpha", "wave"));
        plugins.start();
        target.happened();

        plugins.disable("wave");

        assertEquals(List.of("hold alpha wave", "stop alpha", "stop wave", "let go"), target.happened());
        assertEquals("an administrator disabled it", known("wave").reason());
        assertEquals("it requires wave, which is disabled", known("alpha").reason());
        assertEquals(List.of("Plugin wave 1.0.0 is disabled: an administrator disabled it.",
                "Plugin alpha 1.0.0 is disabled: it requires wave, which is disabled."), said);

        plugins = control();
        plugins.start();
        assertEquals(Phase.DISABLED, known("wave").phase());
        put(built, wave("1.1.0"));
        look();
        assertEquals(Phase.DISABLED, known("wave").phase(), "a new jar does not override an administrator");

        plugins.enable("wave");
        assertEquals(List.of("start wave 1.1.0", "start alpha 1.0.0"), target.happened().stream()
                .filter(event -> event.startsWith("start ")).toList());
        assertEquals("", Files.readString(folder.resolve("disabled.txt")));
    }

    @Test
    void whatAnAdministratorMayNotDoIsSaid() throws Exception {
        put(built, wave("1.0.0"));
        put(built, requiring("alpha", "wave"));
        put(built, requiring("lost", "gone"));
        plugins.start();

        assertRefused("There is no plugin wav. These are here: alpha, lost, wave.", () -> plugins.disable("wav"));
        assertRefused("Plugin wave runs already.", () -> plugins.enable("wave"));
        assertRefused("Plugin lost is not disabled, something is wrong with it: It requires gone, and there is no such"
                + " plugin: put its jar into a folder of plugins. Reload it once that is mended.",
                () -> plugins.enable("lost"));
        plugins.disable("wave");
        assertRefused("Plugin wave is disabled already.", () -> plugins.disable("wave"));
        assertRefused("Plugin wave is disabled: enable it first.", () -> plugins.reload("wave"));
        assertRefused("Plugin alpha is out only because it requires wave, which is disabled: enable that one.",
                () -> plugins.enable("alpha"));
    }

    @Test
    void aListOfDisabledPluginsThatCannotBeWrittenIsSaidAndChangesNothing() throws Exception {
        put(built, wave("1.0.0"));
        Files.createDirectory(folder.resolve("disabled.txt.new"));
        plugins.start();

        CommandException refusal = assertThrows(CommandException.class, () -> plugins.disable("wave"));
        assertTrue(refusal.getMessage().startsWith("Which plugins are disabled cannot be written to "
                + folder.resolve("disabled.txt")), refusal.getMessage());
        assertEquals(Phase.RUNNING, known("wave").phase());
    }

    @Test
    void aListOfDisabledPluginsThatCannotBeReadIsSaid() throws Exception {
        Files.createDirectory(folder.resolve("disabled.txt"));
        plugins.start();

        assertTrue(said.getFirst().startsWith("Which plugins are disabled cannot be read from "
                + folder.resolve("disabled.txt")), said::toString);
    }

    @Test
    void aPluginThatTheTargetTookOutStaysOutUntilItIsEnabledOrReplaced() throws Exception {
        put(built, wave("1.0.0"));
        plugins.start();
        plugins.takenOut("wave", "it failed 5 times within a minute");
        assertEquals("it failed 5 times within a minute", known("wave").reason());
        assertEquals(Phase.DISABLED, known("wave").phase());
        look();
        assertEquals(Phase.DISABLED, known("wave").phase());

        plugins.enable("wave");
        assertEquals(Phase.RUNNING, known("wave").phase());

        plugins.takenOut("wave", "it failed again");
        put(built, wave("1.1.0"));
        look();
        assertEquals(Phase.RUNNING, known("wave").phase());
    }

    @Test
    void aReloadedPluginIsAnotherOneOfTheSameJar() throws Exception {
        put(built, wave("1.0.0"));
        put(built, requiring("alpha", "wave"));
        plugins.start();
        ServerPlugin before = target.halves().get("wave");
        target.happened();

        plugins.reload("wave");

        assertEquals(List.of("hold alpha wave", "stop alpha", "stop wave", "start wave 1.0.0", "start alpha 1.0.0",
                "let go"), target.happened());
        assertTrue(before.getClass() != target.halves().get("wave").getClass());
        assertEquals("Plugin wave 1.0.0 is loaded again.", said.getFirst());
        look();
        assertEquals(List.of(), target.happened(), "the look sees nothing new");
    }

    @Test
    void whatIsReloadedBeforeALookSawItIsNotLoadedTwice() throws Exception {
        put(built, wave("1.0.0"));
        plugins.start();
        put(built, wave("1.1.0"));
        plugins.reload("wave");
        target.happened();
        look();

        assertEquals("1.1.0", known("wave").version());
        assertEquals(List.of(), target.happened());
    }

    @Test
    void aReloadThatFailsSaysWhyAndWhatRanGoesOn() throws Exception {
        put(built, wave("1.0.0"));
        plugins.start();

        put(built, wave("1.1.0").serverHalf(failing("wave", "The tide is out.")));
        assertRefused("Plugin " + built.resolve("wave.jar") + " is not used. The tide is out.",
                () -> plugins.reload("wave"));
        Files.writeString(built.resolve("wave.jar"), "no zip");
        CommandException refusal = assertThrows(CommandException.class, () -> plugins.reload("wave"));
        assertTrue(refusal.getMessage().contains("It cannot be read as a jar"), refusal.getMessage());
        Files.delete(built.resolve("wave.jar"));
        refusal = assertThrows(CommandException.class, () -> plugins.reload("wave"));
        assertTrue(refusal.getMessage().contains("cannot be read (java.nio.file.NoSuchFileException"),
                refusal.getMessage());

        assertEquals(List.of("wave"), List.copyOf(target.halves().keySet()));
        assertEquals("1.0.0", known("wave").version());
    }

    @Test
    void aStopThatFailsIsReportedAndTheChangeGoesOn() {
        put(built, wave("1.0.0").serverHalf("""
                package wave;
                public class ServerHalf implements parley.api.server.ServerPlugin {
                    public void start(parley.api.server.ServerContext server) {}
                    public void stop() { throw new IllegalStateException("not now"); }
                }
                """));
        plugins.start();
        put(built, wave("1.1.0"));
        look();

        assertEquals(List.of("Plugin wave was stopped with a fault (java.lang.IllegalStateException: not now). Its author"
                + " can say why.", "Plugin wave 1.1.0 replaces 1.0.0."), said);
    }

    private PluginControl<ServerPlugin> control() {
        return new PluginControl<>(loader, List.of(built, drop), target, folder.resolve("disabled.txt"), said::add);
    }

    private void look() {
        plugins.lookAgain();
        plugins.lookAgain();
    }

    private KnownPlugin known(String id) {
        return plugins.all().stream().filter(plugin -> plugin.id().equals(id)).findFirst().orElseThrow();
    }

    private static TestJar jar(String id) {
        return TestJar.of(Kind.PLAIN, id).serverHalfThat("");
    }

    private static TestJar wave(String version) {
        return jar("wave").describe("version", version);
    }

    private static TestJar requiring(String id, String other) {
        return jar(id).describe("requires", other);
    }

    private static String failing(String id, String text) {
        return """
                package %s;
                public class ServerHalf implements parley.api.server.ServerPlugin {
                    public void start(parley.api.server.ServerContext server) {
                        throw new IllegalStateException("%s");
                    }
                }
                """.formatted(id, text);
    }

    /** By another file in its place, whose stamp differs whatever the clock of the file system does. */
    private void put(Path where, TestJar jar) {
        try {
            Files.createDirectories(where);
            move(jar.writeTo(folder.resolve("aside/new.jar")), where.resolve(jar.id() + ".jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void assertRefused(String text, Executable action) {
        assertEquals(text, assertThrows(CommandException.class, action).getMessage());
    }
}
