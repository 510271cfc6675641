package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a peer with the right keys, and anybody without them, can do to a core: nothing but end its own transfer. */
class HostilePeerTest {
    private static final Optional<FailureReason> PROTOCOL = Optional.of(FailureReason.PROTOCOL);
    private static final int SIZE = 3_000_000;

    private static void acknowledge(HostilePeer peer, long largest, int runs, long... gapsAndLengths) {
        peer.say(Wire.ACK, 0, body -> {
            body.putLong(largest).putInt(0).putLong(1 << 20).put((byte) runs);
            for (long each : gapsAndLengths) {
                Varint.write(body, each);
            }
        });
    }

    @Test
    void anAcknowledgementOfAPacketThatWasNeverSentEndsTheTransfer() {
        HostilePeer peer = HostilePeer.receiver(SIZE);
        acknowledge(peer, 1_000_000, 1, 0, 1);
        assertEquals(PROTOCOL, peer.verdict());
    }

    @Test
    void anAcknowledgementWithMoreThan64RunsEndsTheTransfer() {
        HostilePeer peer = HostilePeer.receiver(SIZE);
        long[] runs = new long[130];
        Arrays.fill(runs, 1);
        runs[0] = 0;
        acknowledge(peer, 1_000, 65, runs);
        assertEquals(PROTOCOL, peer.verdict());
        assertTrue(peer.events.toString().contains("65 runs"), peer.events::toString);
    }

    @Test
    void anAcknowledgementWithRunsBelowZeroOrEmptyOrTouchingEndsTheTransfer() {
        for (long[] runs : new long[][] {{0, 5}, {0, 0}, {1, 1}, {0, 1, 0, 1}}) {
            HostilePeer peer = HostilePeer.receiver(SIZE);
            acknowledge(peer, 3, runs.length / 2, runs);
            assertEquals(PROTOCOL, peer.verdict(), Arrays.toString(runs));
        }
    }

    @Test
    void anAcknowledgementThatEndsTooEarlyEndsTheTransfer() {
        HostilePeer peer = HostilePeer.receiver(SIZE);
        acknowledge(peer, 3, 2, 0, 1);
        assertEquals(PROTOCOL, peer.verdict());
    }

    @Test
    void dataFromTheReceiverEndsTheTransfer() {
        HostilePeer peer = HostilePeer.receiver(SIZE);
        peer.say(Wire.DATA, 0, body -> body.put((byte) 1));
        assertEquals(PROTOCOL, peer.verdict());
    }

    @Test
    void anEndWithAnotherDigestThanThatOfWhatWasSentEndsTheTransfer() {
        HostilePeer peer = HostilePeer.receiver(1_000);
        acknowledge(peer, peer.heard(Wire.DATA) - 1, 1, 0, 1);
        peer.answers();
        peer.say(Wire.CONTROL, 0, body -> body.put(new Control.Done(Bytes32.sha256()).bytes()));
        assertEquals(Optional.of(FailureReason.VERIFICATION), peer.verdict());
    }

    @Test
    void aMessageThatOnlyAReceiverSendsEndsTheTransferOfAReceiver() {
        for (Control message : List.of(new Control.Done(Bytes32.sha256()), new Control.Want(new Span(0, 1)),
                new Control.Need(List.of(new Span(0, 1))))) {
            HostilePeer peer = HostilePeer.sender(SIZE);
            peer.say(Wire.CONTROL, 0, body -> body.put(message.bytes()));
            assertEquals(PROTOCOL, peer.verdict(), message::toString);
        }
    }

    @Test
    void whatIsSentAgainAfterATimeOutFitsThroughEveryPath() {
        HostilePeer peer = HostilePeer.receiver(SIZE, new LinkMtu(65_536, 9_000));
        acknowledge(peer, peer.heard(Wire.PROBE) - 1, 1, 0, 1);
        assertTrue(peer.answers().stream().anyMatch(each -> each[0] == Wire.DATA && each.length > 7_680));
        peer.now += 400_000_000L;
        byte[] again = peer.answers().stream().filter(each -> each[0] == Wire.DATA).findFirst().orElseThrow();
        assertTrue(again.length <= PathMtu.START, () -> again.length + " bytes");
    }

