package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.wire.Protocol;

class ClientConfigTest {
    private final ClientConfig config = ClientConfig.defaults();

    @Test
    void theDefaultsFindAServerOnThisMachine() {
        assertEquals("localhost", config.host());
        assertEquals(Protocol.DEFAULT_PORT, config.port());
        assertEquals(0, config.udpPort());
        assertTrue(config.folder().isAbsolute());
        assertTrue(config.home().endsWith(".parley"));
        assertFalse(config.plainText());
    }

    @Test
    void eachValueCanBeChangedAlone() {
        ClientConfig changed = config.withHost("::1").withPort(7000).withUdpPort(6666).withUser("yoda")
                .withPasswordFile(Path.of("pw")).withFolder(Path.of("/a/../b")).withHome(Path.of("/h"))
                .withPlainText(true).withSettings(Map.of("a.x", "1", "b.y", "2")).withColour(Colour.NEVER);
        assertEquals(new ClientConfig("::1", 7000, 6666, Optional.of("yoda"), Optional.of(Path.of("pw")), Path.of("/b"),
                Path.of("/h"), true, Map.of("a.x", "1", "b.y", "2"), Colour.NEVER), changed);
    }

    @Test
    void portsOutsideTheirRangeAreRefused() {
        for (int port : new int[] {0, -1, 65536}) {
            assertEquals("port " + port + " is not from 1 to 65535",
                    assertThrows(IllegalArgumentException.class, () -> config.withPort(port)).getMessage());
        }
        for (int port : new int[] {-1, 1023, 65536}) {
            assertEquals("UDP port " + port + " is not from 1024 to 65535",
                    assertThrows(IllegalArgumentException.class, () -> config.withUdpPort(port)).getMessage());
        }
        config.withPort(1).withPort(65535).withUdpPort(1024).withUdpPort(65535);
    }

    @Test
    void aBlankHostIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> config.withHost(" "));
    }
}
