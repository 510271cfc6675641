package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.CommandSpec;
import parley.api.Setting;
import parley.api.server.Reply;
import parley.api.server.ServerPlugin;

/** What a server says when it cannot start, or a part of it cannot. */
class ServerStartTest {
    @TempDir
    Path folder;

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            IOException refusal = assertThrows(IOException.class, () -> new Fixture(folder, c -> c.withPort(port)));
            assertTrue(refusal.getMessage().startsWith("Port " + port + " of 127.0.0.1 cannot be listened on"),
                    refusal::getMessage);
        }
    }

    @Test
    void aDataFolderThatCannotBeMadeIsNamed() throws Exception {
        Files.createFile(folder.resolve("data"));
        IOException refusal = assertThrows(IOException.class, () -> new Fixture(folder));
        assertTrue(refusal.getMessage().matches("The data folder .*data cannot be written\\. .*--data\\."), refusal::getMessage);
    }

    @Test
    void aPortInUseLeavesNoDataFolderBehind() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThrows(IOException.class, () -> new Fixture(folder, c -> c.withPort(taken.getLocalPort())));
        }
        assertTrue(Files.notExists(folder.resolve("data")));
    }

    @Test
    void theDataFolderIsForItsOwnerAlone() throws Exception {
        try (Fixture f = new Fixture(folder)) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(f.data)));
        }
    }

    @Test
    void credentialsWithoutAUserAreTold() throws Exception {
        Files.createFile(folder.resolve("credentials.txt"));
        try (Fixture f = new Fixture(folder)) {
            assertTrue(f.console.stream().anyMatch(line -> line.endsWith("names no user, so nobody can log in")),
                    f.console::toString);
        }
    }

    @Test
    void aDataFolderBelongsToOneServer() throws Exception {
        try (Fixture first = new Fixture(folder)) {
            assertEquals(first.data, folder.resolve("data"));
            IOException refusal = assertThrows(IOException.class, () -> new Fixture(folder));
            assertTrue(refusal.getMessage().contains("in use by another server"), refusal::getMessage);
        }
    }

    @Test
    void missingCredentialsAreNamed() {
        IOException refusal = assertThrows(IOException.class,
                () -> new Fixture(folder, c -> c.withCredentials(folder.resolve("nobody.txt"))));
        assertTrue(refusal.getMessage().contains("nobody.txt") && refusal.getMessage().contains("--credentials"));
    }

    @Test
    void aPluginThatThrowsWhenItStartsIsRefusedAndLeavesNothing() throws Exception {
        try (Fixture f = new Fixture(folder); RawClient yoda = f.yoda()) {
            PluginException refusal = assertThrows(PluginException.class, () -> f.server.install("broken", server -> {
                server.command(CommandSpec.of("half", "Half"), call -> Reply.done());
                throw new IllegalStateException("no licence");
            }));
            assertEquals("The plugin 'broken' did not start: no licence", refusal.getMessage());
            yoda.send("@label=1 /half").expect("@label=1 ERR UNKNOWN");
        }
    }

    @Test
    void aPluginThatClaimsATakenCommandIsRefusedWithBothNames() throws Exception {
        try (Fixture f = new Fixture(folder); RawClient yoda = f.yoda()) {
            ServerPlugin thief = server -> {
                server.command(CommandSpec.of("mine", "Mine"), call -> Reply.done());
                server.command(CommandSpec.of("other", "Other").alias("echo"), call -> Reply.done());
            };
            PluginException refusal = assertThrows(PluginException.class, () -> f.server.install("thief", thief));
            assertTrue(refusal.getMessage().contains("'thief'"), refusal::getMessage);
            assertTrue(refusal.getMessage().contains("/echo belongs to the plugin 'toys'"), refusal::getMessage);
            yoda.send("@label=1 /mine", "@label=2 /echo mine").expect("@label=1 ERR UNKNOWN");
            yoda.expect("@label=2 OK");
        }
    }

    @Test
    void aFaultOfAListenerCostsNeitherTheLogInNorTheOtherListeners() throws Exception {
        List<String> seen = new ArrayList<>();
        try (Fixture f = new Fixture(folder)) {
            f.server.install("faulty", server -> server.onLogin(user -> {
                throw new IllegalStateException("listener");
            }));
            f.server.install("good", server -> server.onLogin(user -> seen.add(user.name())));
            try (RawClient yoda = f.yoda()) {
                yoda.send("@label=1 /echo in").expect("@label=1 OK");
            }
            assertEquals(List.of("yoda"), seen);
        }
    }

    @Test
    void aTornJournalIsRepairedWithAMessageAndLosesNothingBeforeIt() throws Exception {
        List<String> replayed = new ArrayList<>();
        ServerPlugin counter = server -> {
            var journal = server.journal("things", record -> replayed.add(new String(record)), List::of);
            server.command(CommandSpec.of("keep", "Keep").word("word").immediately(), call -> {
                journal.append(call.text("word").getBytes());
                return Reply.done();
            });
        };
        try (Fixture f = new Fixture(folder)) {
            f.server.install("counter", counter);
            try (RawClient yoda = f.yoda()) {
                yoda.send("@label=1 /keep one", "@label=2 /keep two").expect("@label=2 OK");
            }
        }
        Path journal = folder.resolve("data/counter/things-000001.journal");
        Files.write(journal, new byte[] {0, 0, 0, 9, 1, 2}, StandardOpenOption.APPEND);
        try (Fixture f = new Fixture(folder)) {
            f.server.install("counter", counter);
            assertEquals(List.of("one", "two"), replayed);
            assertTrue(f.console.stream().anyMatch(line -> line.startsWith("The last 6 bytes of ")), f.console::toString);
        }
    }

    @Test
    void whatALineWithoutALabelStoredIsWrittenThoughNothingIsAnswered() throws Exception {
        try (Fixture f = new Fixture(folder)) {
            f.server.install("counter", server -> {
                var journal = server.journal("things", record -> { }, List::of);
                server.command(CommandSpec.of("keep", "Keep").word("word").immediately(), call -> {
                    journal.append(call.text("word").getBytes());
                    return Reply.done();
                });
            });
            try (RawClient yoda = f.yoda()) {
                yoda.send("/keep one");
                Path journal = f.data.resolve("counter/things-000001.journal");
                Fixture.eventually("the record is in the file", () -> holds(journal, "one"));
            }
        }
    }

    @Test
    void settingsOutOfRangeAreNamedWithTheirRange() throws Exception {
        try (Fixture f = new Fixture(folder, c -> c.withSettings(java.util.Map.of("limits.most", "many")))) {
            PluginException refusal = assertThrows(PluginException.class,
                    () -> f.server.install("limits", server -> server.settings().get(Setting.number("most", "of them", 5, 1, 10))));
            assertEquals("The plugin 'limits' did not start: The setting limits.most=many is not a whole number from 1 to 10.",
                    refusal.getMessage());
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
