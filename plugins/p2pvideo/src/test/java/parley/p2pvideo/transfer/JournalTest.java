package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journal keeps, and when it is written. */
class JournalTest {
    private static final Bytes32 IDENTITY = Bytes32.sha256(new byte[] {1});

    @TempDir
    Path directory;
    private FileChannel channel;

    @BeforeEach
    void open() throws IOException {
        channel = FileChannel.open(directory.resolve("x.part.idx"), StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    @AfterEach
    void close() throws IOException {
        channel.close();
    }

    private static BlockDigests digests(int count) {
        BlockDigests digests = new BlockDigests(count);
        for (int block = 0; block < count; block++) {
            digests.put(block, Bytes32.sha256(new byte[] {(byte) block}).bytes(), 0);
        }
        return digests;
    }

    private BlockDigests resumed(int count) throws IOException {
        BlockDigests found = new BlockDigests(count);
        Journal.resume(channel, found);
        return found;
    }

    @Test
    void whatWasAddedIsThereAgain() throws IOException {
        Journal journal = Journal.begin(channel, IDENTITY);
        journal.add(List.of(4, 0), digests(5));
        journal.add(List.of(1, 2, 3), digests(5));
        assertEquals(Optional.of(IDENTITY), Journal.identity(channel));
        assertEquals(digests(5).root(), resumed(5).root());
    }

    @Test
    void aRecordThatWasCutShortIsNotThereAndTheNextTakesItsPlace() throws IOException {
        Journal.begin(channel, IDENTITY).add(List.of(0, 1), digests(5));
        for (int cut = 1; cut < Journal.RECORD; cut++) {
            channel.truncate(Journal.HEAD + 2L * Journal.RECORD - cut);
            assertEquals(List.of(new Span(0, 1)), resumed(5).runs(9), "cut by " + cut);
        }
        Journal.resume(channel, new BlockDigests(5)).add(List.of(3), digests(5));
        assertEquals(List.of(new Span(0, 1), new Span(3, 4)), resumed(5).runs(9));
    }

    @Test
    void zerosAndBlocksThatThereAreNotAreLeftOut() throws IOException {
        Journal.begin(channel, IDENTITY).add(List.of(0, 4), digests(5));
        channel.write(ByteBuffer.allocate(3 * Journal.RECORD), channel.size());
        assertTrue(resumed(5).agrees(0, list(5)));
        assertEquals(List.of(new Span(0, 1)), resumed(4).runs(9));
    }

    private static byte[] list(int count) {
        ByteBuffer list = ByteBuffer.allocate(count * Bytes32.SIZE);
        for (int block = 0; block < count; block++) {
            digests(count).write(block, list);
        }
        return list.array();
    }

    @Test
    void whatIsNoJournalHasNoIdentity() throws IOException {
        assertEquals(Optional.empty(), Journal.identity(channel));
        channel.write(ByteBuffer.allocate(100), 0);
        assertEquals(Optional.empty(), Journal.identity(channel));
    }

    @Test
    void itIsWrittenEvery64MibOrFiveSecondsAndNotOftener() {
        Blocks blocks = new Blocks(200L << 20, 1 << 20);
        List<Integer> recorded = new ArrayList<>();
        MemoryFile file = new MemoryFile(0) {
            @Override
            public void record(List<Integer> some, BlockDigests digests) {
                recorded.addAll(some);
            }
        };
        Recorder recorder = new Recorder(blocks, file, digests(200), (work, then) -> {
            try {
                work.run();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertEquals(Long.MAX_VALUE, recorder.due());
        recorder.verified(1_000, 0);
        recorder.verified(2_000, 1);
        assertEquals(1_000 + 5_000_000_000L, recorder.due());
        recorder.record((now, failure) -> { });
        assertEquals(List.of(0, 1), recorded);
        assertEquals(Long.MAX_VALUE, recorder.due());
        for (int block = 2; block < 66; block++) {
            assertFalse(recorder.due() <= 3_000, "block " + block);
            recorder.verified(3_000, block);
        }
        assertEquals(3_000, recorder.due());
    }
}
