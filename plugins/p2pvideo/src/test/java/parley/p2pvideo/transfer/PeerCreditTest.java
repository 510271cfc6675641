package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What the peer can take. */
class PeerCreditTest {
    private final PeerCredit credit = new PeerCredit();

    @Test
    void anyPeerCanTakeAQuarterOfAMebibyteBeforeItsFirstAcknowledgement() {
        assertEquals(256 << 10, credit.bytes());
        credit.told(0, 5);
        assertEquals(5, credit.bytes());
    }

    @Test
    void anAcknowledgementThatWasOvertakenSaysNothing() {
        credit.told(7, 1_000);
        credit.told(6, 2_000);
        assertEquals(1_000, credit.bytes());
        credit.told(8, 0);
        assertEquals(0, credit.bytes());
    }
}
