package parley.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.app.plugins.TestJar;
import parley.app.plugins.TestJar.Kind;
import parley.server.Server;

class MainTest {
    private final Output out = new Output();
    private final Output err = new Output();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                              | parley: say what to do: server, client, demo, plugins, new-plugin, ",
        "chat                            | parley: there is no command 'chat': give server, client, demo, plugins,",
        "--port                          | parley: there is no command '--port': give server,",
        "server 80                       | parley server: PORT is '80': give a whole number from 1024 to 65535.",
        "server 7275 2.5                 | parley server: ATTEMPTS is '2.5': give a whole number from 1 to 5.",
        "server 7275 --any-port          | parley server: PORT and --any-port were given: give one of them.",
        "server --limits no              | parley server: --limits is 'no': give on or off.",
        "server --durability disk        | parley server: --durability is 'disk': give process or power.",
        "server --loops 0                | parley server: --loops is '0': give a whole number from 1 to 256.",
        "server --plugins /nowhere       | parley server: --plugins is '/nowhere': give a folder that exists.",
        "server --set wave               | parley server: --set is 'wave': give a plugin's id,",
        "client localhost 1023           | parley client: PORT is '1023': give a whole number from 1024 to 65535.",
        "client localhost 7275 70000     | parley client: UDP_PORT is '70000': give a whole number from 1024 to 65535.",
        "client --password-file /nowhere | parley client: --password-file is '/nowhere': give a file that exists",
        "client --folder /nowhere        | parley client: --folder is '/nowhere': give a folder that exists.",
        "client --server-plugins yes     | parley client: --server-plugins is 'yes': give ask or never.",
        "demo loud                       | parley demo: 'loud' is one value too many;",
        "new-plugin                      | parley new-plugin: NAME is missing: give 1 to 32 lower-case letters,",
        "new-plugin Dice                 | parley new-plugin: NAME is 'Dice': give 1 to 32 lower-case letters,",
        "features                        | parley features: DIR is missing: give a folder or a feature file",
        "features . --server here        | parley features: --server is 'here': give HOST:PORT,",
        "bench                           | parley bench: say what to do: bench chat, bench crash, bench plugins, bench relay;",
        "bench all                       | parley bench: there is no command 'all': give bench chat, bench crash,",
        "bench chats                     | parley bench: there is no command 'chats': give bench chat, bench crash,",
        "bench chat --users 3            | parley bench chat: --users is '3': give an even number from 2 to 20000.",
        "bench chat --users 20002        | parley bench chat: --users is '20002': give an even number from 2 to 20000.",
        "bench chat --window 0           | parley bench chat: --window is '0': give a whole number from 1 to 256.",
        "bench chat --groups 10001       | parley bench chat: --groups is '10001': give a whole number from 1 to 10000.",
        "bench chat --members 1          | parley bench chat: --members is '1': give a whole number from 2 to 2000.",
        "bench chat --warm-up -1         | parley bench chat: --warm-up is '-1': give a whole number from 0 to 3600.",
        "bench chat --seconds 0          | parley bench chat: --seconds is '0': give a whole number from 1 to 3600.",
        "bench chat --pid 0              | parley bench chat: --pid is '0': give a whole number from 1 to 999999999.",
        "bench chat --groups 11 --members 2000 | parley bench chat: --groups 11 times --members 2000 is 22000 users: ",
        "bench chat --users 2 --groups 1 | parley bench chat: --users is for pairs, and --groups or --members was given",
        "bench chat --server here        | parley bench chat: --server is 'here': give HOST:PORT,",
        "bench chat --server localhost:1 | parley bench chat: --server was given without --credentials: name the file",
        "bench chat --pid 1              | parley bench chat: --pid was given without --server: give both, or none",
        "bench crash --rounds 0          | parley bench crash: --rounds is '0': give a whole number from 1 to 100000.",
        "bench crash --seconds-per-round 0 | parley bench crash: --seconds-per-round is '0': give a whole number from 1 ",
        "bench crash --seed x            | parley bench crash: --seed is 'x': give a whole number from 0 to 999999999.",
        "bench crash --durability disk   | parley bench crash: --durability is 'disk': give process or power.",
        "bench relay 7275                | parley bench relay: '7275' is one value too many;",
    })
    void whatIsNotUnderstoodIsAnsweredInOneLineWithStatus2(String words, String answer) {
        assertEquals(2, run(words.isEmpty() ? new String[0] : words.split(" ")));
        assertTrue(err.text().startsWith(answer), err.text());
        assertEquals(1, err.text().lines().count(), err.text());
        assertEquals("", out.text());
    }

    @Test
    void aWrongValueCannotSteerTheTerminal() {
        run("server", "\u001b[2J\n80");

        assertEquals("parley server: PORT is '[2J80': give a whole number from 1024 to 65535.\n", err.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V", "server --version", "client -V", "demo --version", "plugins --version",
        "bench --version", "bench chat -V"})
    void theVersionIsToldOnRequest(String words) {
        assertEquals(0, run(words.split(" ")));
        assertEquals(Server.GREETING + "\n", out.text());
    }

    @Test
    void theHelpNamesEveryCommandWithin80Columns() {
        assertEquals(0, run("--help"));
        for (String command : List.of("server", "client", "demo", "plugins", "new-plugin", "verify", "features", "bench chat",
                "bench crash", "bench plugins", "bench relay")) {
            assertTrue(out.text().contains("\n  " + command + " "), out.text());
        }
        assertTrue(out.text().lines().allMatch(line -> line.length() <= 80), out.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bench --help", "bench -h"})
    void theHelpOfCommandsWithAWordInCommonNamesThem(String words) {
        assertEquals(0, run(words.split(" ")));
        assertTrue(out.text().contains("\n  bench chat ") && out.text().contains("\n  bench plugins "), out.text());
        assertTrue(!out.text().contains("\n  server "), out.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "client", "demo", "plugins", "new-plugin", "verify", "features", "bench chat",
        "bench crash", "bench plugins", "bench relay"})
    void everyCommandHasHelp(String command) {
        assertEquals(0, run((command + " --help").split(" ")));
        assertTrue(out.text().startsWith("Usage: parley " + command), out.text());
        assertEquals("", err.text());
    }

    @Test
    void whatFailsIsAnsweredInOneLineWithStatus1() {
        Path nowhere = folder.resolve("nowhere.txt");

        assertEquals(1, run("server", "--any-port", "--credentials", nowhere.toString(), "--data",
                folder.resolve("data").toString()));
        assertTrue(err.text().startsWith("parley server: "), err.text());
        assertTrue(err.text().contains(nowhere.toString()), err.text());
        assertEquals(1, err.text().lines().count(), err.text());
    }

    @Test
    void outputThatIsLostIsAFailure() {
        PrintStream full = new PrintStream(new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("No space left on device");
            }
        });

        assertEquals(1, Main.run(full, err.stream(), "--version"));
        assertEquals(1, Main.run(full, err.stream(), "demo", "--help"));
        assertEquals(2, Main.run(full, err.stream(), "demo", "loud"));
        assertEquals(3, err.text().lines().count(), err.text());
        assertTrue(err.text().startsWith("parley: not all of the output could be written"), err.text());
    }

    @Test
    void aSettingThatItsPluginDoesNotTakeIsAnsweredInOneLineWithStatus2() throws Exception {
        TestJar.of(Kind.PLAIN, "wave").serverHalf("""
                package wave;
                public class ServerHalf implements parley.api.server.ServerPlugin {
                    public void start(parley.api.server.ServerContext server) {
                        server.settings().get(parley.api.Setting.number("kept", "of them", 1, 0, 9));
                    }
                }
                """).writeTo(folder.resolve("plugins").resolve("wave.jar"));
        Path credentials = Files.writeString(folder.resolve("credentials.txt"), "yoda jedi*knows\n");

        assertEquals(2, run("server", "--any-port", "--host", "127.0.0.1", "--credentials", credentials.toString(),
                "--data", folder.resolve("data").toString(), "--set", "wave.kept=abc"));
        assertEquals("parley server: The setting wave.kept=abc is not a whole number from 0 to 9.\n", err.text());
        assertEquals("", out.text());
    }

    @Test
    void aServerRunsUntilItIsAskedToEnd() throws Exception {
        Path credentials = Files.writeString(folder.resolve("credentials.txt"), "yoda jedi*knows\n");
        FutureTask<Integer> run = new FutureTask<>(() -> run("server", "--any-port", "--host", "127.0.0.1",
                "--credentials", credentials.toString(), "--data", folder.resolve("data").toString()));
        Thread thread = Thread.ofPlatform().start(run);
        out.await("It listens on port ");
        thread.interrupt();

        assertEquals(1, run.get(20, TimeUnit.SECONDS));
        out.await("The server has stopped.");
        assertEquals("parley server: interrupted.\n", err.text());
    }

    @Test
    void withoutItsKitNoFeatureIsPlayed() throws Exception {
        Files.writeString(folder.resolve("a.feature"), "Feature: a");

        assertEquals(1, run("features", folder.toString()));
        assertTrue(err.text().startsWith("parley features: the scenario kit is not in "), err.text());
    }

    private int run(String... words) {
        System.setProperty(Installation.PROPERTY, folder.toString());
        try {
            return Main.run(out.stream(), err.stream(), words);
        } finally {
            System.clearProperty(Installation.PROPERTY);
        }
    }
}
