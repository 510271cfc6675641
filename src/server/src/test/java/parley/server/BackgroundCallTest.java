package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import parley.api.ErrorCode;
import parley.api.server.Reply;

/** A call on a plugin's thread is answered once, and over once. */
class BackgroundCallTest {
    private static final Outcome DONE = new Outcome.Done(Reply.done());
    private static final Outcome LATE = new Outcome.Refused(ErrorCode.INTERNAL, "late");

    private final List<Outcome> answers = Collections.synchronizedList(new ArrayList<>());
    private final List<String> over = Collections.synchronizedList(new ArrayList<>());

    @Test
    void itAnswersWithWhatComesOfIt() {
        BackgroundCall call = new BackgroundCall("/do", 0, () -> DONE, answers::add, _ -> over.add("over"));
        call.run();
        call.end(() -> LATE);

        assertEquals(List.of(DONE), answers);
        assertEquals(List.of("over"), over);
    }

    @Test
    void oneThatIsEndedBeforeItsTurnNeverBegins() {
        BackgroundCall call = new BackgroundCall("/do", 0, () -> {
            throw new AssertionError("begun");
        }, answers::add, _ -> over.add("over"));
        call.end(() -> LATE);
        call.run();
        call.end(() -> LATE);

        assertEquals(List.of(LATE), answers);
        assertEquals(List.of("over"), over);
    }

    @Test
    void oneThatIsEndedWhileItRunsIsInterruptedAndWhatItAnswersThenReachesNobody() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        BackgroundCall call = new BackgroundCall("/do", 0, () -> {
            begun.countDown();
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            return DONE;
        }, answers::add, _ -> over.add("over"));
        Thread thread = Thread.ofPlatform().start(call);
        begun.await();
        assertTrue(call.isRunning());
        call.end(() -> LATE);
        thread.join();

        assertFalse(call.isRunning());
        assertEquals(List.of(LATE), answers);
        assertEquals(List.of("over"), over);
    }
}
