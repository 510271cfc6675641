package parley.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.ClientConfig;
import parley.client.Colour;
import parley.server.Durability;
import parley.server.Limits;
import parley.server.ServerConfig;

/** What a command line makes of a server or a client. */
class CommandsTest {
    @TempDir
    private Path folder;

    @Test
    void aServerHasADefaultForEverything() throws Exception {
        assertEquals(ServerConfig.defaults(), server());
    }

    @Test
    void aServerIsSetUpFromItsOptions() throws Exception {
        ServerConfig config = server("7000", "5", "--credentials", "users.txt", "--data=store", "--host", "127.0.0.1",
                "--limits", "off", "--durability", "power", "--admin", "yoda", "--admin", "leia", "--loops", "2",
                "--set", "wave.greeting=hi", "--set", "wave.greeting=hello", "--metrics", "9275", "--plain-text");

        assertEquals(new ServerConfig("127.0.0.1", 7000, 5, Path.of("users.txt"), Path.of("store"), Durability.POWER,
                Limits.off(), Set.of("yoda", "leia"), 2, Map.of("wave.greeting", "hello"),
                OptionalInt.of(9275)), config);
    }

    @Test
    void aServerRelaysOnlyIfItIsTold() throws Exception {
        assertEquals(Map.of(), server().settings());
        assertEquals(Map.of("p2pvideo.relay", "on"), server("--relay").settings());
    }

    @Test
    void aServerMayTakeAnyPort() throws Exception {
        assertEquals(0, server("--any-port").port());
    }

    @Test
    void aClientHasADefaultForEverything() throws Exception {
        assertEquals(ClientConfig.defaults(), client());
    }

    @Test
    void aClientIsSetUpFromItsOptions() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "x");
        ClientConfig config = client("::1", "7000", "6000", "--user", "yoda", "--password-file", password.toString(),
                "--folder", folder.toString(), "--home", folder.resolve("home").toString(), "--no-color",
                "--plain-text", "--set=p2pvideo.receive=off");

        assertEquals(new ClientConfig("::1", 7000, 6000, Optional.of("yoda"), Optional.of(password), folder,
                folder.resolve("home"), true, Map.of("p2pvideo.receive", "off"), Colour.NEVER), config);
    }

    @Test
    void pluginsComeFromTheInstallationAndTheDropFolder() throws Exception {
        Installation installation = new Installation(folder);

        assertEquals(List.of(folder.resolve("plugins"), Path.of("plugins")),
                CommonOptions.pluginFolders(new ServerCommand().syntax().parse(List.of()), installation));
        assertEquals(List.of(folder.resolve("plugins"), folder), CommonOptions.pluginFolders(
                new ServerCommand().syntax().parse(List.of("--plugins", folder.toString())), installation));
    }

    @Test
    void pluginsAreListedWithWhatIsRefused() throws Exception {
        Path drop = Files.createDirectory(folder.resolve("drop"));
        Files.writeString(drop.resolve("broken.jar"), "no zip");
        Output out = new Output();
        PluginsCommand command = new PluginsCommand();
        ExitStatus status = command.run(command.syntax().parse(List.of("--plugins", drop.toString())),
                new Surroundings(new Installation(folder), out.stream(), out.stream()));

        assertEquals(ExitStatus.FAILED, status);
        assertTrue(out.text().startsWith("Plugin " + drop.resolve("broken.jar") + " is not used."), out.text());
        assertTrue(out.text().endsWith("0 in " + folder.resolve("plugins") + " and " + drop + "; 1 refused.\n"),
                out.text());
    }

    @Test
    void withoutATerminalThereAreNoColours() {
        assertFalse(new Surroundings(new Installation(folder), System.out, System.err).colour());
    }

    private static ServerConfig server(String... words) throws Exception {
        return ServerCommand.config(new ServerCommand().syntax().parse(List.of(words)));
    }

    private static ClientConfig client(String... words) throws Exception {
        return ClientCommand.config(new ClientCommand().syntax().parse(List.of(words)));
    }
}
