package parley.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import parley.api.server.ServerPlugin;
import parley.app.plugins.TestJar.Kind;

/** What one plugin sees of another. */
class RequiredPluginTest extends LoaderFixture {
    private static final String CALLS = """
            package %s;
            public class ServerHalf implements parley.api.server.ServerPlugin {
                public void start(parley.api.server.ServerContext server) {}
                public String toString() { return %s; }
            }
            """;
    private static final String LOOKS_FOR = """
            package looks;
            public class ServerHalf implements parley.api.server.ServerPlugin {
                public void start(parley.api.server.ServerContext server) {}
                public String toString() {
                    String seen = "";
                    for (String name : new String[] {%s}) {
                        try {
                            seen += Class.forName(name).getSimpleName() + " ";
                        } catch (ClassNotFoundException e) {
                            seen += "- ";
                        }
                    }
                    return seen.strip();
                }
            }
            """;

    @ParameterizedTest
    @CsvSource({"PLAIN, PLAIN", "PLAIN, MODULE", "MODULE, MODULE"})
    void aPluginUsesThePackagesThatTheOneExportsWhichItRequires(Kind user, Kind used) throws Exception {
        LoadedPlugin groups = load(groups(used));
        Path wave = TestJar.of(user, "wave").requiresPlugin("groups", groups.jar())
                .serverHalf(CALLS.formatted("wave", "groups.api.Group.greet() + groups.api.Group.class.hashCode()"))
                .writeTo(folder.resolve("wave.jar"));

        String said = half(load(wave, groups)).toString();

        assertEquals("hello from groups" + groups.realm().loader().loadClass("groups.api.Group").hashCode(), said,
                "the very class that the other one has");
    }

    @ParameterizedTest
    @EnumSource
    void itSeesNoOtherPackageAndNoneOfWhatItDoesNotRequireItself(Kind kind) throws Exception {
        LoadedPlugin groups = load(groups(kind));
        LoadedPlugin tide = load(TestJar.of(kind, "tide").requiresPlugin("groups", groups.jar()).serverHalfThat("")
                .source("Open", "package tide.api; public class Open {}").exports("tide.api")
                .writeTo(folder.resolve("tide.jar")), groups);
        String names = "\"tide.api.Open\", \"tide.ServerHalf\", \"groups.api.Group\", \"groups.ServerHalf\","
                + " \"parley.server.Server\", \"parley.wire.Protocol\", \"org.jline.terminal.Terminal\"";
        TestJar looks = TestJar.of(kind, "looks").serverHalf(LOOKS_FOR.formatted(names));

        Path alone = looks.writeTo(folder.resolve("alone.jar"));
        assertEquals("- - - - - - -", half(load(alone)).toString());
        Path requiring = looks.requiresPlugin("tide", tide.jar()).compiledWith(groups.jar())
                .writeTo(folder.resolve("looks.jar"));
        assertEquals("Open - - - - - -", half(load(requiring, tide)).toString());
    }

    @ParameterizedTest
    @EnumSource
    void twoVersionsOfALibraryLiveSideBySide(Kind kind) throws Exception {
        ServerPlugin old = half(load(withLibrary(kind, "alpha", "1")));
        ServerPlugin young = half(load(withLibrary(kind, "beta", "2")));

        assertEquals("library 1", old.toString());
        assertEquals("library 2", young.toString());
    }

    @Test
    void aLibraryOfARequiredPluginThatItDoesNotExportIsNotInTheWay() throws Exception {
        LoadedPlugin groups = load(TestJar.of(Kind.MODULE, "groups").serverHalfThat("")
                .source("Group", "package groups.api; public class Group {}").exports("groups.api")
                .source("Library", "package library; public class Library { public static String name() { return \"1\"; } }")
                .writeTo(folder.resolve("groups.jar")));
        Path wave = TestJar.of(Kind.MODULE, "wave").requiresPlugin("groups", groups.jar())
                .source("Library", "package library; public class Library { public static String name() { return \"2\"; } }")
                .serverHalf(CALLS.formatted("wave", "library.Library.name()")).writeTo(folder.resolve("wave.jar"));

        assertEquals("2", half(load(wave, groups)).toString());
    }

    @Test
    void aModuleMayOnlyRequireTheModuleOfAPluginThatItsDescriptorRequires() throws Exception {
        LoadedPlugin groups = load(groups(Kind.MODULE));
        Path jar = TestJar.of(Kind.MODULE, "wave").requires("parley.test.groups").compiledWith(groups.jar())
                .serverHalfThat("").writeTo(folder.resolve("wave.jar"));
        PluginJar wave = loader.read(jar);
        Choice choice = Choice.of(List.of(groups.contents(), wave), Map.of());

        assertEquals(List.of("Its module-info requires parley.test.groups, the module of plugin groups: name groups in"
                + " 'requires' of its descriptor too."), choice.refused().get(wave));
    }

    @Test
    void aModuleCannotReadThePackagesOfAPlainJar() throws Exception {
        LoadedPlugin groups = load(groups(Kind.PLAIN));
        Path jar = TestJar.of(Kind.MODULE, "wave").describe("requires", "groups").serverHalfThat("")
                .writeTo(folder.resolve("wave.jar"));

        assertRejected(jar, "It has a module-info and requires groups, which has none, so that its module cannot read the"
                + " packages of that one", groups);
    }

    @Test
    void aModuleMayRequireAPlainJarThatExportsNothing() throws Exception {
        LoadedPlugin tide = load(TestJar.plugin(Kind.PLAIN, "tide").writeTo(folder.resolve("tide.jar")));
        Path jar = TestJar.of(Kind.MODULE, "wave").describe("requires", "tide").serverHalfThat("")
                .writeTo(folder.resolve("wave.jar"));

        assertEquals("wave", load(jar, tide).id());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRequiredHasToBeThereInAVersionThatWillDo(Kind kind) throws Exception {
        Path jar = TestJar.plugin(kind, "wave").describe("requires", "groups@2.0").writeTo(folder.resolve("wave.jar"));

        assertRejected(jar, "It requires groups, and there is no such plugin");
        assertRejected(jar, "It requires groups@2.0, that is 2.0 or a later version", load(groups(kind)));
    }

    private Path groups(Kind kind) {
        return TestJar.of(kind, "groups").serverHalfThat("").exports("groups.api").source("Group", """
                package groups.api;
                public class Group {
                    public static String greet() { return "hello from groups"; }
                }
                """).writeTo(folder.resolve("groups.jar"));
    }

    private Path withLibrary(Kind kind, String id, String version) {
        return TestJar.of(kind, id).source("Library", """
                package library;
                public class Library {
                    public static String name() { return "library %s"; }
                }
                """.formatted(version)).serverHalf(CALLS.formatted(id, "library.Library.name()"))
                .writeTo(folder.resolve(id + ".jar"));
    }

    private static ServerPlugin half(LoadedPlugin plugin) throws PluginRejectedException {
        return plugin.half(ServerPlugin.class).orElseThrow();
    }

    private void assertRejected(Path jar, String fault, LoadedPlugin... required) {
        String message = assertThrows(PluginRejectedException.class, () -> load(jar, required)).getMessage();
        assertTrue(message.contains(fault), message);
    }
}
