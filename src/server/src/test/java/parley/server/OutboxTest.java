package parley.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What waits for one client: in order, to the byte, and never more than the bound. */
class OutboxTest {
    private final Socket socket = new Socket();
    private final BufferPool pool = new BufferPool();
    private final ByteBuffer lent = ByteBuffer.allocateDirect(64);

    /** Takes as many bytes as it has room for. */
    private static final class Socket implements WritableByteChannel {
        final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        int room = Integer.MAX_VALUE;
        boolean broken;

        @Override
        public int write(ByteBuffer from) throws IOException {
            if (broken) {
                throw new IOException("reset");
            }
            byte[] part = new byte[Math.min(room, from.remaining())];
            from.get(part);
            taken.writeBytes(part);
            room -= part.length;
            return part.length;
        }

        @Override
        public boolean isOpen() {
            return !broken;
        }

        @Override
        public void close() {
            broken = true;
        }

        String text() {
            return taken.toString(StandardCharsets.US_ASCII);
        }
    }

    @Test
    void linesLeaveInTheOrderAdded() throws IOException {
        Outbox outbox = new Outbox(1_000, pool);
        assertTrue(add(outbox, "one\n"));
        assertTrue(add(outbox, "two\n"));
        assertEquals(8, outbox.pending());
        outbox.writeTo(socket, lent);
        assertEquals(0, outbox.pending());
        add(outbox, "three\n");
        outbox.writeTo(socket, lent);

        assertEquals("one\ntwo\nthree\n", socket.text());
    }

    @Test
    void anEmptyOutboxWritesNothing() throws IOException {
        socket.broken = true;

        new Outbox(1_000, pool).writeTo(socket, lent);
    }

    @Test
    void moreThanTheLentBufferHoldsLeavesInParts() throws IOException {
        Outbox outbox = new Outbox(10_000, pool);
        String line = "0123456789".repeat(500);
        add(outbox, line);
        outbox.writeTo(socket, lent);

        assertEquals(line, socket.text());
    }

    @Test
    void theBoundIsWhatMayWait() throws IOException {
        Outbox outbox = new Outbox(10, pool);
        assertTrue(add(outbox, "12345"));
        assertFalse(add(outbox, "123456"));
        assertEquals(5, outbox.pending(), "nothing of it was added");
        assertTrue(add(outbox, "67890"));
        assertFalse(add(outbox, "x"));
        outbox.writeTo(socket, lent);

        assertEquals("1234567890", socket.text());
        assertFalse(add(outbox, "12345678901"), "longer than the bound by itself");
        assertTrue(add(outbox, "1234567890"));
    }

    @Test
    void whatLeftMakesRoomForMore() throws IOException {
        Outbox outbox = new Outbox(10, pool);
        add(outbox, "1234567890");
        socket.room = 4;
        outbox.writeTo(socket, lent);

        assertEquals(6, outbox.pending());
        assertFalse(add(outbox, "abcde"));
        assertTrue(add(outbox, "abcd"));
        socket.room = 100;
        outbox.writeTo(socket, lent);
        assertEquals("1234567890abcd", socket.text());
    }

    @Test
    void theLargestBoundDoesNotOverflow() {
        Outbox outbox = new Outbox(Integer.MAX_VALUE, pool);

        assertTrue(add(outbox, "x".repeat(1_000)));
        assertTrue(add(outbox, "x".repeat(1_000)));
    }

    @Test
    void aSocketThatTakesNothingCostsNothing() throws IOException {
        Outbox outbox = new Outbox(100, pool);
        add(outbox, "line");
        socket.room = 0;
        outbox.writeTo(socket, lent);
        outbox.writeTo(socket, lent);
        assertEquals(4, outbox.pending());
        socket.room = 100;
        outbox.writeTo(socket, lent);

        assertEquals("line", socket.text());
    }

    @Test
    void aSocketThatIsFullIsNotAskedAgain() throws IOException {
        Outbox outbox = new Outbox(1_000, pool);
        add(outbox, "x".repeat(200));
        socket.room = 100;
        outbox.writeTo(socket, lent);

        assertEquals(100, outbox.pending());
    }

    @Test
    void aBrokenSocketIsTold() {
        Outbox outbox = new Outbox(100, pool);
        add(outbox, "line");
        socket.broken = true;

        assertThrows(IOException.class, () -> outbox.writeTo(socket, lent));
        assertEquals(4, outbox.pending());
    }

    @Test
    void aLineMayBeSharedBetweenOutboxes() throws IOException {
        byte[] line = "shared".getBytes(StandardCharsets.US_ASCII);
        Outbox one = new Outbox(100, pool);
        Outbox other = new Outbox(100, pool);
        one.add(line);
        other.add(line);
        add(one, "+");
        other.writeTo(socket, lent);
        one.writeTo(socket, lent);

        assertEquals("sharedshared+", socket.text());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverTheSocketTakesAllArrivesOnceAndInOrder(long seed) throws IOException {
        Random random = new Random(seed);
        Outbox outbox = new Outbox(20_000, pool);
        ByteArrayOutputStream added = new ByteArrayOutputStream();
        for (int i = 0; i < 20_000; i++) {
            byte[] line = new byte[random.nextInt(random.nextInt(50) == 0 ? 3_000 : 100)];
            random.nextBytes(line);
            boolean fits = outbox.pending() + line.length <= 20_000;
            assertEquals(fits, outbox.add(line));
            if (fits) {
                added.writeBytes(line);
            }
            if (random.nextBoolean()) {
                socket.room = random.nextInt(300);
                outbox.writeTo(socket, lent);
            }
            assertEquals(added.size() - socket.taken.size(), outbox.pending());
        }
        socket.room = Integer.MAX_VALUE;
        outbox.writeTo(socket, lent);

        assertArrayEquals(added.toByteArray(), socket.taken.toByteArray());
    }

    private static boolean add(Outbox outbox, String line) {
        return outbox.add(line.getBytes(StandardCharsets.US_ASCII));
    }
}
