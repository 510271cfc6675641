package parley.notify;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.rehearsal.Shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

class NotifyPluginTest {
    private static final List<String> NOTHING = List.of();
    private static final List<String> TOLD = List.of("bell", "notification: yoda: hello");

    private final Shell shell = new Shell("hans");

    private void yodaWrites(String text) {
        shell.arrives("yoda", "MESSAGE", List.of("hans"), text);
    }

    private void yodaWritesToTheForce(String text) {
        shell.arrives("yoda", "GROUPMESSAGE", List.of("force"), text);
    }

    @Test
    void aMessageRingsAndNotifies() throws Exception {
        shell.starts(new NotifyPlugin());
        yodaWrites("hello");
        assertEquals(TOLD, shell.shows());
    }

    @Test
    void aGroupMessageDoesIfItNamesTheUser() throws Exception {
        shell.starts(new NotifyPlugin());
        yodaWritesToTheForce("hello all, hansel too");
        assertEquals(NOTHING, shell.shows());
        yodaWritesToTheForce("hello Hans");
        assertEquals(List.of("bell", "notification: yoda in force: hello Hans"), shell.shows());
    }

    @Test
    void eachOfTheTwoCanBeTurnedOff() throws Exception {
        shell.with("bell", "off").starts(new NotifyPlugin());
        yodaWrites("hello");
        assertEquals(List.of("notification: yoda: hello"), shell.shows());
        Shell other = new Shell("hans").with("notification", "off").starts(new NotifyPlugin());
        other.arrives("yoda", "MESSAGE", List.of("hans"), "hello");
        assertEquals(List.of("bell"), other.shows());
    }

    @Test
    void aFloodRingsOnceASecond() throws Exception {
        shell.starts(new NotifyPlugin());
        yodaWrites("hello");
        yodaWrites("one");
        yodaWritesToTheForce("hans");
        shell.passes(NotifyPlugin.PAUSE.minus(Duration.ofMillis(1)));
        yodaWrites("two");
        assertEquals(TOLD, shell.shows());
        shell.passes(Duration.ofMillis(1));
        yodaWrites("hello");
        assertEquals(TOLD, shell.shows());
    }

    @Test
    void altMMutesAndTheStatusLineShowsIt() throws Exception {
        shell.starts(new NotifyPlugin());
        shell.presses("Alt-m");
        assertEquals("muted", shell.status());
        yodaWrites("hello");
        assertEquals(NOTHING, shell.shows());
        shell.presses("Alt-m");
        assertEquals("", shell.status());
        yodaWrites("hello");
        assertEquals(TOLD, shell.shows());
    }
}
