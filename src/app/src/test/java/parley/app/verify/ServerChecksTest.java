package parley.app.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.app.verify.Trials.verify;

import org.junit.jupiter.api.Test;
import parley.app.verify.Trials.Outcome;

/** Plugins of which something goes wrong in a running server. */
class ServerChecksTest extends TrialFixture {
    private static final String NUMBER = "CommandSpec.of(\"toy\", \"A toy\").number(\"n\")";
    private static final String ALONE = "CommandSpec.of(\"toy\", \"A toy\")";

    @Test
    void aPluginThatDoesNotStartIsToldWithTheReason() throws Exception {
        Outcome outcome = verify(Trials.server("throw new IllegalStateException(\"no tide today\");"), folder);

        assertFalse(outcome.well());
        assertTrue(outcome.rows("start").getFirst().matches("FAILED  start        it does not start\\. .*no tide today"),
                outcome.text());
        assertTrue(outcome.rows("input").getFirst().startsWith("skipped input        its half for the server does not run"),
                outcome.text());
    }

    @Test
    void aLineThatFailsIsToldWithWhatWasThrown() throws Exception {
        Outcome outcome = verify(Trials.command(NUMBER, "return Reply.of(\"\""
                + " + Math.toIntExact(call.arguments().number(\"n\")));"), folder);

        assertFalse(outcome.well());
        assertTrue(outcome.rows("input").getFirst().startsWith("FAILED  input        some lines are not answered"),
                outcome.text());
        assertTrue(outcome.text().contains("  '/toy 2147483648' by ann: /toy failed by a fault of its own"), outcome.text());
        assertTrue(outcome.text().contains("    java.lang.ArithmeticException: integer overflow\n"), outcome.text());
        assertTrue(outcome.text().contains("ServerHalf.lambda$start$"), outcome.text());
        assertTrue(outcome.text().contains("8 lines in all, which go wrong in 1 way\n"), outcome.text());
    }

    @Test
    void aPluginThatAServerWouldTakeOutIsToldWithTheReason() throws Exception {
        Outcome outcome = verify(Trials.command(NUMBER, "throw new IllegalStateException(\"never\");"), folder);

        assertTrue(outcome.rows("input").get(1).matches("FAILED  input        a server would have taken it out: it had \\d+"
                + " faults within a minute, the last in /toy of the plugin 'toy': .*"), outcome.text());
    }

    @Test
    void aCommandThatDoesNotAnswerIsToldAndLeftAlone() throws Exception {
        Outcome outcome = verify(Trials.command(ALONE, "if (call.user().name().equals(\"ann\")) {"
                + " new CountDownLatch(1).await(); } return Reply.done();"), folder);

        assertTrue(outcome.text().contains("  '/toy' by ann: no answer within 1.5 s"), outcome.text());
        assertTrue(outcome.text().contains("2 lines in all, which go wrong in 1 way"), outcome.text());
    }

    @Test
    void aCommandThatPromisesNotToBlockAndDoesIsFound() throws Exception {
        Outcome outcome = verify(Trials.command(ALONE + ".immediately()", "if (System.getProperty(\"" + KEPT + "\") == null) {"
                + " System.setProperty(\"" + KEPT + "\", \"\"); new CountDownLatch(1).await(700, TimeUnit.MILLISECONDS); }"
                + " return Reply.done();"), folder);

        assertEquals(1, outcome.rows("input").size(), outcome.text());
        assertTrue(outcome.rows("input").getFirst().startsWith("FAILED  input        a command promises never to block"),
                outcome.text());
    }

    @Test
    void faultsOutsideOfCommandsAreFound() throws Exception {
        Outcome outcome = verify(Trials.server("server.command(" + ALONE + ", call -> Reply.done());"
                + " server.onLogin(user -> { throw new IllegalStateException(\"no guests\"); });"), folder);

        assertTrue(outcome.rows("input").getFirst().startsWith("FAILED  input        3 faults in its listeners and tasks"),
                outcome.text());
        assertTrue(outcome.text().contains("no guests"), outcome.text());
    }

    @Test
    void aCommandMayEndItsCallersSession() throws Exception {
        Outcome outcome = verify(Trials.command(ALONE, "call.user().disconnect(\"Bye.\"); return Reply.done();"), folder);

        assertTrue(outcome.well(), outcome.text());
        assertTrue(outcome.text().matches("(?s).*/toy: \\d+ lines, half of them by an administrator; 0 carried out,"
                + " \\d+ refused, 12 after which the user had left\n.*"), outcome.text());
    }

    @Test
    void aSlowCommandIsNotedAndIsNoFailure() throws Exception {
        Outcome outcome = verify(Trials.command(ALONE + ".immediately()", "LockSupport.parkNanos(8_000_000);"
                + " return Reply.done();"), folder);

        assertTrue(outcome.well(), outcome.text());
        assertTrue(outcome.text().contains("note    latency      /toy promises never to block"), outcome.text());
        assertTrue(outcome.text().contains(" ms, of 10 calls\n"), outcome.text());
    }

    @Test
    void aThreadThatOutlivesItsPluginIsNamed() throws Exception {
        Outcome outcome = verify(Trials.server("""
                new Thread(() -> {
                    long end = System.nanoTime() + 2_000_000_000L;
                    while (System.nanoTime() < end) {
                        LockSupport.parkNanos(1_000_000);
                    }
                }, "tide-table").start();
                """), folder);

        assertTrue(outcome.rows("reload").getFirst().startsWith("FAILED  reload       threads of it run on"), outcome.text());
        assertTrue(outcome.text().contains("\n                       tide-table\n"), outcome.text());
    }

    @Test
    void aPluginWhoseClassesStayIsTold() throws Exception {
        Outcome outcome = verify(Trials.server("System.getProperties().put(\"" + KEPT + "\" + System.nanoTime(), this);"),
                folder);

        assertTrue(outcome.rows("reload").getFirst().startsWith(
                "FAILED  reload       of 3 that were replaced 3 stay in memory"),
                outcome.text());
        assertTrue(outcome.text().contains("Look for what holds the plugin's objects"), outcome.text());
    }

    @Test
    void aPluginThatStartsOnlyOnceIsTold() throws Exception {
        Outcome outcome = verify(Trials.server("if (System.setProperty(\"" + KEPT + "\", \"\") != null) {"
                + " throw new IllegalStateException(\"once is enough\"); }"), folder);

        assertTrue(outcome.rows("reload").getFirst().startsWith("FAILED  reload       replaced 0 times, it could not be once"
                + " more."), outcome.text());
        assertTrue(outcome.rows("reload").getFirst().contains("once is enough"), outcome.text());
    }

    @Test
    void aCallThatFailsOnlyAfterAReplacementIsTold() throws Exception {
        Outcome outcome = verify(Trials.server("boolean again = System.setProperty(\"" + KEPT + "\", \"\") != null;"
                + "server.command(" + ALONE + ", call -> { if (again) { throw new IllegalStateException(); }"
                + " return Reply.done(); });"), folder);

        assertTrue(outcome.rows("reload").getFirst().startsWith(
                "FAILED  reload       after it was replaced, a call fails: /toy"),
                outcome.text());
    }
}
