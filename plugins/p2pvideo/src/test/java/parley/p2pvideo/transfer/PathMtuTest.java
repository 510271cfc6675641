package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class PathMtuTest {
    private static final long PATIENCE = 100_000_000;
    private final PathMtu mtu = new PathMtu(1 << 20, PathMtu.MOST);
    private long now;
    private int probes;

    /** Probes until nothing is due soon, over a path that carries so much. */
    private void search(int carries) {
        while (mtu.due() <= now + PATIENCE) {
            now = Math.max(now, mtu.due());
            int size = mtu.probe(now, PATIENCE);
            if (size == 0) {
                continue;
            }
            probes++;
            if (size <= carries) {
                mtu.arrived(now, size);
            } else {
                mtu.lost(now, size);
            }
        }
    }

    @Test
    void theLargestSizeOfTheInterfaceIsTriedFirst() {
        mtu.begin(0, 1_472);
        assertEquals(1_200, mtu.datagram());
        search(1_472);
        assertEquals(1_472, mtu.datagram());
        assertEquals(1, probes);
        assertEquals(Long.MAX_VALUE, mtu.due());
    }

    @Test
    void halvingFindsTheSizeToWithinTwentyBytes() {
        for (int carries = 1_200; carries < 9_000; carries += 61) {
            PathMtuTest each = new PathMtuTest();
            each.mtu.begin(0, 8_972);
            each.search(carries);
            int found = each.mtu.datagram();
            assertTrue(found <= carries && found > carries - 20, "found " + found + " of " + carries);
            assertTrue(each.probes < 40, "probes: " + each.probes);
        }
    }

    @Test
    void aSizeIsGivenUpAfterThreeTriesAndTriedAgainAfterTenMinutes() {
        mtu.begin(0, 1_472);
        for (int i = 0; i < 2; i++) {
            assertEquals(1_472, mtu.probe(0, PATIENCE));
            mtu.lost(0, 1_472);
        }
        assertEquals(1_472, mtu.probe(0, PATIENCE));
        mtu.lost(0, 1_472);
        assertTrue(mtu.probe(0, PATIENCE) < 1_472);
        search(1_300);
        long due = mtu.due();
        assertTrue(due > now + PathMtu.RAISE_AFTER - 1_000_000_000 && due <= now + PathMtu.RAISE_AFTER);
        now = due;
        search(1_472);
        assertEquals(1_472, mtu.datagram());
    }

    @Test
    void aProbeThatNobodySpeaksOfCountsAsLost() {
        mtu.begin(0, 1_472);
        assertEquals(1_472, mtu.probe(0, PATIENCE));
        assertEquals(PATIENCE, mtu.due());
        assertEquals(1_472, mtu.probe(PATIENCE, PATIENCE), "the second try");
    }

    @Test
    void fourBurstsOfLargeDatagramsWithoutOneThatArrivesAreABlackHole() {
        mtu.begin(0, 1_472);
        search(1_472);
        assertFalse(mtu.dataLost(1, 10, 1_472, 20));
        assertFalse(mtu.dataLost(1, 15, 1_472, 20), "the same burst");
        mtu.dataArrived(1_472);
        for (int burst = 0; burst < PathMtu.MOST_BURSTS; burst++) {
            mtu.dataArrived(1_200);
            assertFalse(mtu.dataLost(1, 30 + 10 * burst, 1_472, 40 + 10 * burst));
            assertFalse(mtu.dataLost(1, 31 + 10 * burst, 1_200, 40 + 10 * burst));
        }
        assertTrue(mtu.dataLost(1, 100, 1_472, 110));
        assertEquals(PathMtu.START, mtu.datagram());
        assertEquals(1 + PathMtu.QUIET, mtu.due());
        now = mtu.due();
        search(1_400);
        assertTrue(mtu.datagram() > 1_380);
    }

    @Test
    void aDatagramIsNoLargerThanAnEighthOfTheReceiversBuffer() {
        PathMtu small = new PathMtu(212_992, PathMtu.MOST);
        small.begin(0, 65_508);
        assertEquals(26_624, small.probe(0, PATIENCE));
        small.arrived(0, 26_624);
        assertEquals(3 * 7_680, small.payload());
        mtu.begin(0, 65_508);
        assertEquals(61_475, mtu.probe(0, PATIENCE));
        mtu.arrived(0, 61_475);
        assertEquals(8 * 7_680, mtu.payload());
    }

    @Test
    void jumboDatagramsCarryWholePiecesOfWhatTheCipherTakesAtOnce() {
        assertEquals(1_165, PathMtu.payload(1_200));
        assertEquals(1_437, PathMtu.payload(1_472));
        assertEquals(7_679, PathMtu.payload(7_714));
        assertEquals(7_680, PathMtu.payload(8_972));
    }

    @Test
    void whereDatagramsMayBeCutIntoPiecesNoSizeIsTried() throws UnknownHostException {
        InetAddress peer = InetAddress.getByName("192.0.2.1");
        mtu.begin(0, LinkMtu.UNKNOWN.datagramTo(peer));
        assertEquals(Long.MAX_VALUE, mtu.due());
        assertEquals(PathMtu.START, mtu.datagram());
    }

    @Test
    void theHeadersOfBothIpVersionsAreTakenOff() throws UnknownHostException {
        LinkMtu links = new LinkMtu(65_536, 1_500);
        assertEquals(1_472, links.datagramTo(InetAddress.getByName("192.0.2.1")));
        assertEquals(1_452, links.datagramTo(InetAddress.getByName("2001:db8::1")));
        assertEquals(65_508, links.datagramTo(InetAddress.getByName("127.0.0.1")));
    }

    @Test
    void itNeverGrowsBeyondWhatItsOwnerAllows() {
        PathMtu bounded = new PathMtu(1 << 20, 1_472);
        bounded.begin(0, 65_000);

        assertEquals(1_472, bounded.probe(0, 1));
    }
}
