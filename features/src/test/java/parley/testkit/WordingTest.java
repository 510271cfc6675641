package parley.testkit;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WordingTest {
    @Test
    void wordsMayStandAnywhereInALine() {
        assertTrue(new Wording("hello").isIn("01 Jun 2022 15:00:01, yoda: hello there"));
        assertFalse(new Wording("Hello").isIn("hello"));
    }

    @Test
    void aWholeLineHasNothingElse() {
        assertTrue(new Wording("yoda: hello").is("yoda: hello"));
        assertFalse(new Wording("yoda: hello").is("yoda: hello there"));
        assertFalse(new Wording("yoda: hello").is("the yoda: hello"));
    }

    @Test
    void anEllipsisStandsForAnything() {
        Wording wording = new Wording("1; …; yoda; 127.0.0.1; …");
        assertTrue(wording.is("1; 01 Jun 2022 15:00:01; yoda; 127.0.0.1; 6666"));
        assertFalse(wording.is("2; 01 Jun 2022 15:00:01; yoda; 127.0.0.1; 6666"));
    }

    @Test
    void columnsMayBeAlignedWithMoreBlanks() {
        assertTrue(new Wording("yoda joined online").is("yoda  joined   online"));
        assertFalse(new Wording("yoda joined online").is("yodajoined online"));
    }

    @Test
    void whatMeansSomethingInAPatternMeansItselfHere() {
        assertTrue(new Wording("a.b*[c](d)\\E?").is("a.b*[c](d)\\E?"));
        assertFalse(new Wording("a.b").is("axb"));
    }
}
