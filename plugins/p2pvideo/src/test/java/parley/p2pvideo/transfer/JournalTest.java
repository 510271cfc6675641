package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journal keeps. */
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

    private static Bytes32 digest(int block) {
        return Bytes32.sha256(new byte[] {(byte) block});
    }

    private static Map<Integer, Bytes32> digests(Integer... blocks) {
        return Stream.of(blocks).collect(Collectors.toMap(block -> block, JournalTest::digest));
    }

    private BlockDigests resumed(int count) throws IOException {
        BlockDigests found = new BlockDigests(count);
        Journal.resume(channel, found);
        return found;
    }

    @Test
    void whatWasAddedIsThereAgain() throws IOException {
        Journal journal = Journal.begin(channel, IDENTITY);
        journal.add(digests(4, 0));
        journal.add(digests(1, 2, 3));
        assertEquals(Optional.of(IDENTITY), Journal.identity(channel));
        assertEquals(Bytes32.sha256(list(5)), resumed(5).root());
    }

    @Test
    void aRecordThatWasCutShortIsNotThereAndTheNextTakesItsPlace() throws IOException {
        Journal.begin(channel, IDENTITY).add(digests(0, 1));
        for (int cut = 1; cut < Journal.RECORD; cut++) {
            channel.truncate(Journal.HEAD + 2L * Journal.RECORD - cut);
            assertEquals(List.of(new Span(0, 1)), resumed(5).runs(9), "cut by " + cut);
        }
        Journal.resume(channel, new BlockDigests(5)).add(digests(3));
        assertEquals(List.of(new Span(0, 1), new Span(3, 4)), resumed(5).runs(9));
    }

    @Test
    void zerosAndBlocksThatThereAreNotAreLeftOut() throws IOException {
        Journal.begin(channel, IDENTITY).add(digests(0, 4));
        channel.write(ByteBuffer.allocate(3 * Journal.RECORD), channel.size());
        assertTrue(resumed(5).agrees(0, list(5)));
        assertEquals(List.of(new Span(0, 1)), resumed(4).runs(9));
    }

    private static byte[] list(int count) {
        ByteBuffer list = ByteBuffer.allocate(count * Bytes32.SIZE);
        for (int block = 0; block < count; block++) {
            list.put(digest(block).bytes());
        }
        return list.array();
    }

    @Test
    void whatIsNoJournalHasNoIdentity() throws IOException {
        assertEquals(Optional.empty(), Journal.identity(channel));
        channel.write(ByteBuffer.allocate(100), 0);
        assertEquals(Optional.empty(), Journal.identity(channel));
    }
}