    @Test
    void anEndBeforeEverythingWasSentEndsTheTransfer() {
        HostilePeer peer = HostilePeer.receiver(50_000_000);
        peer.say(Wire.CONTROL, 0, body -> body.put(new Control.Done(Bytes32.sha256()).bytes()));
        assertEquals(PROTOCOL, peer.verdict());
    }

    @Test
    void aRequestForBytesBeyondTheEndOrForTooManyRunsEndsTheTransfer() {
        HostilePeer beyond = HostilePeer.receiver(SIZE);
        beyond.say(Wire.CONTROL, 0, body -> {
            body.put(Control.Need.CODE).put((byte) 1);
            Varint.write(body, SIZE);
            Varint.write(body, 1_000_000);
        });
        assertEquals(PROTOCOL, beyond.verdict());
        HostilePeer many = HostilePeer.receiver(SIZE);
        many.sayControl(Control.Need.CODE, 65);
        assertEquals(PROTOCOL, many.verdict());
    }

    @Test
    void dataBeyondTheEndOrWithoutBytesEndsTheTransfer() {
        HostilePeer beyond = HostilePeer.sender(SIZE);
        beyond.say(Wire.DATA, Blocks.of(SIZE).total(), body -> body.put((byte) 1));
        assertEquals(PROTOCOL, beyond.verdict());
        HostilePeer empty = HostilePeer.sender(SIZE);
        empty.say(Wire.DATA, 0, body -> { });
        assertEquals(PROTOCOL, empty.verdict());
    }

    @Test
    void bytesInTooManySeparatePiecesEndTheTransfer() {
        HostilePeer peer = HostilePeer.sender(SIZE);
        for (int i = 0; i <= ReceiverCore.MOST_RUNS; i++) {
            peer.say(Wire.DATA, 2L * i, body -> body.put((byte) 1));
            if (i % 100 == 0) {
                peer.answers();
            }
        }
        assertEquals(PROTOCOL, peer.verdict());
        assertTrue(peer.target.kept);
    }

    @Test
    void moreDataThanTheRingHoldsIsDroppedAndNotKept() {
        HostilePeer peer = HostilePeer.sender(90_000_000);
        byte[] plain = new byte[50_000];
        for (int i = 0; i < 1_500; i++) {
            byte[] datagram = peer.seal(Wire.DATA, 50_000L * i, plain, plain.length);
            peer.core.receive(peer.now, HostilePeer.ADDRESS, datagram, datagram.length);
        }
        long taken = peer.core.progress(peer.now).bytes();
        assertTrue(taken <= WriteRing.CAPACITY && taken > WriteRing.CAPACITY / 2, () -> taken + " bytes in memory");
        assertEquals(Optional.empty(), peer.verdict());
    }

    @Test
    void bytesAskedForAgainAreSentAgainEvenIfAnEarlierCopyIsAcknowledgedLater() {
        HostilePeer peer = HostilePeer.receiver(1_000);
        long sent = peer.heard(Wire.DATA) - 1;
        peer.say(Wire.CONTROL, 0, body -> body.put(new Control.Need(List.of(new Span(0, 1_000))).bytes()));
        acknowledge(peer, sent, 1, 0, sent + 1);
        assertTrue(peer.answers().stream().anyMatch(d -> d[0] == Wire.DATA && Wire.offset(d) == 0));
    }

