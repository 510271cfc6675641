package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.p2pvideo.transfer.Nat;

class ObstaclesTest {
    private static final List<Integer> PORTS = List.of(7_275, 7_276);

    private static void says(Nat ours, Nat theirs, String cause, String remedy) {
        String text = Obstacles.between("hans", ours, theirs, false, PORTS);
        assertTrue(text.contains(cause), text);
        assertTrue(text.contains(remedy), text);
    }

    @Test
    void theCauseIsNamedOnTheSideWhereItIs() {
        says(Nat.HARD, Nat.HARD, "your router and that of hans both take another port", "IPv6 on both sides");
        says(Nat.HARD, Nat.EASY, "your router takes another port for each destination", "parley client HOST PORT 6666");
        says(Nat.EASY, Nat.HARD, "the router of hans takes another port", "another network");
        says(Nat.BLOCKED, Nat.EASY, "your network lets no UDP through", "another network for you");
        says(Nat.NONE, Nat.BLOCKED, "the network of hans lets no UDP through", "another network for hans");
        says(Nat.BLOCKED, Nat.BLOCKED, "the server's UDP ports 7275 and 7276 answered neither of you", "owner opens these");
        says(Nat.UNKNOWN, Nat.EASY, "a firewall or router stands between", "--relay");
    }

    @Test
    void whatCannotHelpIsNotNamed() {
        for (Nat other : Nat.values()) {
            String text = Obstacles.between("hans", Nat.BLOCKED, other, false, List.of());
            assertFalse(text.contains("relay") || text.contains("6666") || text.contains("IPv6"), text);
        }
    }

    @Test
    void everyPairHasWordsThatFitIntoOneSentence() {
        for (Nat ours : Nat.values()) {
            for (Nat theirs : Nat.values()) {
                String text = Obstacles.between("hans", ours, theirs, true, List.of());
                assertFalse(text.endsWith(".") || text.contains("--relay"), text);
                assertEquals(ours != Nat.BLOCKED && theirs != Nat.BLOCKED, text.contains("relay was tried"), text);
            }
        }
    }
}
