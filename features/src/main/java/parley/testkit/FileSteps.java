package parley.testkit;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Files in the actors' folders. An actor has a folder before it enters. */
public final class FileSteps {
    private static final int CHUNK = 1 << 20;
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(10);

    private final Stage stage;

    /** Made for each scenario. */
    public FileSteps(Stage stage) {
        this.stage = stage;
    }

    /** Makes a file of that many bytes, which look random but are the same at each run. */
    @Given("{actor} has a file {string} of {int} bytes")
    public void hasBytes(String name, String file, int bytes) throws IOException {
        SplittableRandom random = new SplittableRandom(bytes);
        try (OutputStream out = Files.newOutputStream(place(name, file))) {
            byte[] chunk = new byte[CHUNK];
            for (int left = bytes; left > 0; left -= CHUNK) {
                random.nextBytes(chunk);
                out.write(chunk, 0, Math.min(left, CHUNK));
            }
        }
    }

    /** Makes a file with a text. */
    @Given("{actor} has a file {string} with {string}")
    public void hasText(String name, String file, String text) throws IOException {
        Files.writeString(place(name, file), text);
    }

    /** Makes a folder. */
    @Given("{actor} has a folder {string}")
    public void hasFolder(String name, String folder) throws IOException {
        Files.createDirectories(stage.folderOf(name).resolve(folder));
    }

    /** A file has come that is another actor's to the byte. */
    @Then("{actor}'s {string} is identical to {actor}'s {string}")
    public void isIdentical(String name, String file, String other, String otherFile) throws IOException {
        Path mine = stage.folderOf(name).resolve(file);
        assertEquals(-1, Files.mismatch(mine, stage.folderOf(other).resolve(otherFile)),
                () -> mine + " differs from the file sent, at the offset that stands above");
    }

    /** A file has a text, and nothing else. */
    @Then("{actor}'s {string} reads {string}")
    public void reads(String name, String file, String text) throws IOException {
        assertEquals(text, Files.readString(stage.folderOf(name).resolve(file)));
    }

    /** Waits until an actor's folder holds these files and no other, {@code a, b}; {@code nothing} for none. */
    @Then("{actor}'s folder holds {string}")
    public void holds(String name, String files) throws IOException {
        String expected = files.equals("nothing") ? "" : files;
        long deadline = System.nanoTime() + Transcript.PATIENCE.toNanos();
        String found = list(stage.folderOf(name));
        while (!found.equals(expected) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL);
            found = list(stage.folderOf(name));
        }
        assertEquals(expected, found);
    }

    private static String list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.joining(", "));
        }
    }

    private Path place(String name, String file) throws IOException {
        Path place = stage.folderOf(name).resolve(file);
        Files.createDirectories(place.getParent());
        return place;
    }
}
