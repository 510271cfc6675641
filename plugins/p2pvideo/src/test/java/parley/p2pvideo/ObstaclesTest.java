package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import parley.p2pvideo.transfer.Nat;

class ObstaclesTest {
    private static void says(Nat ours, Nat theirs, String cause, String remedy) {
        String text = Obstacles.between("hans", ours, theirs, false);
        assertTrue(text.contains(cause), text);
        assertTrue(text.contains(remedy), text);
    }

    @Test
    void theCauseIsNamedOnTheSideWhereItIs() {
        says(Nat.HARD, Nat.HARD, "your router and that of hans both take another port", "IPv6 on both sides");
        says(Nat.HARD, Nat.EASY, "your router takes another port for each destination", "parley client HOST PORT 6666");
        says(Nat.EASY, Nat.HARD, "the router of hans takes another port", "another network");
        says(Nat.BLOCKED, Nat.EASY, "your network lets no UDP through", "allow outgoing UDP");
        says(Nat.NONE, Nat.BLOCKED, "the network of hans lets no UDP through", "allow outgoing UDP");
        says(Nat.BLOCKED, Nat.BLOCKED, "neither side", "at the server its two UDP ports");
        says(Nat.UNKNOWN, Nat.EASY, "a firewall or router stands between", "--relay");
    }

    @Test
    void everyPairHasWordsThatFitIntoOneSentence() {
        for (Nat ours : Nat.values()) {
            for (Nat theirs : Nat.values()) {
                String text = Obstacles.between("hans", ours, theirs, true);
                assertFalse(text.endsWith(".") || text.contains("--relay"), text);
                assertTrue(text.contains("relay was tried"), text);
            }
        }
    }
}
