package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.server.event.EventLog;
import parley.server.store.Journals;
import parley.server.store.SimulatedDisk;
import parley.api.server.Event;
import parley.wire.LineBuilder;

/** A round that stores much has it written while it goes on, and ends early; whatever is written is written together. */
class GroupCommitTest {
    private static final Path FOLDER = Path.of("/data");

    private final SimulatedDisk disk = new SimulatedDisk(FOLDER, 1);
    private EventLog events;
    private Journals journals;
    private GroupCommit commit;
    private int writtenAhead;

    private void open(Durability durability) throws IOException {
        events = new EventLog(disk, FOLDER, durability, 1, InstantSource.system(), text -> { });
        journals = new Journals(FOLDER, durability, text -> { }, disk);
        journals.thenFlush(events::flush);
        commit = new GroupCommit(journals, events.tail(0), durability, () -> writtenAhead++);
    }

    @AfterEach
    void close() throws IOException {
        journals.close();
        events.close();
    }

    /** Stores events until so many KiB wait, asking after each whether they are full, as a loop does. */
    private boolean store(int kib) {
        long end = events.end() + kib * 1_024L;
        while (events.end() < end) {
            events.append(events.topic("t"), 0, events.counter("c"), Event.of("M"),
                    new LineBuilder().verb("M").text("x".repeat((int) Math.min(4_000, end - events.end()))));
            if (commit.isFull()) {
                return true;
            }
        }
        return false;
    }

    @Test
    void littleIsWrittenAtTheEndOfTheRoundAlone() throws IOException {
        open(Durability.PROCESS);

        assertFalse(store(200));
        assertEquals(0, writtenAhead);
    }

    @Test
    void muchIsWrittenAheadEach240KiBAndFullAt480() throws IOException {
        open(Durability.PROCESS);

        assertFalse(store(250));
        assertEquals(1, writtenAhead);
        assertFalse(store(220));
        assertEquals(1, writtenAhead);
        assertTrue(store(20));
    }

    @Test
    void afterADeliveryItBeginsAnew() throws IOException {
        open(Durability.PROCESS);
        assertTrue(store(490));
        assertTrue(commit.write());
        assertTrue(commit.deliver());
        writtenAhead = 0;

        assertFalse(store(200));
        assertEquals(0, writtenAhead);
        assertFalse(store(50));
        assertEquals(1, writtenAhead);
    }

    @Test
    void whereEachWriteForcesTheDiskMoreIsGatheredAndNothingWrittenAhead() throws IOException {
        open(Durability.POWER);

        assertFalse(store(8_150));
        assertEquals(0, writtenAhead);
        assertTrue(store(50));
    }
}
