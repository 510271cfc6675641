package parley.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.api.server.ServerPlugin;
import parley.app.plugins.TestJar.Kind;

/** Every fault of a jar: what is said, and that it is found. */
class RejectionTest extends LoaderFixture {
    @ParameterizedTest
    @ValueSource(strings = {"", "PK, but not a zip"})
    void aFileThatIsNotAZip(String content) throws Exception {
        Path jar = Files.writeString(folder.resolve("broken.jar"), content);

        assertRejected(jar, "It cannot be read as a jar (", "): build or copy it again.");
    }

    @Test
    void aFolderNamedAsAJar() throws Exception {
        assertRejected(Files.createDirectory(folder.resolve("folder.jar")), "It cannot be read");
    }

    @Test
    void aJarWithoutADescriptor() {
        Path jar = TestJar.plugin(Kind.PLAIN, "wave").entry("x", "y").writeTo(folder.resolve("wave.jar"));
        assertRejected(TestJars.withoutEntry(jar, Descriptor.PATH),
                "It has no META-INF/parley/plugin.properties: add one with the keys id, version, api and description.");
    }

    @Test
    void aMalformedDescriptor() {
        Path jar = TestJar.plugin(Kind.PLAIN, "wave").describe("x", "\\uXYZ").writeTo(folder.resolve("wave.jar"));

        assertRejected(jar, "Its META-INF/parley/plugin.properties is malformed (");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "id          | Wave       | The 'id' in its descriptor is 'Wave': give lower-case letters",
        "id          | ../wave    | The 'id' in its descriptor is '../wave': give lower-case letters",
        "id          | ''         | Its descriptor has no 'id': give lower-case letters",
        "version     | one point  | The 'version' in its descriptor is 'one point': give a version such as 1.0.0.",
        "version     | ''         | Its descriptor has no 'version': give a version such as 1.0.0.",
        "api         | 2          | The 'api' in its descriptor is '2': give a version of the API such as 2.0.",
        "api         | ''         | Its descriptor has no 'api': give a version of the API such as 2.0.",
        "api         | 2.1        | API 2.1, and this Parley has API 2.0: update Parley, or build it against 2.0.",
        "api         | 3.0        | API 3.0, and this Parley has API 2.0: update Parley, or build it against 2.0.",
        "api         | 1.1        | built against API 1.1, and this Parley has API 2.0: get a newer version of it.",
        "description | ''         | Its descriptor needs a 'description' of one line.",
        "description | one\\ntwo  | Its descriptor needs a 'description' of one line.",
        "author      | one\\ntwo  | The 'author' in its descriptor has several lines: give one, or leave it out.",
        "license     | one\\ntwo  | The 'license' in its descriptor has several lines: give one, or leave it out.",
        "url         | one\\ntwo  | The 'url' in its descriptor has several lines: give one, or leave it out.",
        "requires    | Groups     | Its descriptor requires 'Groups': give the id of a plugin, with the lowest version",
        "requires    | a,,b       | Its descriptor requires '': give the id of a plugin",
        "requires    | a@one      | Its descriptor requires 'a@one': give the id of a plugin",
        "requires    | wave       | Its descriptor requires 'wave', which is the plugin itself: leave it out.",
        "requires    | a, a@1     | Its descriptor requires a twice: name it once.",
        "exports     | a b        | Its descriptor exports 'a b': give the name of a package",
        "native-access | yes      | The 'native-access' in its descriptor is 'yes': give true, or leave it out.",
        "native-access | true     | Its descriptor asks for native access, which Java grants to modules only: add a",
        "exports     | wave.api   | Its descriptor exports wave.api, but no class of that package is in the jar",
    })
    void aBadValueInTheDescriptor(String key, String value, String fault) {
        Path jar = TestJar.plugin(Kind.PLAIN, "wave").describe(key, value).writeTo(folder.resolve("wave.jar"));

        assertRejected(jar, fault);
    }

    @Test
    void aModuleAndADescriptorThatExportDifferently() {
        TestJar wave = TestJar.plugin(Kind.MODULE, "wave").describe("exports", "wave, tide");
        assertRejected(wave.writeTo(folder.resolve("wave.jar")), "Its descriptor exports tide, wave, and its module-info"
                + " nothing: let both say the same, or leave 'exports' out of the descriptor.");
        assertRejected(wave.exports("wave").writeTo(folder.resolve("wave.jar")), "and its module-info wave: let both");
    }

    @ParameterizedTest
    @EnumSource
    void allFaultsOfAJarStandInOneMessage(Kind kind) {
        Path jar = TestJar.of(kind, "wave").describe("id", "Wave").describe("api", "9.9").describe("version", "")
                .entry("parley/api/Api.class", "stale").writeTo(folder.resolve("wave.jar"));

        assertRejected(jar, "is 'Wave'", "no 'version'", "built against API 9.9", "contains classes of parley.api",
                "has neither half");
    }

    @ParameterizedTest
    @EnumSource
    void aJarThatContainsTheApi(Kind kind) {
        assertRejected(TestJar.plugin(kind, "wave").entry("parley/api/server/User.class", "stale")
                .writeTo(folder.resolve("wave.jar")),
                "It contains classes of parley.api, which Parley brings: leave them out of the jar");
    }

    @ParameterizedTest
    @EnumSource
    void aJarThatNamesAClassThatItDoesNotContain(Kind kind) {
        assertRejected(TestJar.plugin(kind, "wave").without("ServerHalf").writeTo(folder.resolve("wave.jar")),
                "It names wave.ServerHalf as its ServerPlugin, but that class is not in the jar");
    }

    @ParameterizedTest
    @EnumSource
    void aJarWithNothingButABenchmark(Kind kind) {
        assertRejected(TestJar.of(kind, "wave").benchmark("wave", "").writeTo(folder.resolve("wave.jar")),
                "It has neither half: name its ServerPlugin or ClientPlugin");
    }

    @ParameterizedTest
    @EnumSource
    void aJarThatNamesABenchmarkThatItDoesNotContain(Kind kind) {
        assertRejected(TestJar.plugin(kind, "wave").benchmark("wave", "").without("Bench")
                .writeTo(folder.resolve("wave.jar")), "It names wave.Bench as its Benchmark, but that class is not in the jar");
    }

    @Test
    void aJarThatNamesTwoServerHalves() {
        Path jar = TestJar.plugin(Kind.PLAIN, "wave")
                .entry("META-INF/services/parley.api.server.ServerPlugin", "wave.ServerHalf\nwave.Other\n")
                .source("Other", "public class Other extends ServerHalf {}").writeTo(folder.resolve("wave.jar"));

        assertRejected(jar, "It names more than one ServerPlugin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parley.wire", "parley.server", "parley.client", "parley.app", "org.jline"})
    void aModuleThatRequiresWhatIsParleysOwn(String module) {
        for (String how : List.of("", "static ", "transitive ")) {
            Path jar = TestJar.plugin(Kind.MODULE, "wave").requires(how + module).writeTo(folder.resolve("wave.jar"));

            assertRejected(jar, "Its module-info requires " + module + ", which is Parley's own: a plugin may require");
        }
    }

    @Test
    void aModuleThatRequiresWhatIsNotHere() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other"));
        TestJars.compileModule("module com.elsewhere {}", other);

        assertRejected(TestJar.plugin(Kind.MODULE, "wave").requires("com.elsewhere").compiledWith(other)
                .writeTo(folder.resolve("wave.jar")),
                "Its module-info requires com.elsewhere, which is not here: put those classes into its own jar, or name");
        assertRejected(TestJar.plugin(Kind.MODULE, "wave").requires("jdk.incubator.vector")
                .writeTo(folder.resolve("wave.jar")),
                "Its module-info requires jdk.incubator.vector, which the Java that Parley runs on lacks");
    }

    @Test
    void aModuleInfoThatIsNotOne() {
        assertRejected(TestJar.plugin(Kind.PLAIN, "wave").entry("module-info.class", "text")
                .writeTo(folder.resolve("wave.jar")), "Its module-info.class cannot be read (");
    }

    @ParameterizedTest
    @EnumSource
    void aConstructorThatThrows(Kind kind) throws Exception {
        Path jar = TestJar.of(kind, "wave").serverHalfThat("throw new IllegalStateException(\"no tide today\");")
                .writeTo(folder.resolve("wave.jar"));

        assertHalfRejected(jar, "Its ServerPlugin failed in its constructor: java.lang.IllegalStateException: no tide"
                + " today (ServerHalf.java:3).");
    }

    @ParameterizedTest
    @EnumSource
    void aConstructorThatThrowsAnError(Kind kind) throws Exception {
        Path jar = TestJar.of(kind, "wave").serverHalfThat("throw new AssertionError(\"no tide\");")
                .writeTo(folder.resolve("wave.jar"));

        assertHalfRejected(jar, "failed in its constructor: java.lang.AssertionError: no tide (ServerHalf.java:3).");
    }

    @ParameterizedTest
    @EnumSource
    void aStaticInitialiserThatThrows(Kind kind) throws Exception {
        Path jar = TestJar.of(kind, "wave").serverHalf("""
                package wave;
                public class ServerHalf implements parley.api.server.ServerPlugin {
                    static final int DEPTH = Integer.parseInt("deep");
                    public void start(parley.api.server.ServerContext server) {}
                }
                """).writeTo(folder.resolve("wave.jar"));

        assertHalfRejected(jar, "java.lang.NumberFormatException: For input string: \"deep\"");
    }

    @ParameterizedTest
    @EnumSource
    void aHalfThatNeedsAClassThatTheJarLacks(Kind kind) throws Exception {
        Path jar = TestJar.of(kind, "wave").serverHalfThat("new Tide();")
                .source("Tide", "class Tide {}").without("Tide").writeTo(folder.resolve("wave.jar"));

        assertHalfRejected(jar, "Its ServerPlugin needs wave.Tide, which a plugin cannot see: it sees parley.api, the"
                + " JDK, the classes of its own jar and the packages");
    }

    @ParameterizedTest
    @EnumSource
    void aHalfWithoutAPublicConstructor(Kind kind) throws Exception {
        Path jar = TestJar.of(kind, "wave").serverHalf("""
                package wave;
                public class ServerHalf implements parley.api.server.ServerPlugin {
                    public static parley.api.server.ServerPlugin provider() { return new ServerHalf(1); }
                    private ServerHalf(int depth) {}
                    public void start(parley.api.server.ServerContext server) {}
                }
                """).writeTo(folder.resolve("wave.jar"));

        assertHalfRejected(jar, "Its ServerPlugin needs a public constructor without arguments: add one.");
    }

    @Test
    void aHalfThatIsNotOne() throws Exception {
        Path jar = TestJar.of(Kind.PLAIN, "wave").serverHalf("package wave; public class ServerHalf {}")
                .writeTo(folder.resolve("wave.jar"));

        assertHalfRejected(jar, "Its ServerPlugin is not one: ");
    }

    @Test
    void aRejectedJarLeavesNoCopyBehind() throws Exception {
        Path jar = TestJar.plugin(Kind.PLAIN, "wave").describe("id", "").writeTo(folder.resolve("wave.jar"));
        assertThrows(PluginRejectedException.class, () -> load(jar));

        assertEquals(List.of("lock"), TestJars.filesUnder(temporary));
    }

    private void assertRejected(Path jar, String... faults) {
        PluginRejectedException rejected = assertThrows(PluginRejectedException.class, () -> load(jar));
        assertSays(rejected, jar, faults);
    }

    private void assertHalfRejected(Path jar, String fault) throws Exception {
        LoadedPlugin plugin = load(jar);
        assertSays(assertThrows(PluginRejectedException.class, () -> plugin.half(ServerPlugin.class)), jar, fault);
    }

    private static void assertSays(PluginRejectedException rejected, Path jar, String... faults) {
        String message = rejected.getMessage();
        assertEquals(message, rejected.plugin().message());
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.startsWith("Plugin " + jar + " is not used. "), message);
        for (String fault : faults) {
            assertTrue(message.contains(fault), message);
        }
    }
}
