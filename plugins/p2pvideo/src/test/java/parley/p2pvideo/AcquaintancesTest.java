package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AcquaintancesTest {
    private final Acquaintances acquaintances = new Acquaintances();

    @Test
    void bothSidesKnowEachOther() {
        acquaintances.met("yoda", "luke");
        acquaintances.met("leia", "yoda");
        assertEquals(List.of("yoda"), acquaintances.left("luke"));
        assertEquals(List.of("leia"), acquaintances.left("yoda"));
    }

    @Test
    void whoHasLeftIsForgotten() {
        acquaintances.met("yoda", "luke");
        acquaintances.left("luke");
        assertEquals(List.of(), acquaintances.left("luke"));
        assertEquals(List.of(), acquaintances.left("yoda"));
    }

    @Test
    void beyondTheMostThoseWhoMetLongestAgoAreForgotten() {
        for (int i = 0; i < Acquaintances.MOST; i++) {
            acquaintances.met("yoda", "user" + i);
        }
        acquaintances.met("user0", "yoda");
        acquaintances.met("luke", "yoda");
        assertEquals(List.of(), acquaintances.left("user1"));
        List<String> others = acquaintances.left("yoda");
        assertEquals(Acquaintances.MOST, others.size());
        assertEquals(List.of("user0", "luke"), others.subList(Acquaintances.MOST - 2, Acquaintances.MOST));
    }
}
