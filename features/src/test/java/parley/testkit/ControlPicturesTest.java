package parley.testkit;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ControlPicturesTest {
    @Test
    void aPictureStandsForItsCharacter() {
        assertEquals("\u0000a\u0007\t\r\n\u001b[2J\u001f\u007f", ControlPictures.toControls("␀a␇␉␍␊␛[2J␟␡"));
    }

    @Test
    void allElseStaysAsItIs() {
        assertEquals("grüße 🚀 ␠", ControlPictures.toControls("grüße 🚀 ␠"));
    }
}
