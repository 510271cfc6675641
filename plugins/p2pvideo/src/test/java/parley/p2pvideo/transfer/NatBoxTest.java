package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the translators of the simulation do, in the words of RFC 4787. */
class NatBoxTest {
    private static final InetSocketAddress INSIDE = Simulation.address("192.168.1.7", 6_000);
    private static final InetSocketAddress SERVER = Simulation.address("198.51.100.1", 7_001);
    private static final InetSocketAddress OTHER_PORT = Simulation.address("198.51.100.1", 7_002);
    private static final InetSocketAddress ELSEWHERE = Simulation.address("198.51.100.2", 7_001);

    /**
     * With which of both the port outside stays the same, and which of both comes in after something went to the
     * server.
     */
    @ParameterizedTest
    @CsvSource({"FULL_CONE,true,true,true,true", "RESTRICTED,true,true,true,false",
        "PORT_RESTRICTED,true,true,false,false", "ADDRESS_MAPPED,true,false,false,false",
        "SYMMETRIC,false,false,false,false", "OPEN_SYMMETRIC,false,false,true,true"})
    void mappingAndFiltering(NatBox.Kind kind, boolean samePort, boolean sameAddress, boolean portComesIn, boolean allComeIn) {
        NatBox box = new NatBox(kind, "203.0.113.1");
        int outside = box.out(0, INSIDE, SERVER).getPort();
        assertEquals(Optional.of(INSIDE), box.in(1, SERVER, outside));
        assertEquals(portComesIn, box.in(1, OTHER_PORT, outside).isPresent());
        assertEquals(allComeIn, box.in(1, ELSEWHERE, outside).isPresent());
        assertEquals(samePort, box.out(1, INSIDE, OTHER_PORT).getPort() == outside);
        assertEquals(sameAddress, box.out(1, INSIDE, ELSEWHERE).getPort() == outside);
    }

    @Test
    void aPortIsPreservedWhereItIsFree() {
        NatBox box = new NatBox(NatBox.Kind.PORT_PRESERVING, "203.0.113.1");
        assertEquals(6_000, box.out(0, INSIDE, SERVER).getPort());
        assertNotEquals(6_000, box.out(0, Simulation.address("192.168.1.8", 6_000), SERVER).getPort());
        NatBox symmetric = new NatBox(NatBox.Kind.PRESERVING_SYMMETRIC, "203.0.113.1");
        assertEquals(6_000, symmetric.out(0, INSIDE, SERVER).getPort());
        assertNotEquals(6_000, symmetric.out(0, INSIDE, ELSEWHERE).getPort());
    }

    @Test
    void onlyWhatLeavesKeepsAMappingAliveAndWhomItLetsIn() {
        NatBox box = new NatBox(NatBox.Kind.PORT_RESTRICTED, "203.0.113.1");
        int outside = box.out(0, INSIDE, SERVER).getPort();
        assertEquals(Optional.of(INSIDE), box.in(NatBox.LIFE, SERVER, outside));
        assertEquals(outside, box.out(NatBox.LIFE, INSIDE, ELSEWHERE).getPort());
        assertEquals(Optional.empty(), box.in(NatBox.LIFE + 1, SERVER, outside));
        assertEquals(Optional.of(INSIDE), box.in(NatBox.LIFE + 1, ELSEWHERE, outside));
        assertEquals(Optional.empty(), box.in(2 * NatBox.LIFE + 1, ELSEWHERE, outside));
        assertNotEquals(outside, box.out(2 * NatBox.LIFE + 1, INSIDE, SERVER).getPort());
    }
}
