package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.CommandException;
import parley.api.Setting;
import parley.api.server.Plugins;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;

/** What plugins have of each other, of their owner and of their server's owner. */
class ServicesTest {
    @TempDir
    private Path folder;

    /** What one plugin provides. */
    private interface Greeting {
        String words();
    }

    private static final ServerPlugin GREETER = server -> server.provide(Greeting.class, () -> "hello");

    private static PluginInfo requiring(String... ids) {
        return new PluginInfo("asker", "1.0", "Asks", List.of(ids), false);
    }

    @Test
    void aPluginGetsWhatOneThatItRequiresProvides() throws Exception {
        String[] got = new String[1];
        try (Fixture f = new Fixture(folder)) {
            f.server.install("greeter", GREETER);
            f.server.install(requiring("toys", "greeter"), server -> got[0] = server.require(Greeting.class).words());
        }
        assertEquals("hello", got[0]);
    }

    @Test
    void itGetsNothingOfOneThatItDoesNotRequire() throws Exception {
        try (Fixture f = new Fixture(folder)) {
            f.server.install("greeter", GREETER);
            String said = assertThrows(PluginException.class, () -> f.server.install(requiring("toys"),
                    server -> server.require(Greeting.class))).getMessage();
            assertTrue(said.contains("none of the plugins that it requires (toys) provides a " + Greeting.class.getName()), said);
        }
    }

    @Test
    void whatIsProvidedGoesWithItsPlugin() throws Exception {
        try (Fixture f = new Fixture(folder)) {
            f.server.install("greeter", GREETER);
            f.server.uninstall("greeter");
            assertThrows(PluginException.class, () -> f.server.install(requiring("greeter"),
                    server -> server.require(Greeting.class)));
        }
    }

    @Test
    void oneTypeIsProvidedOnce() throws Exception {
        try (Fixture f = new Fixture(folder)) {
            assertThrows(PluginException.class, () -> f.server.install("greeter", server -> {
                GREETER.start(server);
                GREETER.start(server);
            }));
        }
    }

    @Test
    void aSettingThatThePluginDoesNotKnowIsToldToTheOwner() throws Exception {
        Map<String, String> given = Map.of("dice.sides", "6", "dice.sids", "7");
        try (Fixture f = new Fixture(folder, c -> c.withSettings(given))) {
            f.server.install("dice", server -> server.settings().get(Setting.number("sides", "of a die", 20, 2, 100)));
            assertTrue(f.console.contains("Setting dice.sids has no effect: the plugin has no such setting."),
                    f.console::toString);
            assertEquals(List.of(List.of("sides", "6", "of a die")), f.server.pluginStates().getFirst().settings());
        }
    }

    @Test
    void aPluginMayTakeOutAnotherOneButNotItself() throws Exception {
        ServerContext[] context = new ServerContext[1];
        try (Fixture f = new Fixture(folder)) {
            f.server.install("keeper", server -> context[0] = server);
            Plugins plugins = context[0].plugins();
            plugins.disable("toys");
            assertEquals(List.of("keeper"), plugins.all().stream().map(state -> state.id()).toList());
            for (String refused : List.of("keeper", "toys")) {
                assertThrows(CommandException.class, () -> plugins.disable(refused));
            }
            assertThrows(CommandException.class, () -> plugins.enable("toys"));
            assertThrows(CommandException.class, () -> plugins.reload("toys"));
        }
    }
}
