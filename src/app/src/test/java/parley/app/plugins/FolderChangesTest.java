package parley.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.app.plugins.FolderChanges.Settled;
import parley.app.plugins.FolderLook.Stamp;

/** When a jar has come to rest; no folder and no time. */
class FolderChangesTest {
    private static final Path WAVE = Path.of("wave.jar");
    private static final Settled NOTHING = new Settled(Set.of(), Set.of());
    private static final Settled THERE = new Settled(Set.of(WAVE), Set.of());
    private static final Settled GONE = new Settled(Set.of(), Set.of(WAVE));

    private final FolderChanges changes = new FolderChanges();
    private final Map<Path, Stamp> folder = new HashMap<>();
    private final Set<Path> parts = new HashSet<>();

    @Test
    void aNewJarCountsOnceTwoLooksSawItAlike() {
        write(10);
        assertEquals(NOTHING, look());
        assertEquals(THERE, look());
        assertEquals(NOTHING, look());
    }

    @Test
    void aJarThatGrowsIsLeftAlone() {
        for (int size = 1; size < 100; size++) {
            write(size);
            assertEquals(NOTHING, look());
        }
        assertEquals(THERE, look());
    }

    @Test
    void aPartOfAJarIsLeftAloneUntilItIsWhole() {
        write(10);
        parts.add(WAVE);
        for (int looks = 1; looks < FolderChanges.LOOKS_AT_A_PART; looks++) {
            assertEquals(NOTHING, look());
        }
        parts.clear();
        assertEquals(THERE, look());
    }

    @Test
    void aPartThatStaysOneIsTakenOnceToBeReported() {
        write(10);
        parts.add(WAVE);
        for (int looks = 1; looks < FolderChanges.LOOKS_AT_A_PART; looks++) {
            assertEquals(NOTHING, look());
        }
        assertEquals(THERE, look());
        assertEquals(NOTHING, look());

        write(11);
        parts.clear();
        look();
        assertEquals(THERE, look(), "mended");
    }

    @Test
    void aChangeCountsOnceTwoLooksSawItAlike() {
        running();
        write(20);
        assertEquals(NOTHING, look());
        write(21);
        assertEquals(NOTHING, look());
        assertEquals(THERE, look());
    }

    @Test
    void anotherFileOfTheSameSizeAndTimeIsAChange() {
        running();
        folder.put(WAVE, new Stamp(10, FileTime.fromMillis(10), "another"));
        look();
        assertEquals(THERE, look());
    }

    @Test
    void aJarIsGoneOnceTwoLooksMissedIt() {
        running();
        folder.clear();
        assertEquals(NOTHING, look());
        assertEquals(GONE, look());
        assertEquals(NOTHING, look());
    }

    @Test
    void aJarThatIsAwayForOneLookIsNotGone() {
        running();
        folder.clear();
        assertEquals(NOTHING, look());
        write(10);
        assertEquals(NOTHING, look());
        assertEquals(NOTHING, look());
    }

    @Test
    void aJarThatWasAwayForOneLookAndIsAnotherNowIsAChange() {
        running();
        folder.clear();
        look();
        write(20);
        assertEquals(NOTHING, look());
        assertEquals(THERE, look());
    }

    @Test
    void aJarThatCameForOneLookOnlyNeverWas() {
        write(10);
        look();
        folder.clear();
        assertEquals(NOTHING, look());
        assertEquals(NOTHING, look().present().isEmpty() ? NOTHING : THERE);
    }

    @Test
    void aRenameCountsAtOneLookForBothNames() {
        running();
        folder.clear();
        Path renamed = Path.of("wave-1.jar");
        folder.put(renamed, stamp(10));
        assertEquals(NOTHING, look());
        assertEquals(new Settled(Set.of(renamed), Set.of(WAVE)), look());
    }

    private void running() {
        write(10);
        changes.take(folder);
        assertEquals(NOTHING, look());
    }

    private void write(int size) {
        folder.put(WAVE, stamp(size));
    }

    private static Stamp stamp(int size) {
        return new Stamp(size, FileTime.fromMillis(10), "file");
    }

    private Settled look() {
        return changes.see(folder, jar -> !parts.contains(jar));
    }
}
