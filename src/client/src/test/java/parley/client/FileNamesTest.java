package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileNamesTest {
    @TempDir
    Path folder;

    private List<String> offered(String typed) {
        return new FileNames(folder).suggest(typed).stream().map(Suggestion::value).toList();
    }

    private void create(String... names) throws IOException {
        for (String name : names) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.createFile(folder.resolve(name));
        }
    }

    @Test
    void namesThatBeginAsTypedAreOffered() throws IOException {
        create("dog.mp4", "Door.txt", "cat.mp4");
        assertEquals(List.of("Door.txt", "dog.mp4"), offered("do"));
    }

    @Test
    void aFolderEndsInASlashAndIsNotComplete() throws IOException {
        create("clips/dog.mp4");
        assertEquals(List.of(new Suggestion("clips/", "file", "", false)), new FileNames(folder).suggest("cl"));
        assertEquals(List.of("clips/dog.mp4"), offered("clips/"));
        assertEquals(List.of("clips/../clips/dog.mp4"), offered("clips/../clips/d"));
    }

    @Test
    void absolutePathsWork() throws IOException {
        create("dog.mp4");
        assertEquals(List.of(folder + "/dog.mp4"), offered(folder + "/d"));
    }

    @Test
    void hiddenFilesShowOnlyWhenAskedFor() throws IOException {
        create(".secret", "seen");
        assertEquals(List.of("seen"), offered(""));
        assertEquals(List.of(".secret"), offered("."));
    }

    @Test
    void aNameThatCouldSteerTheTerminalIsNotOffered() throws IOException {
        create("plain", "pl\u001b[31m");
        assertEquals(List.of("plain"), offered("p"));
    }

    @Test
    void aFolderThatIsNotThereOffersNothing() {
        assertEquals(List.of(), offered("nowhere/x"));
        assertEquals(List.of(), offered("\0/x"));
    }

    @Test
    void aHugeFolderIsCutShort() throws IOException {
        for (int i = 0; i <= FileNames.MOST; i++) {
            create("f" + i);
        }
        assertEquals(FileNames.MOST, offered("f").size());
    }
}
