package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files a user means. */
class SelectionTest {
    @TempDir
    Path base;

    @BeforeEach
    void someFiles() throws IOException {
        Files.createDirectories(base.resolve("clips/deep"));
        Files.createDirectories(base.resolve("clips/empty"));
        for (String name : List.of("a.mp4", "b.mp4", "my trip.mp4", "notes", ".hidden.mp4", "clips/c.mp4",
                "clips/deep/d.mp4")) {
            Files.writeString(base.resolve(name), name);
        }
    }

    private List<String> names(String typed) throws IOException {
        return Selection.of(base, typed).items().stream().map(item -> item.entry().name()).sorted().toList();
    }

    private String refusal(String typed) {
        return assertThrows(IOException.class, () -> Selection.of(base, typed)).getMessage();
    }

    @Test
    void namesMayHoldBlanksAndFollowEachOther() throws IOException {
        assertEquals(List.of("my trip.mp4"), names("my trip.mp4"));
        assertEquals(List.of("a.mp4", "my trip.mp4", "notes"), names("a.mp4 my trip.mp4  notes"));
    }

    @Test
    void aFileThatIsNamedTwiceIsSentOnce() throws IOException {
        assertEquals(List.of("a.mp4", "b.mp4", "my trip.mp4"), names("*.mp4 a.mp4"));
    }

    @Test
    void patternsFindFilesButNoHiddenOnes() throws IOException {
        assertEquals(List.of("c.mp4"), names("clips/*.mp4"));
        assertEquals(List.of("a.mp4", "b.mp4"), names("[ab].mp4"));
        assertEquals(List.of(".hidden.mp4"), names(".*.mp4"));
    }

    @Test
    void deepPatternsKeepTheFolders() throws IOException {
        assertEquals(List.of("clips/c.mp4", "clips/deep/d.mp4"), names("clips/**"));
        assertEquals(List.of("a.mp4", "b.mp4", "clips/c.mp4", "clips/deep/d.mp4", "my trip.mp4"), names("**/*.mp4"));
    }

    @Test
    void aFolderComesWholeWithItsEmptyFolders() throws IOException {
        assertEquals(List.of("clips/c.mp4", "clips/deep/d.mp4", "clips/empty/"), names("clips"));
        assertEquals(names("clips"), names("clips/"));
        assertEquals(List.of("empty/"), names("clips/empty"));
    }

    @Test
    void linksAndPipesInAFolderAreLeftOutAndTold() throws Exception {
        Files.createSymbolicLink(base.resolve("clips/link"), base.resolve("notes"));
        Files.createSymbolicLink(base.resolve("clips/away"), base);
        assertEquals(0, new ProcessBuilder("mkfifo", base.resolve("clips/pipe").toString()).start().waitFor());
        Selection selection = Selection.of(base, "clips");
        assertEquals(List.of("clips/c.mp4", "clips/deep/d.mp4", "clips/empty/"), names("clips"));
        assertEquals(List.of("clips/away", "clips/link", "clips/pipe"), selection.skipped().stream().sorted().toList());
    }

    @Test
    void aLinkThatTheUserNamesIsFollowed() throws IOException {
        Files.createSymbolicLink(base.resolve("link"), base.resolve("notes"));
        Files.createSymbolicLink(base.resolve("folder"), base.resolve("clips/deep"));
        assertEquals(List.of("folder/d.mp4", "link"), names("link folder"));
    }

    @Test
    void whatIsNotThereOrNoFileIsNamed() throws Exception {
        assertEquals("there is no file '" + base.resolve("nothing at all") + "'", refusal("a.mp4 nothing at all"));
        assertEquals("no file fits '*.mkv'", refusal("*.mkv"));
        assertTrue(refusal("[").contains("is no pattern"), refusal("["));
        assertEquals(0, new ProcessBuilder("mkfifo", base.resolve("pipe").toString()).start().waitFor());
        assertTrue(refusal("pipe").contains("is not a plain file"));
        assertTrue(refusal("/").contains("whole disk"));
    }

    @Test
    void moreThanTenThousandFilesAreRefused() throws IOException {
        Path many = Files.createDirectory(base.resolve("many"));
        for (int i = 0; i <= 10_000; i++) {
            Files.createFile(many.resolve("f" + i));
        }
        assertTrue(refusal("many").contains("more than 10000 files"), refusal("many"));
    }
}