    @Test
    void withoutCreditASenderAsksForItAndThenGoesOn() {
        HostilePeer peer = HostilePeer.receiver(SIZE);
        long sent = peer.heard(Wire.DATA) - 1;
        peer.say(Wire.ACK, 0, body -> {
            body.putLong(sent).putInt(0).putLong(0).put((byte) 1);
            Varint.write(body, 0);
            Varint.write(body, sent + 1);
        });
        List<byte[]> asked = peer.answers();
        assertTrue(asked.stream().anyMatch(datagram -> datagram[0] == Wire.PROBE));
        assertTrue(asked.stream().noneMatch(datagram -> datagram[0] == Wire.DATA));
        assertTrue(peer.core.wakeup() < peer.now + 3_000_000_000L);
        acknowledge(peer, sent, 1, 0, sent + 1);
        assertTrue(peer.answers().stream().anyMatch(datagram -> datagram[0] == Wire.DATA));
    }

    @Test
    void aReceiverWhoseDiskIsFreeAgainTellsSoWithoutBeingAsked() throws ProtocolException {
        HostilePeer peer = HostilePeer.sender(90_000_000);
        byte[] plain = new byte[50_000];
        for (int i = 0; i < 1_340; i++) {
            byte[] datagram = peer.seal(Wire.DATA, 50_000L * i, plain, plain.length);
            peer.core.receive(peer.now, HostilePeer.ADDRESS, datagram, datagram.length);
        }
        long full = peer.creditIn(peer.answersWithoutDisk());
        assertTrue(full >= 0 && full < 1 << 20, () -> "credit " + full);
        long free = peer.creditIn(peer.answers());
        assertTrue(free >= 2 << 20, () -> "credit " + free);
    }

    @Test
    void dataThatNobodyAcknowledgesIsSentAgainSoon() {
        HostilePeer peer = HostilePeer.receiver(1_000);
        peer.now += 400_000_000L;
        assertTrue(peer.answers().stream().anyMatch(datagram -> datagram[0] == Wire.DATA));
    }

    @Test
    void ofEndlessGapsInThePacketNumbersOnlyTheNewestAreRemembered() {
        HostilePeer peer = HostilePeer.sender(SIZE);
        byte[] early = peer.seal(Wire.DATA, 0, new byte[1_000], 1_000);
        for (int i = 0; i <= Opener.MOST_RUNS; i++) {
            byte[] ping = peer.seal(Wire.ACK, 0, new byte[21], 21);
            peer.core.receive(peer.now, HostilePeer.ADDRESS, ping, ping.length);
            peer.seal(Wire.ACK, 0, new byte[21], 21);
        }
        peer.core.receive(peer.now, HostilePeer.ADDRESS, early, early.length);
        assertEquals(0, peer.core.progress(peer.now).bytes());
        byte[] late = peer.seal(Wire.DATA, 0, new byte[1_000], 1_000);
        peer.core.receive(peer.now, HostilePeer.ADDRESS, late, late.length);
        assertEquals(1_000, peer.core.progress(peer.now).bytes());
    }

    @Test
    void aControlMessageThatIsUnknownIsAcknowledgedAndIgnored() {
        HostilePeer peer = HostilePeer.receiver(SIZE);
        acknowledge(peer, 1, 1, 0, 1);
        peer.answers();
        peer.sayControl(99, 1, 2, 3);
        assertTrue(peer.answers().stream().anyMatch(datagram -> datagram[0] == Wire.ACK));
        assertEquals(Optional.empty(), peer.verdict());
    }

    @Test
    void emptyMessagesEndTheTransferWithoutAnException() {
        for (byte type : new byte[] {Wire.ACK, Wire.PROBE, Wire.CONTROL}) {
            HostilePeer peer = HostilePeer.receiver(SIZE);
            peer.say(type, 0, body -> { });
            assertEquals(PROTOCOL, peer.verdict(), "type " + (char) type);
        }
    }

    @Test
    void aBurstOfPingsGetsABoundedNumberOfPongs() {
        HostilePeer peer = HostilePeer.receiver(SIZE);
        for (int i = 0; i < 1_000; i++) {
            int id = i;
            peer.say(Wire.PROBE, 0, body -> new Probe(id, Probe.PING, 0).write(body));
        }
        long probes = peer.answers().stream().filter(datagram -> datagram[0] == Wire.PROBE).count();
        assertTrue(probes <= 20, () -> probes + " probes");
    }

