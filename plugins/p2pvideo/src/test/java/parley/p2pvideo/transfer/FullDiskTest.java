package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that really takes no more: another program receives where the operating system sets a limit, and this one goes
 * on with what that has left.
 */
class FullDiskTest {
    private static final int MIB = 1 << 20;
    private static final int SIZE = 12 * MIB + 5;
    /** A limit to the size of files, in units of 512 bytes. */
    private static final String SMALL_FILES = "ulimit -f " + 6 * MIB / 512 + " && exec \"$@\"";
    /** A disk of 16 MiB in the working folder, gone with the program; what is on it is copied to the parent. */
    private static final String SMALL_DISK = "mount -t tmpfs -o size=16m parley . && cd \"$PWD\" && \"$@\" && cp * ..";
    private static final MadeUpFile SOURCE = new MadeUpFile(SIZE, 3);
    private static final Offer OFFER = Offers.of("film.mkv", SIZE);

    @TempDir
    Path folder;

    /** Receives into the working folder, where another file takes so many bytes, and tells what both users hear. */
    static final class Program {
        private Program() {
        }

        public static void main(String[] arguments) throws IOException {
            PartFile part = PartFile.open(Path.of(""), "yoda", OFFER);
            Files.write(Path.of("other"), new byte[Integer.parseInt(arguments[0])]);
            Simulation simulation = simulation(part).run(60);
            for (Simulation.Host host : List.of(simulation.receiver, simulation.sender)) {
                TransferEvent.Failed failed = host.heard(TransferEvent.Failed.class).orElseThrow();
                System.out.println(failed.byPeer() + ": " + failed.text());
            }
        }
    }

    private static Simulation simulation(PartFile part) {
        SimulatedLink link = SimulatedLink.clean(2 * SimulatedLink.MILLI).withBandwidth(2_000_000, 100_000);
        Simulation made = new Simulation(1, link, link);
        Blocks blocks = new Blocks(SIZE, OFFER.blockSize());
        List<Span> have = part.verified().runs(Accept.MOST_RUNS);
        made.sender.core = new SenderCore(made.setup(made.receiver, 0), SOURCE, blocks, 1 << 20, have,
                made.worker(made.sender));
        made.receiver.core = new ReceiverCore(made.setup(made.sender, 0), blocks, part, made.worker(made.receiver));
        return made;
    }

    /** Where a class was loaded from, also if that is a patch of a module. */
    private static String place(Class<?> of) throws URISyntaxException {
        Path path = Path.of(of.getResource(of.getSimpleName() + ".class").toURI());
        for (int i = 0; i <= of.getPackageName().chars().filter(letter -> letter == '.').count() + 1; i++) {
            path = path.getParent();
        }
        return path.toString();
    }

    /**
     * Runs a command in a folder within the limits that a shell sets it; tells what it has written, if it went well.
     */
    private static Optional<String> run(Path folder, List<String> shell, List<String> command)
            throws IOException, InterruptedException {
        List<String> all = Stream.concat(shell.stream(), command.stream()).toList();
        ProcessBuilder builder = new ProcessBuilder(all).directory(folder.toFile());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try (Stream<String> lines = process.inputReader().lines()) {
            String output = lines.collect(Collectors.joining("\n"));
            return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
        }
    }

    private static boolean works(Path folder, List<String> shell) throws InterruptedException {
        try {
            return run(folder, shell, List.of("touch", "works")).isPresent();
        } catch (IOException e) {
            return false; // no such program here
        }
    }

    private static List<String> program(int other) throws URISyntaxException {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx256m",
                "-cp", place(PartFile.class) + File.pathSeparator + place(Simulation.class), Program.class.getName(),
                Integer.toString(other));
    }

    private void assertItGoesOn() throws IOException {
        PartFile part = PartFile.open(folder, "yoda", OFFER);
        assertTrue(part.verifiedBytes() >= 3 * MIB, () -> part.verifiedBytes() + " bytes are left");
        Simulation again = simulation(part).run(60);
        assertTrue(again.receiver.heard(TransferEvent.Received.class).isPresent(), again.receiver.events::toString);
        assertTrue(again.sender.bytes < 1.1 * SIZE - part.verifiedBytes(), () -> again.sender.bytes + " bytes sent");
        byte[] expected = new byte[SIZE];
        SOURCE.fill(0, expected, 0, SIZE);
        assertArrayEquals(expected, Files.readAllBytes(folder.resolve("yoda_film.mkv")));
    }

    @Test
    void aFileThatMayNotGrowEndsTheTransferWhichGoesOnWhenItMay() throws Exception {
        List<String> shell = List.of("sh", "-c", SMALL_FILES, "sh");
        assumeTrue(works(folder, shell), "there is no shell here that limits the size of files");
        assertEquals("""
                false: the receiver cannot write the file (File too large)
                true: the receiver cannot write the file (File too large)""",
                run(folder, shell, program(0)).orElseThrow());
        assertItGoesOn();
    }

    @Test
    void aDiskThatAnotherProgramFillsEndsTheTransferWhichGoesOnWhereThereIsRoom() throws Exception {
        List<String> shell = List.of("unshare", "--map-root-user", "--mount", "sh", "-c", SMALL_DISK, "sh");
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(works(disk, shell), "no small disk can be mounted here");
        assertEquals("""
                false: the receiver's disk is full (No space left on device)
                true: the receiver's disk is full (No space left on device)""",
                run(disk, shell, program(8 * MIB)).orElseThrow());
        assertItGoesOn();
    }
}
