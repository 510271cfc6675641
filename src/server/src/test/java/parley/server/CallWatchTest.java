package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Calls that take too long, with the time in the test's hand. */
class CallWatchTest {
    private static final Duration TIME = Duration.ofSeconds(30);

    private final List<String> givenUp = new ArrayList<>();
    private final PluginGuard guard = Guards.of("p", givenUp);
    private final List<Outcome> answers = new ArrayList<>();
    private long now;
    private final CallWatch watch = new CallWatch(() -> List.of(guard), TIME, () -> now);

    private BackgroundCall call(long begun, CountDownLatch until) {
        BackgroundCall call = new BackgroundCall("/do", begun, () -> {
            while (until.getCount() > 0) {
                Thread.onSpinWait(); // whatever interrupts it
            }
            return new Outcome.Done(parley.api.server.Reply.done());
        }, answers::add, _ -> { });
        guard.calls().add(call);
        return call;
    }

    @Test
    void aCallHasItsTime() {
        call(0, new CountDownLatch(0));
        now = TIME.toNanos() - 1;
        watch.look();
        assertEquals(List.of(), answers);

        now++;
        watch.look();
        watch.look();
        assertEquals(1, answers.size(), "answered once, though looked at again");
        assertTrue(answers.getFirst() instanceof Outcome.Refused);
    }

    @Test
    void onlyWhatIsOldIsEnded() {
        call(0, new CountDownLatch(0));
        call(5, new CountDownLatch(0));
        now = TIME.toNanos() + 4;
        watch.look();

        assertEquals(1, answers.size());
    }

    @Test
    void aPluginWhoseCallGoesOnIsGivenUpAfterAGrace() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        BackgroundCall call = call(0, end);
        Thread thread = Thread.ofPlatform().start(call);
        Fixture.eventually("it runs", call::isRunning);
        now = TIME.plus(CallWatch.GRACE).toNanos() - 1;
        watch.look();
        assertEquals(List.of(), givenUp);

        now++;
        watch.look();
        assertEquals(List.of("p: a call of /do goes on 5 s after it was interrupted"), givenUp);
        end.countDown();
        thread.join();
    }

    @Test
    void oneThatEndsAfterItsInterruptionCostsItsPluginNothingMore() {
        call(0, new CountDownLatch(0));
        now = TIME.plus(CallWatch.GRACE).toNanos();
        watch.look();

        assertEquals(List.of(), givenUp);
    }
}
