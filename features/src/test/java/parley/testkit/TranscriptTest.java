package parley.testkit;

import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.testkit.Transcript.Kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TranscriptTest {
    private final Transcript transcript = new Transcript("yoda");

    private String await(String line) {
        return transcript.await(kind -> kind != Kind.TYPED, line::equals, line);
    }

    @Test
    void aLineIsFoundOnceWhateverTheOrder() {
        transcript.add(Kind.OUTPUT, "one");
        transcript.add(Kind.OUTPUT, "two");
        await("two");
        await("one");
        transcript.end();
        AssertionError missing = assertThrows(AssertionError.class, () -> await("one"));
        assertTrue(missing.getMessage().startsWith("yoda does not see one, and nothing more comes."));
    }

    @Test
    void aFailureTellsAllThatDidCome() {
        transcript.add(Kind.TYPED, "/dance");
        transcript.add(Kind.FAILURE, "no such command");
        transcript.add(Kind.OUTPUT, "seen");
        await("seen");
        transcript.end();
        AssertionError missing = assertThrows(AssertionError.class, () -> await("hello"));
        assertTrue(missing.getMessage().endsWith("--- yoda (ended)\n  > /dance\n* ! no such command\n    seen\n"),
                missing.getMessage());
    }

    @Test
    void aWaitEndsAsSoonAsTheLineComes() throws InterruptedException {
        Thread waiting = Thread.ofVirtual().start(() -> await("late"));
        transcript.add(Kind.OUTPUT, "early");
        transcript.add(Kind.OUTPUT, "late");
        waiting.join();
        assertEquals(List.of("early"), transcript.unseen(0));
    }

    @Test
    void whatIsOverlookedCountsAsSeenHoweverOftenItCame() {
        transcript.add(Kind.OUTPUT, "Trying again in 1.0 s.");
        transcript.add(Kind.OUTPUT, "hello");
        transcript.add(Kind.OUTPUT, "Trying again in 2.1 s.");
        transcript.overlook(line -> line.startsWith("Trying"));
        transcript.overlook(line -> line.startsWith("nothing"));
        assertEquals(List.of("hello"), transcript.unseen(0));
    }

    @Test
    void unseenLinesAreThoseThatNobodyExpected() {
        transcript.add(Kind.OUTPUT, "before");
        int place = transcript.size();
        transcript.add(Kind.TYPED, "typed");
        transcript.add(Kind.OUTPUT, "expected");
        transcript.add(Kind.FAILURE, "unexpected");
        await("expected");
        assertEquals(List.of("unexpected"), transcript.unseen(place));
        assertEquals(List.of("before", "unexpected"), transcript.unseen(0));
    }

    @Test
    void aLineOfTheKitIsTakenOut() {
        transcript.add(Kind.OUTPUT, "(marker-1)");
        transcript.awaitAndDrop("(marker-1)"::equals, "the marker");
        assertEquals(0, transcript.size());
    }

    @Test
    void aStreamIsCutIntoLines() {
        PrintStream out = transcript.stream(Kind.OUTPUT);
        out.print("grü");
        out.println("ße 🚀");
        out.print("half");
        assertEquals(List.of("grüße 🚀"), transcript.unseen(0));
    }
}
