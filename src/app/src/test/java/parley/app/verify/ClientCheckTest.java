package parley.app.verify;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.app.verify.Trials.verify;

import org.junit.jupiter.api.Test;
import parley.app.verify.Trials.Outcome;

class ClientCheckTest extends TrialFixture {
    @Test
    void aHalfThatDoesNotStartIsToldWithTheReason() throws Exception {
        Outcome outcome = verify(Trials.client("throw new IllegalStateException(\"no screen\");"), folder);

        assertTrue(outcome.rows("shell").getFirst().matches("FAILED  shell        it does not start\\. .*no screen.*"),
                outcome.text());
        assertTrue(outcome.rows("start").getFirst().endsWith("it has no half for the server"), outcome.text());
    }

    @Test
    void aHalfThatStaysIsTold() throws Exception {
        Outcome outcome = verify(Trials.client("System.getProperties().put(\"" + KEPT + "\" + System.nanoTime(), this);"),
                folder);

        assertTrue(outcome.rows("shell").getFirst().startsWith(
                "FAILED  shell        of 3 that were started and removed 3 stay"),
                outcome.text());
    }

    @Test
    void aHalfThatStartsOnlyOnceIsTold() throws Exception {
        Outcome outcome = verify(Trials.client("if (System.setProperty(\"" + KEPT + "\", \"\") != null) {"
                + " throw new IllegalStateException(\"once is enough\"); }"), folder);

        assertTrue(outcome.rows("shell").getFirst().matches(
                "FAILED  shell        started and removed 1 times, .*once is enough.*"),
                outcome.text());
    }
}
