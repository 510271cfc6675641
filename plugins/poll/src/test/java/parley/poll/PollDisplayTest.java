package parley.poll;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.rehearsal.Shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

class PollDisplayTest {
    private final Shell shell = new Shell("hans");

    @BeforeEach
    void starts() throws Exception {
        shell.starts(new PollDisplay());
    }

    private String shown(String source, String verb, String... params) {
        shell.arrives(source, verb, List.of(params), "Lunch? | pizza | a salad");
        return shell.shows().getFirst();
    }

    @Test
    void aQuestionComesWithItsChoices() {
        assertEquals("2022-06-01T15:00:00Z, yoda asks force: Lunch? 1 pizza, 2 a salad. Type /vote force NUMBER.",
                shown("yoda", "POLL", "force", "0", "0"));
    }

    @Test
    void howItStandsIsSeenByBars() {
        assertEquals("force: Lunch? pizza ██ 2, a salad 0", shown("", "VOTES", "force", "2", "0"));
    }

    @Test
    void theLongestBarHasTwentyBlocksAndOneVoteIsSeenStill() {
        assertEquals("force: Lunch? pizza " + "█".repeat(20) + " 2000, a salad █ 1", shown("", "VOTES", "force", "2000", "1"));
        assertEquals("force: Lunch? pizza " + "█".repeat(20) + " 40, a salad " + "█".repeat(10) + " 20",
                shown("", "VOTES", "force", "40", "20"));
    }

    @Test
    void theEndSaysHowItStood() {
        assertEquals("2022-06-01T15:00:00Z, yoda has ended the poll in force: Lunch? pizza █ 1, a salad ███ 3",
                shown("yoda", "POLLENDED", "force", "1", "3"));
    }
}
