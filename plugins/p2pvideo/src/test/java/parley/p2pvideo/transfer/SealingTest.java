package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SealingTest {
    private static final byte[] SECRET = new byte[32];
    private static final long EPOCH = 1L << EpochKeys.EPOCH_BITS;
    private final Place plain = new Place(new byte[2_100], 100);

    private static Sealer sealer(long first) {
        return new Sealer(7, new EpochKeys(SECRET), first);
    }

    private static Opener opener(long first) {
        return new Opener(new EpochKeys(SECRET), new RangeSet(), first);
    }

    private static byte[] datagram(Sealer sealer, byte type, long offset, String content) {
        byte[] out = new byte[2_000];
        byte[] bytes = Utf8.bytes(content);
        return Arrays.copyOf(out, sealer.seal(type, offset, bytes, 0, bytes.length, out));
    }

    @Test
    void theLayoutIsTheOneThatIsWrittenDown() {
        byte[] data = datagram(sealer(0x0102030405060708L), Wire.DATA, 0xA1B2C3D4E5F6L, "hello");
        assertEquals("44" + "00000007" + "0102030405060708" + "a1b2c3d4e5f6",
                HexFormat.of().formatHex(data, 0, Wire.DATA_HEADER));
        assertEquals(5 + Wire.DATA_OVERHEAD, data.length);
        assertEquals(0xA1B2C3D4E5F6L, Wire.offset(data));
        byte[] ack = datagram(sealer(3), Wire.ACK, 0, "");
        assertEquals("41" + "00000007" + "0000000000000003", HexFormat.of().formatHex(ack, 0, Wire.HEADER));
        assertEquals(Wire.HEADER + Wire.TAG, ack.length);
    }

    @Test
    void whatWasSealedOpensOnceOnly() {
        byte[] data = datagram(sealer(0), Wire.DATA, 9, "hello");
        Opener opener = opener(0);
        assertEquals(5, opener.open(data, data.length, plain));
        assertArrayEquals(Utf8.bytes("hello"), Arrays.copyOfRange(plain.array(), 100, 105));
        assertArrayEquals(new byte[100], Arrays.copyOf(plain.array(), 100));
        assertEquals(Opener.DROPPED, opener.open(data, data.length, plain));
    }

    @Test
    void everyChangedBitAndEveryCutIsDropped() {
        byte[] data = datagram(sealer(0), Wire.DATA, 9, "hello");
        Opener opener = opener(0);
        for (int bit = 0; bit < data.length * 8; bit++) {
            byte[] changed = data.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertEquals(Opener.DROPPED, opener.open(changed, changed.length, plain), "bit " + bit);
        }
        for (int length = 0; length < data.length; length++) {
            assertEquals(Opener.DROPPED, opener.open(data, length, plain), "length " + length);
        }
    }

    @Test
    void theNonceIsTheIvMixedWithThePacketNumber() {
        EpochKeys.EpochKey key = new EpochKeys.EpochKey(0, null, HexFormat.of().parseHex("ffffffff0000000000000000"));
        byte[] nonce = new byte[12];
        key.nonce(0x0102030405060708L, nonce);
        assertEquals("ffffffff0102030405060708", HexFormat.of().formatHex(nonce));
    }

    @Test
    void everyEpochHasItsOwnKeyAndIv() {
        EpochKeys keys = new EpochKeys(SECRET);
        assertEquals(keys.of(0), keys.of(EPOCH - 1));
        assertNotEquals(keys.of(0).key(), keys.of(EPOCH).key());
        assertFalse(Arrays.equals(keys.of(0).iv(), keys.of(EPOCH).iv()));
        assertArrayEquals(keys.of(5 * EPOCH).iv(), new EpochKeys(SECRET).of(5 * EPOCH).iv());
    }

    @Test
    void theNextAndThePreviousEpochAreAcceptedButNoFurther() {
        Opener opener = opener(0);
        byte[] far = datagram(sealer(2 * EPOCH), Wire.ACK, 0, "");
        assertEquals(Opener.DROPPED, opener.open(far, far.length, plain));
        byte[] next = datagram(sealer(EPOCH), Wire.ACK, 0, "");
        assertEquals(0, opener.open(next, next.length, plain));
        assertEquals(0, opener.open(far, far.length, plain));
        byte[] previous = datagram(sealer(EPOCH + 1), Wire.ACK, 0, "");
        assertEquals(0, opener.open(previous, previous.length, plain));
        byte[] old = datagram(sealer(5), Wire.ACK, 0, "");
        assertEquals(Opener.DROPPED, opener.open(old, old.length, plain));
    }

    @Test
    void ofTooManyGapsTheOldestAreForgottenAndWhatWouldFillThemIsDropped() {
        Opener opener = opener(0);
        for (int run = 0; run <= Opener.MOST_RUNS; run++) {
            byte[] even = datagram(sealer(2L * run), Wire.ACK, 0, "");
            assertEquals(0, opener.open(even, even.length, plain));
        }
        int floor = 2 * (Opener.MOST_RUNS / 2 + 1);
        byte[] low = datagram(sealer(floor - 1), Wire.ACK, 0, "");
        assertEquals(Opener.DROPPED, opener.open(low, low.length, plain));
        byte[] high = datagram(sealer(floor + 1), Wire.ACK, 0, "");
        assertEquals(0, opener.open(high, high.length, plain));
    }

    @Test
    void hkdfGivesTheBytesOfItsRfc() {
        byte[] key = HexFormat.of().parseHex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b");
        byte[] salt = HexFormat.of().parseHex("000102030405060708090a0b0c");
        byte[] info = HexFormat.of().parseHex("f0f1f2f3f4f5f6f7f8f9");
        assertEquals("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf",
                HexFormat.of().formatHex(Hkdf.derive(key, salt, info)), "RFC 5869, test case 1");
    }
}
