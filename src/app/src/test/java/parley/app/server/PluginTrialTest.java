package parley.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.server.PluginState;
import parley.api.server.PluginState.Phase;
import parley.app.plugins.TestJar;
import parley.app.plugins.TestJar.Kind;

class PluginTrialTest {
    @TempDir
    private Path folder;

    @Test
    void eachIsStartedAndSaysWhatItAddsOrWhyItDoesNotRun() throws Exception {
        plugin("tide", "throw new IllegalStateException(\"no tide today\");");
        plugin("wave", """
                server.command(parley.api.CommandSpec.of("wave", "Wave"), call -> parley.api.server.Reply.done());""");
        plugin("wind", "");
        Path disabled = Files.writeString(folder.resolve("disabled-plugins.txt"), "wind\n");

        List<PluginState> states = PluginTrial.of(List.of(folder.resolve("drop")), disabled);
        assertEquals(List.of("tide", "wave", "wind"), states.stream().map(PluginState::id).toList());
        assertEquals(List.of(Phase.FAILED, Phase.RUNNING, Phase.DISABLED), states.stream().map(PluginState::phase).toList());
        assertTrue(states.get(0).reason().contains("no tide today"), states.get(0).reason());
        assertEquals(List.of("wave"), states.get(1).commands());
    }

    private void plugin(String id, String start) {
        TestJar.of(Kind.PLAIN, id).serverHalf("""
                package %s;
                public class ServerHalf implements parley.api.server.ServerPlugin {
                    public void start(parley.api.server.ServerContext server) {
                        %s
                    }
                }
                """.formatted(id, start)).writeTo(folder.resolve("drop").resolve(id + ".jar"));
    }
}
