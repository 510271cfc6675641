package parley.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.server.store.JournalFixture.bytes;
import static parley.server.store.JournalFixture.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The simulated disk keeps what a disk keeps, and loses all that one may lose. */
class SimulatedDiskTest {
    private static final Path DATA = Path.of("/data");
    private static final Path FILE = DATA.resolve("file");
    private static final int SEEDS = 200;

    /** What may be found after something was done. */
    private interface Doing {
        String on(SimulatedDisk disk) throws IOException;
    }

    @Test
    void whatIsForcedStaysWithItsName() throws IOException {
        assertEquals(Set.of("one"), outcomes(disk -> {
            DiskFile file = disk.open(FILE);
            write(file, "one");
            file.force();
            disk.forceFolder(DATA);
            disk.powerCut();
            return text(disk.content(FILE));
        }));
    }

    @Test
    void whatIsNotForcedMayBeThereInPartOrNotOrBeAnything() throws IOException {
        Set<String> outcomes = outcomes(disk -> {
            DiskFile file = disk.open(FILE);
            write(file, "one");
            file.force();
            disk.forceFolder(DATA);
            write(file, "two");
            disk.powerCut();
            return text(disk.content(FILE));
        });
        assertTrue(outcomes.containsAll(Set.of("one", "onet", "onetw", "onetwo")), outcomes::toString);
        assertTrue(outcomes.stream().allMatch(found -> found.startsWith("one")), outcomes::toString);
        assertTrue(outcomes.size() > 10, outcomes::toString);
    }

    @Test
    void aNameThatIsNotForcedMayBeTheOldOrTheNew() throws IOException {
        assertEquals(Set.of("[from, to]", "[to]"), outcomes(disk -> {
            disk.open(DATA.resolve("from"));
            disk.open(DATA.resolve("to"));
            disk.forceFolder(DATA);
            disk.rename(DATA.resolve("from"), DATA.resolve("to"));
            disk.powerCut();
            return disk.list(DATA).toString();
        }));
        assertEquals(Set.of("[]", "[file]"), outcomes(disk -> {
            disk.open(FILE);
            disk.forceFolder(DATA);
            disk.delete(FILE);
            disk.powerCut();
            return disk.list(DATA).toString();
        }));
        assertEquals(Set.of("[]", "[below]"), outcomes(disk -> {
            disk.createFolder(DATA.resolve("below"));
            disk.open(DATA.resolve("below/file"));
            disk.forceFolder(DATA.resolve("below"));
            disk.powerCut();
            return disk.list(DATA).toString();
        }));
    }

    @Test
    void afterAForceThatFailedTheNextSucceedsAndForcesNothing() throws IOException {
        Set<String> outcomes = outcomes(disk -> {
            DiskFile file = disk.open(FILE);
            disk.forceFolder(DATA);
            write(file, "one");
            disk.failForces(1);
            assertThrows(IOException.class, file::force);
            file.force();
            assertEquals("one", text(disk.content(FILE)), "and it reads well");
            disk.powerCut();
            return text(disk.content(FILE));
        });
        assertEquals(Set.of("", "one", "\0\0\0"), outcomes);
    }

    @Test
    void aKillLosesNothingAndTheOldProgramWritesNoMore() throws IOException {
        SimulatedDisk disk = new SimulatedDisk(DATA, 1);
        DiskFile file = disk.open(FILE);
        write(file, "one");
        disk.kill();

        assertEquals("one", text(disk.content(FILE)));
        assertThrows(ClosedChannelException.class, () -> write(file, "two"));
    }

    @Test
    void aFullDiskTakesAPartAndThenNothingUntilThereIsRoom() throws IOException {
        SimulatedDisk disk = new SimulatedDisk(DATA, 1);
        DiskFile file = disk.open(FILE);
        disk.fillUp(2);
        ByteBuffer three = ByteBuffer.wrap(bytes("one"));

        assertEquals(2, file.append(three));
        assertEquals("No space left on device", assertThrows(IOException.class, () -> file.append(three)).getMessage());
        file.truncate(1);
        assertEquals(1, file.append(three));
        disk.work();
        write(file, "more");
        assertEquals("oemore", text(disk.content(FILE)));
    }

    @Test
    void theProgramEndsInAnOperationThatIsDoneInPart() throws IOException {
        Set<String> outcomes = outcomes(disk -> {
            DiskFile file = disk.open(FILE);
            disk.endAt(disk.operations() + 1);
            assertThrows(SimulatedDisk.Ended.class, () -> write(file, "one"));
            assertThrows(SimulatedDisk.Ended.class, file::force);
            disk.kill();
            return text(disk.content(FILE));
        });
        assertEquals(Set.of("", "o", "on", "one"), outcomes);
    }

    @Test
    void namesAreAsOnADisk() throws IOException {
        SimulatedDisk disk = new SimulatedDisk(DATA, 1);
        assertEquals(List.of(), disk.list(DATA.resolve("none")));
        assertThrows(NoSuchFileException.class, () -> disk.open(DATA.resolve("none/file")));
        assertThrows(NoSuchFileException.class, () -> disk.delete(FILE));
        assertThrows(NoSuchFileException.class, () -> disk.rename(FILE, DATA));
        disk.failNames(1);
        assertThrows(IOException.class, () -> disk.open(FILE));
        disk.open(FILE);
    }

    private static Set<String> outcomes(Doing doing) throws IOException {
        Set<String> found = new TreeSet<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            found.add(doing.on(new SimulatedDisk(DATA, seed)));
        }
        return found;
    }

    private static void write(DiskFile file, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(text));
        while (bytes.hasRemaining()) {
            file.append(bytes);
        }
    }
}
