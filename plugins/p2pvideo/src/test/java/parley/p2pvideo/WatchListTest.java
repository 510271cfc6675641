package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import parley.api.CommandException;
import parley.p2pvideo.transfer.Entry;
import parley.p2pvideo.transfer.KeptLog;
import parley.p2pvideo.watch.Watching;

/** What one client receives, seen through the page that it names. */
class WatchListTest extends TwoResidents {
    private static final Pattern PAGE = Pattern.compile("open (http://\\S+)");
    private static final Pattern SOURCE = Pattern.compile("src=\"([^\"]+)\"");

    private byte[] seen(Resident user, String range) throws Exception {
        Matcher page = PAGE.matcher(user.printed());
        URI found = null;
        while (page.find()) {
            found = URI.create(page.group(1));
        }
        String html = new String(get(found, "bytes=0-"), StandardCharsets.UTF_8);
        Matcher source = SOURCE.matcher(html);
        assertTrue(source.find(), html);
        return get(found.resolve(source.group(1)), range);
    }

    private static byte[] get(URI page, String range) throws IOException {
        URLConnection connection = page.toURL().openConnection();
        connection.setRequestProperty("Range", range);
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }

    @Test
    void whatHasArrivedCanBeWatched() throws Exception {
        byte[] film = Files.readAllBytes(yoda.file("film.mp4", 100_000));
        yoda.types("/p2pvideo luke film.mp4");
        luke.sees("saved as");
        luke.types("/watch yoda");
        assertArrayEquals(film, seen(luke, "bytes=0-"));
    }

    @Test
    void ofSeveralFilesTheFirstThatABrowserShowsOrTheOneThatIsNamed() throws Exception {
        yoda.file("clips/about.txt", 10);
        byte[] one = Files.readAllBytes(yoda.file("clips/day one.mp4", 50_000));
        byte[] two = Files.readAllBytes(yoda.file("clips/two.webm", 70_000));
        luke.file("yoda_clips/here before", 1);
        yoda.types("/p2pvideo luke clips");
        luke.sees("saved as yoda_clips (1)");
        luke.types("/watch");
        assertArrayEquals(one, seen(luke, "bytes=0-"));
        luke.types("/watch yoda two");
        assertArrayEquals(two, seen(luke, "bytes=0-"));
        luke.types("/watch yoda day one");
        assertArrayEquals(one, seen(luke, "bytes=0-"));
        assertTrue(luke.refusal("/watch yoda about").startsWith(
                "Of what comes or came from yoda nothing named 'about' can be watched"));
    }

    @Test
    void whatIsOnItsWayCanBeWatchedOverACut() throws Exception {
        byte[] film = Files.readAllBytes(yoda.file("film.mp4", 60_000_000));
        yoda.types("/limit 30M");
        yoda.begins("/p2pvideo luke film.mp4");
        luke.seesBytesMove();
        luke.types("/watch yoda");
        yoda.close();
        yoda = town.resident("yoda").starts();
        yoda.looksUntil("luke");
        byte[] end = seen(luke, "bytes=59000000-");
        assertArrayEquals(Arrays.copyOfRange(film, 59_000_000, 60_000_000), end);
    }

    @Test
    void ofMoreThanItRemembersTheOldestIsForgotten() throws Exception {
        KeptLog log = new KeptLog();
        try (WatchList list = new WatchList(new Watching(page -> false, log), log)) {
            for (int i = 0; i <= WatchList.MOST; i++) {
                list.of("yoda", PhrasesTest.offer(new Entry("film" + i + ".mp4", 1, 0)), Optional.empty());
            }
            assertTrue(list.watch(List.of("yoda", "film1.mp4")).contains("film1.mp4"));
            assertThrows(CommandException.class, () -> list.watch(List.of("yoda", "film0.mp4")));
        }
    }

    @Test
    void withoutAnythingToWatchThatIsSaid() throws Exception {
        assertEquals("Nothing comes from yoda, and nothing has come since you started.", luke.refusal("/watch yoda"));
        yoda.file("notes.txt", 10);
        yoda.types("/p2pvideo luke notes.txt");
        luke.sees("saved as");
        assertTrue(luke.refusal("/watch").endsWith("The last was notes.txt."));
        yoda.file("film.mp4", 10);
        yoda.types("/p2pvideo luke film.mp4");
        luke.sees("saved as yoda_film.mp4");
        Files.delete(luke.home().resolve("yoda_film.mp4"));
        assertTrue(luke.refusal("/watch").contains("nothing can be watched"));
    }
}
