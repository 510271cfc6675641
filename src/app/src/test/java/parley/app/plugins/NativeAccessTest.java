package parley.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.api.server.ServerPlugin;
import parley.app.plugins.TestJar.Kind;

/** Who may call code outside Java: the plugins that ask for it. This JVM is started as the launcher starts the program. */
class NativeAccessTest extends LoaderFixture {
    private Path jar(String id, String nativeAccess) {
        return TestJar.plugin(Kind.MODULE, id).describe("native-access", nativeAccess)
                .writeTo(folder.resolve(id + ".jar"));
    }

    private static boolean isGranted(LoadedPlugin plugin) throws PluginRejectedException {
        return plugin.half(ServerPlugin.class).orElseThrow().getClass().getModule().isNativeAccessEnabled();
    }

    @Test
    void aPluginThatAsksForItHasIt() throws Exception {
        LoadedPlugin plugin = load(jar("wave", "true"));

        assertTrue(plugin.descriptor().nativeAccess());
        assertTrue(isGranted(plugin));
    }

    @ParameterizedTest
    @EnumSource
    void aPluginThatDoesNotAskHasNone(Kind kind) throws Exception {
        LoadedPlugin plugin = load(TestJar.plugin(kind, "wave").writeTo(folder.resolve("wave.jar")));

        assertFalse(plugin.descriptor().nativeAccess());
        assertFalse(isGranted(plugin));
    }

    @Test
    void aPluginThatSaysThatItDoesNotHasNone() throws Exception {
        assertFalse(isGranted(load(jar("wave", "false"))));
    }

    @Test
    void whatRequiresAPluginThatAsksHasNoneOfItsOwn() throws Exception {
        Path tide = jar("tide", "true");
        LoadedPlugin required = load(tide);
        LoadedPlugin wave = load(TestJar.plugin(Kind.MODULE, "wave").requiresPlugin("tide", tide)
                .writeTo(folder.resolve("wave.jar")), required);

        assertTrue(isGranted(required));
        assertFalse(isGranted(wave));
    }

    @Test
    void whoLooksAtThePluginsIsToldWhoAsks() throws Exception {
        PluginJar asks = loader.read(jar("wave", "true"));
        PluginJar plain = loader.read(jar("tide", "false"));
        Choice choice = Choice.of(List.of(asks, plain), Map.of());

        assertEquals(List.of("wave"), KnownPlugin.all(choice, Map.of(), ServerPlugin.class).values().stream()
                .filter(KnownPlugin::nativeAccess).map(KnownPlugin::id).toList());
    }
}
