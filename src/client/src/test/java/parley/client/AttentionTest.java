package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AttentionTest {
    private static final String BEGIN = "\u001b]9;";
    private static final String END = "\u0007";

    @Test
    void titleAndTextMakeOneLine() {
        assertEquals(BEGIN + "Parley: hans: hi" + END, Attention.notification("Parley", "hans: hi"));
        assertEquals(BEGIN + "hi" + END, Attention.notification("", "hi"));
        assertEquals(BEGIN + "Parley" + END, Attention.notification("Parley", ""));
    }

    @Test
    void noTextBreaksOutOfTheSequence() {
        assertEquals(BEGIN + "a]0,forged: b\\[2Jc[31m" + END,
                Attention.notification("a\u0007\u001b]0;forged", "b\u001b\\\u009c\u001b[2J\r\nc\u009b\u001b[31m"));
    }

    @Test
    void aTextDoesNotBecomeAnotherCommand() {
        assertEquals(BEGIN + "4,1,50" + END, Attention.notification("", "4;1;50"));
    }

    @Test
    void aTextIsOfBoundedLength() {
        assertEquals(BEGIN + "x".repeat(Attention.LONGEST - 1) + "…" + END, Attention.notification("", "x".repeat(5000)));
    }
}
