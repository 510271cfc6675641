package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random bytes, and valid messages with bits turned over, into everything that reads what a peer wrote. A reader may
 * refuse them with its own exception or because they end too early, and nothing else may happen.
 */
class FuzzTest {
    private static final int SEEDS = 3_000;
    private static final long TOTAL = 100_000;

    /** Something that reads bytes from a peer. */
    private interface Reader {
        void read(ByteBuffer bytes) throws ProtocolException, SignalException;
    }

    private static byte[] turned(byte[] valid, Random random) {
        byte[] bytes = valid.clone();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static byte[] random(Random random) {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void fuzz(Reader reader, List<byte[]> valid) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            byte[] bytes = random.nextInt(4) == 0 ? random(random)
                    : turned(valid.get(random.nextInt(valid.size())), random);
            int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
            try {
                reader.read(ByteBuffer.wrap(bytes, 0, length));
            } catch (ProtocolException | SignalException | BufferUnderflowException e) {
                // Refused, as it should be.
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void acknowledgements() {
        List<byte[]> valid = new ArrayList<>();
        for (int runs = 0; runs < 70; runs += 7) {
            RangeSet seen = new RangeSet();
            for (int i = 0; i < runs; i++) {
                seen.add(3L * i, 3L * i + 2);
            }
            ByteBuffer frame = ByteBuffer.allocate(AckFrame.MOST_BYTES);
            AckFrame.write(frame, seen, 17, 1 << 20);
            byte[] bytes = new byte[frame.position()];
            frame.flip().get(bytes);
            valid.add(bytes);
        }
        AckFrame frame = new AckFrame();
        fuzz(bytes -> {
            frame.read(bytes);
            for (int i = 0; i < frame.runs(); i++) {
                assertTrue(frame.from(i) >= 0 && frame.from(i) < frame.to(i) && frame.to(i) <= frame.largest() + 1);
            }
        }, valid);
    }

    @Test
    void controlMessages() {
        List<byte[]> valid = List.of(new Control.Done(Bytes32.sha256()).bytes(), new Control.Abort(4, "full").bytes(),
                new Control.Need(List.of(new Span(0, 10), new Span(50, 99))).bytes(),
                new Control.Flow(7, true, 1_000_000).bytes());
        fuzz(bytes -> Control.read(bytes, TOTAL), valid);
    }

    @Test
    void probes() {
        ByteBuffer probe = ByteBuffer.allocate(Probe.SIZE);
        new Probe(1, Probe.PING, 2).write(probe);
        fuzz(Probe::read, List.of(probe.array()));
    }

    @Test
    void headers() {
        byte[] data = new byte[100];
        Wire.writeHeader(data, Wire.DATA, 1, 2, 3);
        fuzz(bytes -> {
            byte[] datagram = new byte[bytes.remaining()];
            bytes.get(datagram);
            if (Wire.isWellFormed(datagram, datagram.length)) {
                assertTrue(Wire.packet(datagram) >= 0 && Wire.packet(datagram) < Wire.PACKET_LIMIT);
                assertTrue(datagram[0] != Wire.DATA || Wire.offset(datagram) < Wire.OFFSET_LIMIT);
            }
        }, List.of(data));
    }

    @Test
    void bothCoresUnderTheRightKeys() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            HostilePeer peer = seed % 2 == 0 ? HostilePeer.sender(TOTAL) : HostilePeer.receiver(TOTAL);
            List<byte[]> valid = bodies(random, peer);
            byte[] types = {Wire.DATA, Wire.ACK, Wire.PROBE, Wire.CONTROL};
            try {
                for (int i = 0; i < 30; i++) {
                    int kind = random.nextInt(4);
                    byte[] body = random.nextBoolean() ? turned(valid.get(kind), random) : valid.get(kind);
                    peer.say(types[kind], random.nextInt((int) TOTAL), bytes -> bytes.put(body));
                    peer.now += random.nextInt(50_000_000);
                    int answers = peer.answers().size();
                    assertTrue(answers < 200, () -> answers + " answers to one datagram");
                }
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    /** A valid content of each type. */
    private static List<byte[]> bodies(Random random, HostilePeer peer) {
        RangeSet seen = new RangeSet();
        seen.add(0, Math.max(1, peer.heard(Wire.DATA)));
        ByteBuffer ack = ByteBuffer.allocate(AckFrame.MOST_BYTES);
        AckFrame.write(ack, seen, 0, 1 << 20);
        ByteBuffer probe = ByteBuffer.allocate(Probe.SIZE);
        new Probe(random.nextInt(5), (byte) random.nextInt(1, 5), random.nextInt()).write(probe);
        Control control = random.nextBoolean() ? new Control.Flow(random.nextInt(5), random.nextBoolean(), 1_000)
                : new Control.Need(List.of(new Span(random.nextInt(100), 5_000)));
        return List.of(new byte[random.nextInt(1, 1_400)], ack.array(), probe.array(), control.bytes());
    }

    @Test
    void validDatagramsWithBitsTurnedOverAreDroppedByBothCores() {
        for (HostilePeer peer : List.of(HostilePeer.sender(TOTAL), HostilePeer.receiver(TOTAL))) {
            peer.answers();
            Random random = new Random(1);
            byte[] valid = peer.seal(Wire.PROBE, 0, new byte[Probe.SIZE], Probe.SIZE);
            for (int i = 0; i < 20_000; i++) {
                byte[] bytes = i % 3 == 0 ? random(random) : turned(valid, random);
                // What is turned twice is itself again.
                if (!Arrays.equals(bytes, valid)) {
                    peer.core.receive(peer.now, HostilePeer.ADDRESS, bytes, bytes.length);
                }
            }
            assertTrue(peer.answers().isEmpty());
        }
    }
}
