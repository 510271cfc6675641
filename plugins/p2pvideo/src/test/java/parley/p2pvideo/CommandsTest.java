package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import parley.api.CommandSpec;

class CommandsTest {
    /** The first column of /help is 26 wide with the commands that come with Parley, and a terminal has 80. */
    @Test
    void eachFitsOneLineOfHelp() {
        for (CommandSpec spec : Commands.OF_CLIENT) {
            assertTrue(spec.summary().length() <= 80 - 26, spec.summary());
        }
    }
}
