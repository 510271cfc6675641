package parley.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.wire.Protocol;

/** What clients are told of the plugins that a server offers, seen from outside. */
class OffersTest {
    private static final byte[] JAR = new byte[2 * Protocol.PLUGIN_PIECE + 5];
    private final Offer wave = new Offer("wave", "1.2.0", "Waves at\tpeople", JAR);

    @TempDir
    Path folder;
    @AutoClose
    private Fixture f;

    static {
        new Random(1).nextBytes(JAR);
    }

    @BeforeEach
    void start() throws Exception {
        f = new Fixture(folder);
    }

    @Test
    void aServerOffersNothingOfItself() throws Exception {
        try (RawClient yoda = f.yoda()) {
            yoda.send("@label=1 PLUGINS").expectNext("@label=1 OK");
        }
    }

    @Test
    void whatIsOfferedIsARowEach() throws Exception {
        f.server.offer(List.of(wave, new Offer("tide", "1", "Tides", new byte[] {1})));
        try (RawClient yoda = f.yoda()) {
            yoda.send("@label=1 PLUGINS", "PLUGINS");
            String row = "ROW :wave\t1.2.0\t16389\t" + wave.sha256() + "\tWaves at people";
            yoda.expectNext("@label=1 " + row);
            yoda.expectNext("@label=1 ROW :tide\t1\t1\t4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a"
                    + "\tTides");
            yoda.expectNext("@label=1 OK");
            yoda.expectNext(row);
        }
    }

    @Test
    void aJarComesInPiecesUntilNoneIsLeft() throws Exception {
        f.server.offer(List.of(wave));
        try (RawClient yoda = f.yoda()) {
            assertPiece(yoda, 0, Protocol.PLUGIN_PIECE);
            assertPiece(yoda, 7, 7 + Protocol.PLUGIN_PIECE);
            assertPiece(yoda, 2 * Protocol.PLUGIN_PIECE, JAR.length);
            assertPiece(yoda, JAR.length - 1, JAR.length);
        }
    }

    private void assertPiece(RawClient client, int from, int to) throws Exception {
        String row = client.send("@label=p PLUGIN " + wave.sha256() + " " + from).expect("@label=p ROW :");
        assertArrayEquals(Arrays.copyOfRange(JAR, from, to), Base64.getDecoder().decode(row.substring(14)));
        client.expectNext("@label=p OK " + (JAR.length - to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"16389", "-1", "x", "1.5", "9999999999"})
    void anOffsetOutsideTheJarIsRefused(String offset) throws Exception {
        f.server.offer(List.of(wave));
        try (RawClient yoda = f.yoda()) {
            yoda.send("@label=1 PLUGIN " + wave.sha256() + " " + offset);
            yoda.expectNext("@label=1 ERR INVALID :The offset '" + offset + "' is not from 0 to 16388.");
        }
    }

    @Test
    void aHashWithoutAnOffsetIsRefused() throws Exception {
        try (RawClient yoda = f.yoda()) {
            yoda.send("@label=1 PLUGIN " + wave.sha256()).expectNext("@label=1 ERR USAGE :Ask with PLUGIN sha256 offset.");
        }
    }

    @Test
    void whatIsOfferedNoLongerIsUnknown() throws Exception {
        f.server.offer(List.of(wave));
        try (RawClient yoda = f.yoda()) {
            assertPiece(yoda, 0, Protocol.PLUGIN_PIECE);
            f.server.offer(List.of(new Offer("wave", "1.3.0", "Waves", new byte[] {1})));
            yoda.send("@label=1 PLUGIN " + wave.sha256() + " 8192").expect("@label=1 ERR UNKNOWN");
        }
    }

    @Test
    void whoIsNotLoggedInIsToldNothing() throws Exception {
        f.server.offer(List.of(wave));
        try (RawClient client = f.connect()) {
            client.send("HELLO 1 :t", "@label=1 PLUGINS", "@label=2 PLUGIN " + wave.sha256() + " 0");
            client.expect("@label=1 ERR LOGIN");
            client.expectNext("@label=2 ERR LOGIN :'PLUGIN' is not understood before log-in. Say HELLO 1 :client, then LOGIN"
                    + " user :password.");
        }
    }

    @Test
    void aJarHasABoundedSize() {
        assertEquals(Protocol.LARGEST_PLUGIN,
                new Offer("wave", "1", "x", new byte[Protocol.LARGEST_PLUGIN]).size());
        assertThrows(IllegalArgumentException.class,
                () -> new Offer("wave", "1", "x", new byte[Protocol.LARGEST_PLUGIN + 1]));
        assertThrows(IllegalArgumentException.class, () -> new Offer("wave", "1", "x", new byte[0]));
    }
}
