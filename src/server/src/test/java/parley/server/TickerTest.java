package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TickerTest {
    private static final long NEVER = TimeUnit.DAYS.toMillis(1);

    private final Semaphore ticks = new Semaphore(0);
    private final AtomicInteger last = new AtomicInteger();
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();

    /** One that never ticks by itself. */
    private Ticker unasked() {
        return new Ticker("test", NEVER, ticks::release, last::incrementAndGet, faults::add);
    }

    private void awaitTick() throws InterruptedException {
        assertTrue(ticks.tryAcquire(10, TimeUnit.SECONDS));
    }

    @Test
    void itTicksAgainAndAgainByItself() throws Exception {
        Ticker ticker = new Ticker("test", 1, ticks::release, last::incrementAndGet, faults::add);
        ticker.start();
        awaitTick();
        awaitTick();
        ticker.close();
    }

    @Test
    void askedToItTicksBeforeItsPauseIsOver() throws Exception {
        Ticker ticker = unasked();
        ticker.start();
        ticker.soon();
        awaitTick();
        ticker.soon();
        awaitTick();
        ticker.close();
        assertEquals(0, ticks.availablePermits());
    }

    @Test
    void askedWhileItTicksItTicksOnceMore() throws Exception {
        CountDownLatch going = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Ticker ticker = new Ticker("test", NEVER, () -> {
            going.countDown();
            awaitWithoutInterrupt(go);
            ticks.release();
        }, last::incrementAndGet, faults::add);
        ticker.start();
        ticker.soon();
        going.await();
        ticker.soon();
        ticker.soon();
        go.countDown();
        awaitTick();
        awaitTick();
        ticker.close();
        assertEquals(0, ticks.availablePermits());
    }

    @Test
    void aFaultIsToldAndItTicksOn() throws Exception {
        Ticker ticker = new Ticker("test", NEVER, () -> {
            ticks.release();
            throw new IllegalStateException("a fault");
        }, last::incrementAndGet, faults::add);
        ticker.start();
        ticker.soon();
        awaitTick();
        ticker.soon();
        awaitTick();
        ticker.close();
        assertEquals(List.of("a fault", "a fault"), faults.stream().map(Throwable::getMessage).toList());
        assertEquals(1, last.get());
    }

    @Test
    void endedItDoesTheLastThingOnce() throws Exception {
        Ticker ticker = unasked();
        ticker.start();
        ticker.close();
        assertEquals(1, last.get());
        assertEquals(0, ticks.availablePermits());
    }

    @Test
    void neverStartedItEndsWithoutALastThing() throws Exception {
        unasked().close();

        assertEquals(0, last.get());
    }

    private static void awaitWithoutInterrupt(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
