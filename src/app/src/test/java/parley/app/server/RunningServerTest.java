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
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
            config = config.withPort(taken.getLocalPort());
            IOException failure = assertThrows(IOException.class, () -> start(folder.resolve("nowhere")));

            assertTrue(failure.getMessage().contains(Integer.toString(taken.getLocalPort())), failure::getMessage);
        }
        config = config.withPort(0);
        start(folder.resolve("nowhere")).close(); // the data folder is free again
    }

    private RunningServer start(Path plugins) throws IOException {
        return RunningServer.start(config, List.of(plugins), said::add);
    }
}