    @Test
    void anAbortIsShownWithoutItsControlCharacters() {
        HostilePeer peer = HostilePeer.receiver(SIZE);
        peer.say(Wire.CONTROL, 0, body -> body.put(new Control.Abort(4, "full\u001b[31m\u202e!").bytes()));
        assertEquals(Optional.of(FailureReason.DISK_FULL), peer.verdict());
        TransferEvent.Failed failed = (TransferEvent.Failed) peer.events.getLast();
        assertEquals("full[31m!", failed.detail());
        assertTrue(failed.byPeer());
    }

    @Test
    void aForgedDatagramGetsNoAnswerAndChangesNothing() {
        HostilePeer peer = HostilePeer.sender(SIZE);
        peer.answers();
        long wakeup = peer.core.wakeup();
        byte[] good = peer.seal(Wire.DATA, 0, new byte[1_000], 1_000);
        for (int i = 0; i < good.length; i++) {
            byte[] forged = good.clone();
            forged[i] ^= 1;
            peer.core.receive(peer.now, HostilePeer.ADDRESS, forged, forged.length);
        }
        for (int length = 0; length < good.length; length += 7) {
            peer.core.receive(peer.now, HostilePeer.ADDRESS, good, length);
        }
        assertTrue(peer.answers().isEmpty());
        assertEquals(wakeup, peer.core.wakeup());
        assertEquals(0, peer.core.progress(peer.now).bytes());
        peer.core.receive(peer.now, HostilePeer.ADDRESS, good, good.length);
        assertEquals(1_000, peer.core.progress(peer.now).bytes());
    }

    @Test
    void aRepeatedDatagramIsDropped() {
        HostilePeer peer = HostilePeer.receiver(SIZE);
        byte[] ping = new byte[Probe.SIZE];
        new Probe(1, Probe.PING, 0).write(ByteBuffer.wrap(ping));
        byte[] datagram = peer.seal(Wire.PROBE, 0, ping, ping.length);
        peer.core.receive(peer.now, HostilePeer.ADDRESS, datagram, datagram.length);
        assertTrue(peer.answers().stream().anyMatch(answer -> answer[0] == Wire.PROBE));
        peer.core.receive(peer.now, HostilePeer.ADDRESS, datagram, datagram.length);
        assertTrue(peer.answers().stream().noneMatch(answer -> answer[0] == Wire.PROBE));
    }

    @Test
    void randomBytesUnderTheRightKeysNeverCauseAnException() {
        byte[] types = {Wire.DATA, Wire.ACK, Wire.PROBE, Wire.CONTROL};
        int size = 20_000;
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            HostilePeer peer = seed % 2 == 0 ? HostilePeer.sender(size) : HostilePeer.receiver(size);
            try {
                for (int i = 0; i < 20; i++) {
                    byte[] body = new byte[random.nextInt(60)];
                    random.nextBytes(body);
                    if (body.length > 7 && random.nextBoolean()) {
                        Arrays.fill(body, 0, 7, (byte) 0);
                    }
                    long offset = random.nextBoolean() ? random.nextInt(size) : random.nextLong(Wire.OFFSET_LIMIT);
                    peer.say(types[random.nextInt(4)], offset, buffer -> buffer.put(body));
                    peer.now += random.nextInt(50_000_000);
                    peer.answers();
                }
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void randomBytesWithoutTheKeysNeverCauseAnExceptionOrAnAnswer() {
        Random random = new Random(1);
        HostilePeer peer = HostilePeer.sender(SIZE);
        peer.answers();
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            if (bytes.length > 0 && random.nextBoolean()) {
                bytes[0] = "DAPC".getBytes(StandardCharsets.US_ASCII)[random.nextInt(4)];
            }
            if (bytes.length > 12 && random.nextBoolean()) {
                Arrays.fill(bytes, 5, 11, (byte) 0);
            }
            peer.core.receive(peer.now, HostilePeer.ADDRESS, bytes, bytes.length);
        }
        assertTrue(peer.answers().isEmpty());
    }
}
