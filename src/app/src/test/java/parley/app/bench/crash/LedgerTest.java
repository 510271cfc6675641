package parley.app.bench.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.app.bench.crash.Fault.Kind;

/** A server that does everything right, and one wrong thing at a time. */
class LedgerTest {
    private final Ledger ledger = new Ledger(4);
    private long id;

    @Test
    void whatIsAcknowledgedAndArrivesIsInOrder() {
        Message toOne = ledger.send(0, Set.of(1));
        Message toAll = ledger.send(0, Set.of(1, 2, 3));
        arrives(1, toOne);
        ledger.acknowledged(toOne);
        ledger.acknowledged(toAll);
        assertFalse(ledger.isComplete());
        List.of(1, 2, 3).forEach(receiver -> arrives(receiver, toAll));

        assertTrue(ledger.isComplete());
        assertEquals(2, ledger.sent());
        assertEquals(2, ledger.acknowledged());
        assertFaults(Map.of());
    }

    @Test
    void whatIsAcknowledgedAndDoesNotArriveIsLost() {
        Message message = ledger.send(0, Set.of(1, 2, 3));
        ledger.acknowledged(message);
        arrives(2, message);
        assertFalse(ledger.isComplete());

        assertFaults(Map.of(Kind.LOST, 2));
        assertEquals(List.of("message 0 of u0 to u1", "message 0 of u0 to u3"),
                ledger.faults().stream().map(Fault::what).toList());
    }

    @Test
    void whatIsNotAcknowledgedMayArriveEverywhereSomewhereOrNowhere() {
        Message everywhere = ledger.send(0, Set.of(1, 2));
        Message somewhere = ledger.send(0, Set.of(1, 2));
        ledger.send(0, Set.of(1, 2));
        List.of(1, 2).forEach(receiver -> arrives(receiver, everywhere));
        arrives(1, somewhere);

        assertTrue(ledger.isComplete());
        assertFaults(Map.of());
    }

    @Test
    void whatArrivesTwiceIsDoubledWhetherAcknowledgedOrNot() {
        Message unanswered = ledger.send(0, Set.of(1, 2));
        Message done = ledger.send(3, Set.of(1));
        ledger.acknowledged(done);
        for (int i = 0; i < 2; i++) {
            arrives(1, unanswered);
            arrives(1, done);
        }

        assertFaults(Map.of(Kind.DOUBLED, 2));
    }

    @Test
    void anAnswerThatComesTwiceIsDoubled() {
        Message open = ledger.send(0, Set.of(1));
        ledger.acknowledged(open);
        ledger.acknowledged(open);
        arrives(1, open);
        ledger.acknowledged(open);

        assertFaults(Map.of(Kind.DOUBLED, 2));
        assertEquals(1, ledger.acknowledged());
    }

    @Test
    void whatComesBehindALaterOneOfTheSameSenderIsOutOfOrder() {
        Message first = ledger.send(0, Set.of(1));
        Message second = ledger.send(0, Set.of(1, 2));
        arrives(1, second);
        arrives(2, second);
        arrives(1, first);

        assertFaults(Map.of(Kind.OUT_OF_ORDER, 1));
    }

    @Test
    void whatComesBehindALaterOneOfAnotherSenderIsInOrder() {
        Message first = ledger.send(0, Set.of(1));
        Message second = ledger.send(2, Set.of(1));
        arrives(1, second);
        arrives(1, first);

        assertFaults(Map.of());
    }

    @Test
    void aGapOfWhatWasNotAcknowledgedIsNoFault() {
        ledger.send(0, Set.of(1));
        Message second = ledger.send(0, Set.of(1));
        ledger.acknowledged(second);
        arrives(1, second);

        assertFaults(Map.of());
    }

    @Test
    void whatNobodySentIsInvented() {
        ledger.send(0, Set.of(1));
        arrives(1, new Message(0, 1));
        arrives(1, new Message(9, 0));
        ledger.receivedOther(1, "hello");
        ledger.acknowledged(new Message(0, 1));

        assertFaults(Map.of(Kind.INVENTED, 4));
    }

    @Test
    void whatWasMeantForOthersIsInvented() {
        Message message = ledger.send(0, Set.of(1));
        arrives(2, message);

        assertFaults(Map.of(Kind.INVENTED, 1));
    }

    @Test
    void idsGrowForEachReceiver() {
        Message first = ledger.send(0, Set.of(1, 2));
        Message second = ledger.send(0, Set.of(1, 2));
        ledger.received(1, first, 7);
        ledger.received(1, second, 7);
        ledger.received(2, first, 3);
        ledger.received(2, second, 4);

        assertFaults(Map.of(Kind.OUT_OF_ORDER, 1));
    }

    @Test
    void oneResumesAfterTheLastThatOneSaw() {
        assertEquals(Ledger.NOTHING_SEEN, ledger.lastSeen(1));
        ledger.welcomed(1, 5);
        assertEquals(5, ledger.lastSeen(1));
        ledger.welcomed(1, 90);
        assertEquals(5, ledger.lastSeen(1));
        ledger.received(1, ledger.send(0, Set.of(1)), 12);
        assertEquals(12, ledger.lastSeen(1));
        ledger.welcomed(1, 90);
        assertEquals(12, ledger.lastSeen(1));
        ledger.seen(1, 40);
        assertEquals(40, ledger.lastSeen(1));
        assertFaults(Map.of());
    }

    @Test
    void whatOneHasSeenTheServerStillKnows() {
        ledger.welcomed(1, 5);
        ledger.seen(1, 9);
        ledger.welcomed(1, 9);
        assertEquals(Map.of(), ledger.counts());
        ledger.welcomed(1, 8);

        assertFaults(Map.of(Kind.LOST, 1));
    }

    @Test
    void theIdsOfOtherEventsGrowToo() {
        ledger.seen(1, 5);
        ledger.seen(1, 5);

        assertFaults(Map.of(Kind.OUT_OF_ORDER, 1));
    }

    @Test
    void allFaultsAreCountedAndTheFirstKept() {
        for (int i = 0; i < 3 * Ledger.FAULTS_KEPT; i++) {
            ledger.acknowledged(ledger.send(0, Set.of(1)));
        }

        assertFaults(Map.of(Kind.LOST, 3 * Ledger.FAULTS_KEPT));
        assertEquals(Ledger.FAULTS_KEPT, ledger.faults().size());
        assertEquals("message 0 of u0 to u1", ledger.faults().getFirst().what());
    }

    @Test
    void aTextTellsItsMessage() {
        Message message = new Message(12, 345);

        assertEquals(Optional.of(message), Message.of(message.text()));
        assertEquals(Optional.empty(), Message.of("message 3 of u1 and more"));
        assertEquals(Optional.empty(), Message.of("message 99999999999 of u1"));
    }

    private void arrives(int receiver, Message message) {
        ledger.received(receiver, message, ++id);
    }

    private void assertFaults(Map<Kind, Integer> expected) {
        ledger.close();
        assertEquals(expected, ledger.counts());
    }
}
