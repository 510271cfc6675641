package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.p2pvideo.transfer.Entry;

class ArrivalTest {
    private final Arrival film = new Arrival("yoda", PhrasesTest.offer(new Entry("film.mp4", 5, 0)), System.nanoTime());

    @Test
    void ofThoseThatTakeItsPlaceTheLastDoesOnce() {
        List<String> begun = new ArrayList<>();
        film.succeededBy(() -> begun.add("second"));
        film.succeededBy(() -> begun.add("third"));
        assertTrue(film.succeed());
        assertFalse(film.succeed());
        assertEquals(List.of("third"), begun);
    }

    @Test
    void whatTakesThePlaceOfOneThatHasJustEndedBeginsAtOnce() {
        List<String> begun = new ArrayList<>();
        assertFalse(film.succeed());
        film.succeededBy(() -> begun.add("second"));
        assertEquals(List.of("second"), begun);
    }

    @Test
    void anAttemptAtTheSameIsFoundAndOneAtAnotherFileIsNot() {
        Inbound inbound = new Inbound();
        inbound.add(film);
        assertTrue(inbound.same(film.identity()).isPresent());
        Entry changed = new Entry("film.mp4", 5, 1);
        assertTrue(inbound.same(PhrasesTest.offer(changed).identity("yoda")).isEmpty());
        assertTrue(inbound.find(film.offer().id(), "hans").isEmpty(), "it is not of that user");
        inbound.remove(film);
        assertEquals(0, inbound.size());
    }
}
