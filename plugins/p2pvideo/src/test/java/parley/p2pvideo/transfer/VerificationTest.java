package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private static final int SIZE = (2 << 20) + 77;
    private final MemoryFile file = new MemoryFile(SIZE);
    private final Blocks blocks = Blocks.of(SIZE);
    private final Verification verification = new Verification(blocks, file);
    private final byte[] list = new byte[3 * 32];

    private void hashAll() throws IOException {
        for (int i = 0; i < SIZE; i++) {
            file.bytes[i] = (byte) (i * 31 >>> 3);
        }
        for (int block = 0; block < 3; block++) {
            byte[] bytes = Arrays.copyOfRange(file.bytes, (int) blocks.start(block), (int) blocks.end(block));
            System.arraycopy(Bytes32.sha256(bytes).bytes(), 0, list, block * 32, 32);
            verification.hash(block);
        }
    }

    @Test
    void blocksThatAgreeGiveTheRootOfTheList() throws IOException {
        hashAll();
        verification.expect(0, list, 0, 50);
        verification.expect(50, list, 50, 46);
        assertEquals(List.of(), verification.different());
        assertEquals(Bytes32.sha256(list), verification.root());
    }

    @Test
    void blocksThatDifferAreNamed() throws IOException {
        hashAll();
        list[0] ^= 1;
        list[95] ^= 1;
        verification.expect(0, list, 0, 96);
        assertEquals(List.of(0, 2), verification.different());
    }

    @Test
    void aBlockIsHopelessTheSecondTime() {
        assertFalse(verification.isHopeless(1));
        assertFalse(verification.isHopeless(2));
        assertTrue(verification.isHopeless(1));
    }
}
