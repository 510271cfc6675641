package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.Registration;
import parley.api.client.ServerEvent;

class EventsTest {
    @TempDir
    Path home;
    private final Transcript out = new Transcript();
    private Events events;

    @BeforeEach
    void create() {
        Path file = home.resolve("client.log");
        ClientLog log = new ClientLog(file, InstantSource.system(), out.stream()::println);
        events = new Events(new LineTerminal(new Keyboard(), out.stream(), out.stream()),
                new Faults(log.logger("test"), file, new Random(1)), new ShellTime(ZoneOffset.UTC), () -> "yoda", new Turn());
    }

    private void arrive(String verb, String text) {
        events.dispatch(new ServerEvent(verb, "", List.of(), text, OptionalLong.empty(), Instant.EPOCH));
    }

    private List<String> shown() {
        return out.text().lines().toList();
    }

    @Test
    void oneWhoObservesIsToldAfterItWasShownHoweverThatIs() {
        events.observe("watch", "WAVE", event -> out.stream().println("saw " + event.text()));
        arrive("WAVE", "raw");
        Registration renderer = events.render("toy", "WAVE", event -> "drawn " + event.text());
        arrive("WAVE", "one");
        renderer.remove();
        renderer.remove();
        arrive("WAVE", "raw again");
        assertEquals(List.of("* WAVE raw", "saw raw", "drawn one", "saw one", "* WAVE raw again", "saw raw again"), shown());
    }

    @Test
    void aFaultOfOneWhoObservesCostsNothing() {
        events.observe("watch", "WAVE", event -> {
            throw new IllegalStateException("blind");
        });
        events.observe("other", "WAVE", event -> out.stream().println("saw"));
        arrive("WAVE", "x");
        assertEquals("* WAVE x", shown().getFirst());
        assertEquals("saw", shown().getLast());
        assertEquals(3, shown().size());
    }

    @Test
    void whatIsKeptBackIsShownByTheSuccessorInOrder() {
        Registration before = events.render("toy", "WAVE", event -> "old " + event.text());
        events.observe("toy", "MESSAGE", event -> { });
        Registration hold = events.hold(Set.of("toy"));
        before.remove();
        arrive("WAVE", "1");
        arrive("MESSAGE", "2");
        arrive("OTHER", "3");
        arrive("WAVE", "4");
        events.render("toy", "WAVE", event -> "new " + event.text());
        assertEquals(List.of("* OTHER 3"), shown());
        hold.remove();
        hold.remove();
        arrive("WAVE", "5");
        assertEquals(List.of("* OTHER 3", "new 1", "* MESSAGE 2", "new 4", "new 5"), shown());
    }

    @Test
    void whatTwoKeepBackWaitsForBoth() {
        events.listen("one", "WAVE", event -> { });
        Registration first = events.hold(Set.of("one"));
        Registration second = events.hold(Set.of("one", "two"));
        events.listen("one", "WAVE", event -> out.stream().println("heard " + event.text()));
        arrive("WAVE", "1");
        first.remove();
        assertEquals(List.of(), shown());
        second.remove();
        assertEquals(List.of("heard 1"), shown());
    }

    @Test
    void moreThanCanBeKeptBackIsShownAsWellAsCanBe() {
        Registration renderer = events.render("toy", "WAVE", event -> "drawn");
        Registration hold = events.hold(Set.of("toy"));
        renderer.remove();
        for (int i = 1; i <= Events.MOST_KEPT; i++) {
            arrive("WAVE", "raw");
        }
        assertEquals(0, shown().size());
        arrive("WAVE", "kept");
        assertEquals(Events.MOST_KEPT, shown().size());
        hold.remove();
        assertEquals("* WAVE kept", shown().getLast());
    }

    @Test
    void nothingIsKeptBackWhenTheShellEnds() {
        events.listen("toy", "WAVE", event -> out.stream().println("heard"));
        events.hold(Set.of("toy"));
        arrive("WAVE", "1");
        events.releaseAll();
        arrive("WAVE", "2");
        assertEquals(List.of("heard", "heard"), shown());
    }
}
