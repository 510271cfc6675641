package parley.app.bench.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The closed loop without a server: the test delivers what was sent, or does not. */
class TrafficTest {
    private final Deque<Sent> sent = new ArrayDeque<>();

    @Test
    void inAPairWhoeverReceivesAnswers() {
        Traffic traffic = traffic(new Scenario.Pairs(4, 1), false);
        assertEquals(List.of(new Sent(0, 0), new Sent(2, 0)), List.copyOf(sent));

        sent.clear();
        traffic.delivered(1, 0, 0, 10);
        assertEquals(List.of(new Sent(1, 0)), List.copyOf(sent));
        traffic.delivered(0, 1, 0, 20);
        assertEquals(new Sent(0, 1), sent.getLast());
    }

    @Test
    void aWindowFullIsUnderWayAndNoMore() {
        Traffic traffic = traffic(new Scenario.Pairs(2, 5), false);
        assertEquals(5, sent.size());
        for (int i = 0; i < 1_000; i++) {
            deliver(traffic, sent.removeFirst());
            assertEquals(5, sent.size());
        }
        assertEquals(List.of(), traffic.tally().faults().stream().filter(f -> !f.endsWith("lost")).toList());
        assertEquals(1_000, traffic.tally().delivered());
    }

    @Test
    void aGroupMessageIsUnderWayUntilAllOthersHaveIt() {
        Traffic traffic = traffic(new Scenario.Groups(2, 4, 1), false);
        assertEquals(List.of(new Sent(0, 0), new Sent(4, 0)), List.copyOf(sent));

        sent.clear();
        traffic.delivered(1, 0, 0, 1);
        traffic.delivered(3, 0, 0, 1);
        assertTrue(sent.isEmpty());
        traffic.delivered(2, 0, 0, 1);
        assertEquals(List.of(new Sent(0, 1)), List.copyOf(sent));
    }

    @Test
    void aLabelledMessageIsUnderWayUntilItIsAcknowledgedToo() {
        Traffic traffic = traffic(new Scenario.Pairs(2, 1), true);
        sent.clear();
        traffic.delivered(1, 0, 0, 1);
        assertTrue(sent.isEmpty());
        assertFalse(traffic.isDone());
        traffic.acknowledged(0, 0, 2);
        assertEquals(List.of(new Sent(1, 0)), List.copyOf(sent));
        assertEquals(1, traffic.tally().acknowledged());
    }

    @Test
    void afterTheStopNothingIsSentAndAllMayArrive() {
        Traffic traffic = traffic(new Scenario.Pairs(2, 3), false);
        traffic.stop();
        assertFalse(traffic.isDone());
        while (!sent.isEmpty()) {
            deliver(traffic, sent.removeFirst());
        }
        assertTrue(traffic.isDone());
        assertEquals(new Tally(3, 3, 0, 0, 0, 0, 0), traffic.tally());
        assertEquals(List.of(), traffic.tally().faults());
    }

    @Test
    void whatDoesNotArriveIsLost() {
        Traffic traffic = traffic(new Scenario.Pairs(2, 3), false);
        traffic.stop();
        traffic.delivered(1, 0, 0, 1);

        assertEquals(List.of("2 lost"), traffic.tally().faults());
    }

    @Test
    void whatIsMissingBetweenIsNoticedAtOnce() {
        Traffic traffic = traffic(new Scenario.Pairs(2, 3), false);
        traffic.stop();
        traffic.delivered(1, 0, 1, 1);
        traffic.delivered(1, 0, 2, 1);

        assertEquals(List.of("1 lost", "1 out of order"), traffic.tally().faults());
    }

    @Test
    void whatArrivesTwiceIsDoubledAndNotCountedTwice() {
        Traffic traffic = traffic(new Scenario.Pairs(2, 1), false);
        traffic.stop();
        traffic.delivered(1, 0, 0, 1);
        traffic.delivered(1, 0, 0, 1);

        assertEquals(List.of("1 doubled"), traffic.tally().faults());
        assertEquals(1, traffic.tally().delivered());
    }

    @Test
    void whatWasNotSentOrNotToThatReceiverIsDamaged() {
        Traffic pairs = traffic(new Scenario.Pairs(4, 1), false);
        pairs.delivered(1, 0, 1, 1);
        pairs.delivered(3, 0, 0, 1);
        pairs.delivered(1, 77, 0, 1);
        assertEquals(3, pairs.tally().damaged());

        Traffic groups = traffic(new Scenario.Groups(2, 2, 1), false);
        groups.delivered(0, 0, 0, 1);
        groups.delivered(3, 0, 0, 1);
        groups.damaged();
        assertEquals(3, groups.tally().damaged());
    }

    @Test
    void anAcknowledgementThatIsNotNextIsOutOfOrder() {
        Traffic traffic = traffic(new Scenario.Pairs(2, 2), true);
        traffic.acknowledged(0, 1, 1);
        traffic.acknowledged(0, -1, 1);
        traffic.acknowledged(1, 0, 1);
        assertEquals(3, traffic.tally().outOfOrder());
        traffic.acknowledged(0, 0, 1);
        traffic.acknowledged(0, 0, 1);
        assertEquals(4, traffic.tally().outOfOrder());
        assertEquals(1, traffic.tally().acknowledged());
    }

    @Test
    void theLatencyIsThatFromSendingToEachReceiver() {
        Traffic traffic = traffic(new Scenario.Groups(1, 3, 1), false);
        traffic.delivered(1, 0, 0, 110);
        assertEquals(0, traffic.latency().quantile(1));
        traffic.startTiming();
        traffic.delivered(2, 0, 0, 120);
        assertEquals(20, traffic.latency().quantile(1), "sent at 100");
        traffic.delivered(1, 0, 1, 150);
        assertEquals(30, traffic.latency().quantile(1), "sent at 120");
    }

    @Test
    void aScenarioTellsItselfInWords() {
        assertEquals("1 pair, 1 message under way in each", new Scenario.Pairs(2, 1).inWords());
        assertEquals("500 pairs, 32 messages under way in each", new Scenario.Pairs(1_000, 32).inWords());
        assertEquals("1 group of 20, 4 messages under way in each", new Scenario.Groups(1, 20, 4).inWords());
    }

    /** At the time 100 for the latency of the first messages of a group. */
    private Traffic traffic(Scenario scenario, boolean labelled) {
        sent.clear();
        Traffic traffic = new Traffic(scenario, labelled, (sender, number) -> sent.add(new Sent(sender, number)));
        traffic.start(100);
        return traffic;
    }

    private static void deliver(Traffic traffic, Sent message) {
        traffic.delivered(message.sender ^ 1, message.sender, message.number, 0);
    }

    private record Sent(int sender, int number) {}
}
