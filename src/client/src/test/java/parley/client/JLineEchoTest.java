package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;

class JLineEchoTest {
    @Test
    void whatIsTypedIsShownButForTheTimeInBetween() throws IOException {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        LineDisciplineTerminal tty = new LineDisciplineTerminal("test", "ansi", shown, StandardCharsets.UTF_8);
        JLineEcho echo = new JLineEcho(tty);
        tty.processInputBytes("yoda\n".getBytes(StandardCharsets.UTF_8));
        echo.off();
        assertTrue(tty.getAttributes().getLocalFlag(LocalFlag.ECHONL), "the cursor stays behind the question");
        tty.processInputBytes("jedi*knows\n".getBytes(StandardCharsets.UTF_8));
        echo.on();
        assertFalse(tty.getAttributes().getLocalFlag(LocalFlag.ECHONL));
        tty.processInputBytes("/quit\n".getBytes(StandardCharsets.UTF_8));
        echo.close();
        assertEquals("yoda\n/quit\n", shown.toString(StandardCharsets.UTF_8).replace("\r", ""));
    }
}
