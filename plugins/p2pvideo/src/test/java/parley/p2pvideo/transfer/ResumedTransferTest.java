package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transfers that are cut off, over a simulated network, into real files. */
class ResumedTransferTest {
    private static final long MILLI = SimulatedLink.MILLI;
    private static final int MIB = 1 << 20;
    private static final int SIZE = 12 * MIB + 5;

    @TempDir
    Path root;
    private final Offer offer = Offers.of("film.mkv", SIZE);
    private final MadeUpFile source = new MadeUpFile(SIZE, 3);
    private int folders;
    private Path folder;

    @BeforeEach
    void anEmptyFolder() throws IOException {
        folder = Files.createDirectory(root.resolve("0"));
    }

    private Simulation simulation(long seed, PartFile part, Source from) {
        SimulatedLink link = SimulatedLink.clean(2 * MILLI).withLoss(0.01).withBandwidth(2_000_000, 100_000);
        Simulation made = new Simulation(seed, link, link);
        Blocks blocks = new Blocks(SIZE, offer.blockSize());
        List<Span> have = part.verified().runs(Accept.MOST_RUNS);
        made.sender.core = new SenderCore(made.setup(made.receiver, 0), from, blocks, 1 << 20, have,
                made.worker(made.sender));
        made.receiver.core = new ReceiverCore(made.setup(made.sender, 0), blocks, part, made.worker(made.receiver));
        return made;
    }

    private PartFile part() throws IOException {
        return PartFile.open(folder, "yoda", offer);
    }

    /** What is on the disk when the power goes; the program that dies has everything still open. */
    private void powerCut() throws IOException {
        Path after = Files.createDirectory(root.resolve(Integer.toString(++folders)));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.copy(file, after.resolve(file.getFileName()));
            }
        }
        folder = after;
    }

    private void assertArrived(Simulation simulation, String hint) throws IOException {
        assertTrue(simulation.receiver.heard(TransferEvent.Received.class).isPresent(),
                () -> hint + ": " + simulation.receiver.events);
        assertTrue(simulation.sender.heard(TransferEvent.Sent.class).isPresent(), hint);
        byte[] bytes = Files.readAllBytes(folder.resolve("yoda_film.mkv"));
        assertEquals(SIZE, bytes.length);
        for (int i = 0; i < SIZE; i++) {
            if (bytes[i] != source.at(i)) {
                throw new AssertionError(hint + ": byte " + i + " differs");
            }
        }
    }

    @Test
    void whereverTheReceiverIsKilledItGoesOnAndLosesFiveSecondsAtMost() throws IOException {
        Random random = new Random(11);
        for (int seed = 0; seed < 3; seed++) {
            Simulation first = simulation(seed, part(), source);
            long seconds = random.nextLong(1, 7);
            first.run(seconds);
            long had = first.receiver.core.progress(first.now).bytes();
            powerCut();
            PartFile again = part();
            assertTrue(again.verifiedBytes() >= had - 5 * 2_000_000 - 4 * MIB, () -> again.verifiedBytes() + " kept");
            Simulation second = simulation(seed, again, source).run(60);
            assertArrived(second, "seed " + seed);
            assertTrue(second.sender.bytes < 1.2 * (SIZE - again.verifiedBytes()) + 200_000,
                    () -> second.sender.bytes + " sent although " + again.verifiedBytes() + " were there");
            powerCut();
            Files.delete(folder.resolve("yoda_film.mkv"));
        }
    }

    @Test
    void aPeerThatVanishesLeavesAllWholeBlocksForTheNextTime() throws IOException {
        Simulation first = simulation(1, part(), source).run(3);
        long had = first.receiver.core.progress(first.now).bytes();
        first.sender.dead = true;
        first.run(40);
        assertEquals(FailureReason.SILENT, first.receiver.heard(TransferEvent.Failed.class).orElseThrow().reason());
        PartFile again = part();
        assertTrue(again.verifiedBytes() >= had - 2 * MIB && again.verifiedBytes() > 0, () -> again.verifiedBytes() + "");
        assertArrived(simulation(2, again, source).run(60), "after silence");
    }

    @Test
    void whatThePeerCancelsStaysAndWhatTheUserCancelsGoes() throws IOException {
        Simulation first = simulation(1, part(), source).run(3);
        first.sender.core.cancel(first.now);
        first.run(5);
        assertTrue(Files.exists(folder.resolve("yoda_film.mkv.part")));
        Simulation second = simulation(1, part(), source).run(2);
        second.receiver.core.cancel(second.now);
        second.run(5);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            assertTrue(!files.iterator().hasNext());
        }
    }

    @Test
    void aSourceThatBecameAnotherOfTheSameSizeAndTimeStillArrivesWhole() throws IOException {
        Simulation first = simulation(1, part(), source).run(4);
        first.receiver.core.suspend(first.now);
        first.run(5);
        MadeUpFile other = new MadeUpFile(SIZE, 4);
        Simulation second = simulation(1, part(), other).run(60);
        assertTrue(second.receiver.heard(TransferEvent.Received.class).isPresent(), second.receiver.events::toString);
        byte[] bytes = Files.readAllBytes(folder.resolve("yoda_film.mkv"));
        for (int i = 0; i < SIZE; i++) {
            assertEquals(other.at(i), bytes[i]);
        }
    }

    @Test
    void whoHasEverythingGetsOnlyTheListOfDigests() throws IOException {
        PartFile part = part();
        byte[] all = new byte[SIZE];
        source.read(0, all, 0, SIZE);
        part.write(0, all, 0, SIZE);
        Verification verification = new Verification(new Blocks(SIZE, offer.blockSize()), part);
        for (int block = 0; block < 13; block++) {
            verification.hash(block);
            part.record(Map.of(block, verification.found().get(block)));
        }
        part.keep();
        Simulation simulation = simulation(1, part(), source).run(20);
        assertArrived(simulation, "all there");
        assertTrue(simulation.sender.bytes < 10_000, () -> simulation.sender.bytes + " bytes");
    }

    @Test
    void whatSomebodyWaitsForComesNext() throws IOException {
        PartFile part = part();
        Simulation simulation = simulation(1, part, source).run(1);
        simulation.receiver.core.want(simulation.now, 6 * MIB + 100);
        simulation.run(4);
        assertTrue(part.availableFrom(6 * MIB + 100) > MIB, () -> part.availableFrom(6 * MIB + 100) + " there");
        assertEquals(0, part.availableFrom(5 * MIB));
        byte[] some = new byte[1_000];
        part.read(6 * MIB + 100, some, 0, 1_000);
        for (int i = 0; i < 1_000; i++) {
            assertEquals(source.at(6 * MIB + 100 + i), some[i]);
        }
        assertArrived(simulation.run(60), "after a jump");
    }
}
