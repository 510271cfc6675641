package parley.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompanyTest {
    private static final String USERS = "ann jedi*1\nbob jedi*2\nmalformed\ncid jedi*3\ndan jedi*4\n";

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Transcript transcript =
            new Transcript(new PrintStream(shown, true, StandardCharsets.UTF_8), false);

    @TempDir
    private Path current;

    @Test
    void theFirstThreeOfTheUsersLogInAndLeave() throws Exception {
        Files.writeString(current.resolve("credentials.txt"), USERS);
        Path folder;
        try (Company company = Company.gather(current, List.of(), transcript)) {
            assertEquals(List.of("ann", "bob", "cid"), company.actors().stream().map(Actor::name).toList());
            Actor ann = company.actors().getFirst();
            folder = ann.folder();
            ann.logIn("jedi*1");
            ann.sees("Welcome", "ann");
            assertTrue(ann.isHere());
            ann.types("/quit");
            ann.leaves();
            assertFalse(ann.isHere());
        }
        assertFalse(Files.exists(folder), "its files are gone");
        assertTrue(shown().contains("     ann > (user and password)\n"), shown());
        assertTrue(shown().contains("     ann > /quit\n"), shown());
        assertFalse(shown().contains("jedi"), "a password shows in\n" + shown());
        assertTrue(shown().endsWith("  server   The server has stopped.\n"), shown());
    }

    @Test
    void whatIsNotSeenIsToldWithWhatIs() throws Exception {
        Files.writeString(current.resolve("credentials.txt"), USERS);
        try (Company company = Company.gather(current, List.of(), transcript);
             Actor hasty = new Actor("ann", current, company.server().address(), company.plugins(), transcript,
                     Duration.ofMillis(1))) {
            IOException late = assertThrows(IOException.class, () -> hasty.sees("what", "never comes"));
            assertEquals("ann's terminal did not show 'what never comes' within 0 s, but: ", late.getMessage());

            Actor bob = company.actors().get(1);
            bob.listen(line -> bob.close());
            IOException ended = assertThrows(IOException.class, () -> bob.logIn("wrong"));
            assertTrue(ended.getMessage().startsWith("bob's terminal did not show '/quit' before it ended, but: "),
                    ended::getMessage);
        }
    }

    @Test
    void withFewerUsersThereIsNoDemo() throws Exception {
        Path credentials = Files.writeString(current.resolve("credentials.txt"), "ann one\nbob two\nmalformed\n");
        IOException few = assertThrows(IOException.class, () -> Company.gather(current, List.of(), transcript));

        assertEquals("the demo needs 3 users, and " + credentials + " has 2 with a password that can be read: add some,"
                + " or start it in another folder.", few.getMessage());
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
