package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.p2pvideo.rendezvous.Reflector;
import parley.p2pvideo.rendezvous.Token;

class ReflectionTest {
    private static final long MILLI = 1_000_000;
    private static final InetSocketAddress FIRST = Simulation.address("198.51.100.1", 7001);
    private static final InetSocketAddress SECOND = Simulation.address("198.51.100.1", 7002);
    private static final InetSocketAddress SEEN = Simulation.address("203.0.113.5", 1_234);
    private static final InetSocketAddress OTHER = Simulation.address("203.0.113.5", 1_235);

    private final Reflector reflector = new Reflector(new Random(1));
    private final Token token = reflector.issue(0, "yoda").orElseThrow();
    private final Reflection reflection = new Reflection(token, FIRST, SECOND, 0);
    private final Outgoing out = new Outgoing();

    private List<InetSocketAddress> asked(long now) {
        List<InetSocketAddress> asked = new ArrayList<>();
        while (reflection.poll(now, out)) {
            asked.add(out.to());
        }
        return asked;
    }

    private boolean answered(InetSocketAddress server, InetSocketAddress seen) {
        byte[] answer = new byte[100];
        int length = reflector.answer(0, seen, Arrays.copyOf(out.bytes(), out.length()), out.length(), answer);
        return reflection.received(server, answer, length);
    }

    @Test
    void bothPortsAreAskedUntilTheyAnswer() {
        assertEquals(List.of(FIRST, SECOND), asked(0));
        assertTrue(asked(100 * MILLI).isEmpty());
        assertTrue(answered(SECOND, SEEN));
        assertEquals(200 * MILLI, reflection.wakeup());
        assertEquals(List.of(FIRST), asked(200 * MILLI));
        assertFalse(reflection.isOver(200 * MILLI));
        assertTrue(answered(FIRST, SEEN));
        assertTrue(reflection.isOver(200 * MILLI));
        assertEquals(List.of(SEEN), reflection.seen());
        assertEquals(Nat.EASY, reflection.nat(ip -> false));
        assertEquals(Nat.NONE, reflection.nat(SEEN.getAddress()::equals));
    }

    @Test
    void anotherAddressForEachPortMeansAHardNat() {
        asked(0);
        answered(FIRST, SEEN);
        answered(SECOND, OTHER);
        assertEquals(List.of(SEEN, OTHER), reflection.seen());
        assertEquals(Nat.HARD, reflection.nat(ip -> true));
    }

    @Test
    void silenceEndsAfterTwoSecondsAndMeansAFirewall() {
        int questions = 0;
        for (long now = 0; !reflection.isOver(now); now = reflection.wakeup()) {
            questions += asked(now).size();
            assertTrue(now < 3_000 * MILLI);
        }
        assertEquals(20, questions);
        assertEquals(Nat.BLOCKED, reflection.nat(ip -> true));
    }

    @Test
    void anAnswerFromElsewhereOrToAnotherTokenIsIgnored() {
        asked(0);
        assertFalse(answered(OTHER, SEEN));
        Token another = reflector.issue(0, "yoda").orElseThrow();
        new Reflection(another, FIRST, SECOND, 0).poll(0, out);
        assertFalse(answered(FIRST, SEEN));
        assertTrue(reflection.seen().isEmpty());
    }
}
