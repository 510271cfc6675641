package parley.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.app.plugins.TestJar;
import parley.app.plugins.TestJar.Kind;

/** The play, with one small plugin that has all the commands that it uses. */
class DemoTest {
    /** Tells everybody what was typed, whoever it is for. */
    private static final String SERVER_HALF = """
            package props;
            import parley.api.CommandSpec;
            import parley.api.server.Event;
            import parley.api.server.Reply;
            import parley.api.server.ServerContext;
            import parley.api.server.User;
            public class ServerHalf implements parley.api.server.ServerPlugin {
                public void start(ServerContext server) {
                    server.command(CommandSpec.of("logout", "Leave"), call -> {
                        call.user().disconnect("Goodbye.");
                        return Reply.of("Goodbye.");
                    });
                    server.command(CommandSpec.of("activeuser", "List"), call -> Reply.of(
                            server.roster().online().stream().map(User::name).toList().toString()));
                    for (String name : new String[] {"msgto", "creategroup", "joingroup", "groupmsg"}) {
                        server.command(CommandSpec.of(name, "Tell").text("text"), call -> {
                            String said = call.user().name() + " " + name + " " + call.text("text");
                            server.roster().online().forEach(u -> u.deliver(Event.of("SAID", u.name()).text(said)));
                            return Reply.of(said);
                        });
                    }
                }
            }
            """;
    /** Copies the file into the folder of the other, which lies beside that of the sender. */
    private static final String CLIENT_HALF = """
            package props;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import parley.api.CommandSpec;
            import parley.api.client.ClientContext;
            public class ClientHalf implements parley.api.client.ClientPlugin {
                public void start(ClientContext client) {
                    client.render("SAID", event -> event.text());
                    CommandSpec spec = CommandSpec.of("p2pvideo", "Copy").user("user").file("file");
                    client.command(spec, arguments -> {
                        String file = arguments.text("file");
                        Path to = client.folder().resolveSibling(arguments.text("user"));
                        byte[] content = Files.readAllBytes(client.folder().resolve(file));
                        CHANGE
                        Files.write(to.resolve(client.user() + "_" + file), content);
                        client.send("/msgto " + client.user() + "_" + file + " arrived");
                        client.screen().print("Sent " + file + " to " + arguments.text("user"));
                    });
                }
            }
            """;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Transcript transcript = new Transcript(new PrintStream(shown, true, StandardCharsets.UTF_8), false);

    @TempDir
    private Path folder;
    private Path current;

    @BeforeEach
    void users() throws Exception {
        current = Files.createDirectory(folder.resolve("current"));
        Files.writeString(current.resolve("credentials.txt"), "ann jedi*1\nbob jedi*2\ncid jedi*3\n");
    }

    @Test
    void itIsPlayedToItsEnd() throws Exception {
        demo("").run(false);

        String text = shown.toString(StandardCharsets.UTF_8);
        List<String> scenes = List.of("A server starts.", "Three users log in.", "A message goes to one of them.",
                "They form a group.", "A video goes straight from one of them to another, not through the server.",
                "They leave.", "All of it worked.");
        assertEquals(scenes, text.lines().filter(scenes::contains).toList(), text);
        for (String line : List.of("     ann > /msgto bob I have a video for you. Shall I send it?",
                "     cid > /groupmsg force Is everybody here?", "     ann > /p2pvideo bob sample.mp4",
                "(ann_sample.mp4 of bob is sample.mp4 of ann: 761,544 bytes, each the same.)", "     cid > /logout")) {
            assertTrue(text.lines().anyMatch(line::equals), () -> line + " is missing in\n" + text);
        }
        assertTrue(text.lines().allMatch(line -> line.length() <= 80), text);
    }

    @Test
    void aVideoThatIsNotTheSameFailsIt() {
        IOException failure = assertThrows(IOException.class, () -> demo("content[1234] ^= 1;").run(false));

        assertEquals("what bob received differs from byte 1234 on.", failure.getMessage());
    }

    @Test
    void aVideoThatIsCutFailsIt() {
        IOException failure = assertThrows(IOException.class,
                () -> demo("content = java.util.Arrays.copyOf(content, 5);").run(false));

        assertEquals("what bob received differs from byte 5 on.", failure.getMessage());
    }

    private Demo demo(String change) {
        Path plugins = folder.resolve("plugins");
        TestJar.of(Kind.PLAIN, "props").serverHalf(SERVER_HALF).clientHalf(CLIENT_HALF.replace("CHANGE", change))
                .writeTo(plugins.resolve("props.jar"));
        return new Demo(current, List.of(plugins), transcript);
    }
}
