package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import parley.api.server.Event;
import parley.server.event.Topic;
import parley.wire.LineBuilder;

class LoopTest {
    @Test
    void aFaultAmongThoseWhoReceiveEndsTheRoundButNotTheLoop() throws Exception {
        try (LoopFixture f = new LoopFixture(1, new ManualTime().time())) {
            Topic topic = f.events.topic("t");
            topic.receivedBy((event, loop) -> {
                throw new IllegalStateException("a fault");
            });
            f.events.append(topic, 0, f.events.counter("c"), Event.of("M"), new LineBuilder().verb("M"));
            f.start();
            f.loops.getFirst().wake();
            Fixture.eventually("the fault is told", () -> !f.faults.isEmpty());

            CountDownLatch went = new CountDownLatch(1);
            f.loops.getFirst().post(went::countDown);
            assertTrue(went.await(10, TimeUnit.SECONDS), "it goes on");
            assertEquals("a fault", f.faults.remove().getMessage());
        }
    }
}
