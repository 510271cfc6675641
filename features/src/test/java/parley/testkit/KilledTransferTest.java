package parley.testkit;

import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A file on its way from yoda to luke while a process of the built program is killed: the receiver's, the sender's or the
 * server's. Whoever is killed had asked for a limit, so that the file is under way for seconds; the new process knows none.
 */
@Execution(ExecutionMode.CONCURRENT)
class KilledTransferTest {
    private static final int BLOCK = 1 << 20;
    private static final int BLOCKS = 128;
    private static final Pattern SHARE = Pattern.compile("receiving  (\\d+) % of");
    /** What may be lost: the journal is written every 64 MiB, or every 5 s. */
    private static final int INTERVAL = 64;
    private static final int JOURNAL_HEAD = 40;
    private static final int JOURNAL_RECORD = 36;
    /** What a process reads besides the datagrams of the file: the program itself, the chat, and what comes twice. */
    private static final long BESIDES = 16 << 20;

    @TempDir
    private Path folder;
    private ServerProcess server;
    private ClientProcess yoda;
    private ClientProcess luke;

    @BeforeEach
    void start() {
        server = new ServerProcess(folder.resolve("server"), List.of("yoda yoda", "luke luke"));
        yoda = new ClientProcess("yoda", server.address().getPort(), folder);
        luke = new ClientProcess("luke", server.address().getPort(), folder);
    }

    @AfterEach
    void end() throws InterruptedException {
        yoda.kill();
        luke.kill();
        server.close();
    }

    /** One after the other, each in the middle: whoever is killed knows nothing of a limit afterwards, so both want one. */
    @Test
    void aFileOutlivesTheProcessOfItsReceiverOfItsSenderAndOfTheServer() throws Exception {
        begin();
        int came = 0;
        while (journaled() == 0) {
            came = awaitBlocks(came + 1);
        }
        luke.kill();
        int here = journaled();
        assertTrue(came - here <= INTERVAL, came + " blocks had come, " + here + " stay");
        luke.start();
        assertGoesOn(here);

        came = awaitBlocks(here + 10);
        yoda.kill();
        luke.sees("film.bin from yoda did not arrive: yoda has left. What is here stays, and it goes on by itself");
        int stays = journaled();
        assertTrue(stays >= came - 1, came + " blocks had come, " + stays + " stay");
        long read = bytesRead();
        assertReadOnlyWhatCame(stays - here, read);
        luke.type("/limit 60M");
        yoda.start();
        assertGoesOn(stays);

        awaitBlocks(stays + 1);
        server.kill();
        assertTrue(Files.notExists(luke.folder().resolve("yoda_film.bin")));
        luke.sees("Lost the connection");
        yoda.sees("Lost the connection");
        luke.type("/limit off");
        String end = size(BLOCKS) + ", the last " + size(BLOCKS - stays) + " of it in ";
        luke.sees("Received film.bin from yoda, saved as yoda_film.bin: " + end);
        yoda.sees("Sent film.bin to luke: " + end);
        assertEquals(-1, Files.mismatch(film(), luke.folder().resolve("yoda_film.bin")));
        assertReadOnlyWhatCame(BLOCKS - stays, bytesRead() - read);
    }

    @Test
    void aFileThatWasWrittenAgainMeanwhileIsRefusedInWordsAndNeverMixed() throws Exception {
        begin();
        awaitBlocks(10);
        yoda.kill();
        luke.sees("did not arrive");
        Files.write(film(), new byte[] {1}, StandardOpenOption.WRITE);
        yoda.start();
        yoda.sees("film.bin was not sent to luke: the file was changed meanwhile ('film.bin' was written again).");
        luke.sees("film.bin from yoda did not arrive: the file was changed meanwhile ('film.bin' was written again).");
        assertTrue(Files.exists(luke.folder().resolve("yoda_film.bin.part")));
        assertTrue(Files.notExists(luke.folder().resolve("yoda_film.bin")));
    }

    private Path film() {
        return yoda.folder().resolve("film.bin");
    }

    /** Offers a file of many blocks, no two alike, which take four seconds and more. */
    private void begin() throws IOException {
        byte[] block = new byte[BLOCK];
        new Random(1).nextBytes(block);
        try (OutputStream out = Files.newOutputStream(film())) {
            for (int i = 0; i < BLOCKS; i++) {
                ByteBuffer.wrap(block).putInt(i);
                out.write(block);
            }
        }
        for (ClientProcess each : List.of(yoda, luke)) {
            each.type("/limit 60M");
            each.sees("60.0 MB/s at most");
        }
        yoda.type("/p2pvideo luke film.bin");
        luke.sees("yoda sends you film.bin, " + size(BLOCKS) + ".");
    }

    /** How many blocks are noted as safe. */
    private int journaled() throws IOException {
        long size = Files.size(luke.folder().resolve("yoda_film.bin.part.idx"));
        return (int) Math.max(0, size - JOURNAL_HEAD) / JOURNAL_RECORD;
    }

    /** Waits until so many blocks have come; returns how many it were then. Looks again whenever luke's folder changes. */
    private int awaitBlocks(int least) throws IOException, InterruptedException {
        try (WatchService changes = luke.folder().getFileSystem().newWatchService()) {
            luke.folder().register(changes, ENTRY_MODIFY);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (System.nanoTime() < deadline) {
                luke.type("/transfers");
                Matcher share = SHARE.matcher(luke.sees("from yoda  "));
                int blocks = share.find() ? Integer.parseInt(share.group(1)) * BLOCKS / 100 : 0;
                if (blocks >= least) {
                    return blocks;
                }
                Optional.ofNullable(changes.poll(1, TimeUnit.SECONDS)).ifPresent(change -> {
                    change.pollEvents();
                    change.reset();
                });
            }
        }
        throw new AssertionError("There are no " + least + " blocks.\n" + luke.screen());
    }

    /** Bytes that luke's process has read from files and the network, as Linux counts them. */
    private long bytesRead() throws IOException {
        return Files.readString(Path.of("/proc/" + luke.handle().pid() + "/io")).lines()
                .filter(line -> line.startsWith("rchar: ")).mapToLong(line -> Long.parseLong(line.substring(7))).sum();
    }

    /** Neither did blocks come again that were here, nor were they read to be hashed. */
    private static void assertReadOnlyWhatCame(int blocks, long read) {
        assertTrue(read < (long) blocks * BLOCK + BESIDES, read + " bytes were read for " + blocks + " blocks");
    }

    /** By itself, with what is here. */
    private void assertGoesOn(int here) {
        luke.sees("yoda sends you film.bin, " + size(BLOCKS) + ", of which " + size(here) + " are here already.");
        yoda.sees("luke has " + size(here) + " of film.bin already; the rest follows.");
    }

    private static String size(int blocks) {
        return String.format(Locale.ENGLISH, "%.1f MB", (long) blocks * BLOCK / 1e6);
    }
}
