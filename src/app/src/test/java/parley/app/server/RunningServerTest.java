package parley.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.app.plugins.TestJar;
import parley.app.plugins.TestJar.Kind;
import parley.server.ServerConfig;

class RunningServerTest {
    private final List<String> said = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;
    private ServerConfig config;

    @BeforeEach
    void credentials() throws Exception {
        Path credentials = Files.writeString(folder.resolve("credentials.txt"), "yoda jedi*knows\n");
        config = ServerConfig.defaults().withHost("127.0.0.1").withPort(0).withLoops(1).withCredentials(credentials)
                .withData(folder.resolve("data"));
    }

    @Test
    void itSaysWhatItLoadedAndWhereItListens() throws Exception {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        Files.writeString(plugins.resolve("broken.jar"), "no zip");

        try (RunningServer server = start(plugins)) {
            assertTrue(said.contains("Parley 0.1.0, without a plugin: there is no command."), said::toString);
            assertTrue(said.contains("It listens on port " + server.address().getPort()
                    + " of 127.0.0.1; Ctrl-C stops it."), said::toString);
            assertTrue(said.stream().anyMatch(line -> line.startsWith("Plugin " + plugins.resolve("broken.jar"))));
            new Socket(server.address().getAddress(), server.address().getPort()).close();
        }
        assertEquals("The server has stopped.", said.getLast());
    }

    @Test
    void onlyPluginsThatStartAreListed() throws Exception {
        plugin("wave", "");
        plugin("tide", "throw new IllegalStateException(\"no tide today\");");
        start(folder.resolve("drop")).close();

        assertEquals(List.of("Plugin " + folder.resolve("drop").resolve("tide.jar")
                + " is not used. The plugin 'tide' did not start: no tide today", "Parley 0.1.0, with 1 plugin: wave."),
                said.subList(0, 2));
    }

    @Test
    void severalPluginsAreListedById() throws Exception {
        plugin("wave", "");
        plugin("tide", "");
        start(folder.resolve("drop")).close();

        assertEquals("Parley 0.1.0, with 2 plugins: tide, wave.", said.getFirst());
    }

    @Test
    void aSettingThatItsPluginDoesNotTakeStopsTheStart() throws Exception {
        plugin("tide", "server.settings().get(parley.api.Setting.number(\"height\", \"of it\", 1, 0, 9));");
        config = config.withSettings(Map.of("tide.height", "10"));
        IOException failure = assertThrows(BadSettingException.class, () -> start(folder.resolve("drop")));

        assertEquals("The setting tide.height=10 is not a whole number from 0 to 9.", failure.getMessage());
        assertEquals(List.of(), said);
    }

    @Test
    void aWrongArgumentThatIsNoSettingCostsOnlyItsPlugin() throws Exception {
        plugin("tide", "throw new IllegalArgumentException(\"a bad record\");");
        plugin("wave", "throw new IllegalArgumentException();");
        plugin("wind", "throw new IllegalStateException(\"wind.force is beyond me\");");
        config = config.withSettings(Map.of("tide.height", "10", "wave.kept", "1", "wind.force", "1"));
        start(folder.resolve("drop")).close();

        assertEquals("Parley 0.1.0, without a plugin: there is no command.", said.get(3));
    }

    @Test
    void closedTwiceItStopsOnce() throws Exception {
        RunningServer server = start(folder.resolve("nowhere"));
        server.close();
        server.close();
        server.await();

        assertEquals(1, said.stream().filter("The server has stopped."::equals).count());
    }

    @Test
    void aPortInUseIsToldAndNothingIsLeftRunning() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            plugin("tide", "throw new IllegalStateException(\"no tide today\");");
            config = config.withPort(taken.getLocalPort());
            IOException failure = assertThrows(IOException.class, () -> start(folder.resolve("drop")));

            assertTrue(failure.getMessage().contains(Integer.toString(taken.getLocalPort())), failure::getMessage);
            assertEquals(List.of(), said);
        }
        config = config.withPort(0);
        start(folder.resolve("nowhere")).close(); // the data folder is free again
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

    private RunningServer start(Path plugins) throws IOException {
        return RunningServer.start(config, List.of(plugins), said::add);
    }
}
