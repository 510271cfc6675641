package parley.api.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The small values that a plugin's client half is handed. */
class ServerEventTest {
    @Test
    void aParameterThatIsNotThereIsEmpty() {
        ServerEvent event = event(List.of("force", "hans"), "");

        assertEquals("force", event.param(0));
        assertEquals("hans", event.param(1));
        assertEquals("", event.param(2));
    }

    @Test
    void anEventKeepsItsParameters() {
        List<String> params = new ArrayList<>(List.of("force"));
        ServerEvent event = event(params, "");
        params.clear();

        assertEquals(List.of("force"), event.params());
    }

    @Test
    void anEventsTextIsNeverMissing() {
        assertThrows(NullPointerException.class, () -> event(List.of(), null));
    }

    @Test
    void anAnswerKeepsItsParametersAndRows() {
        List<String> row = new ArrayList<>(List.of("hans", "6666"));
        List<List<String>> rows = new ArrayList<>(List.of(row));
        List<String> params = new ArrayList<>(List.of("p"));
        Answer answer = new Answer("done", params, rows, OptionalLong.empty(), Optional.empty());
        row.clear();
        rows.clear();
        params.clear();

        assertEquals(List.of(List.of("hans", "6666")), answer.rows());
        assertEquals(List.of("p"), answer.params());
        assertThrows(UnsupportedOperationException.class, () -> answer.rows().getFirst().add("more"));
    }

    private static ServerEvent event(List<String> params, String text) {
        return new ServerEvent("INVITED", "yoda", params, text, OptionalLong.empty(), Instant.EPOCH);
    }
}
