package parley.app.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server wrote down of the faults of plugins, each under an id. */
final class FaultLog {
    private static final Pattern ID = Pattern.compile("\\bE[0-9a-z]+-[0-9]+\\b");
    /** Longer than a server keeps lines back. */
    private static final long PATIENCE_MILLIS = 2_000;
    private static final long PAUSE_MILLIS = 20;
    /** Of a stack: what was thrown, and where. */
    private static final int LINES = 4;

    private final List<String> lines;

    private FaultLog(List<String> lines) {
        this.lines = lines;
    }

    /** Reads the file, once the fault is in it whose id a text names; at once if it names none. */
    static FaultLog upTo(Path file, String text) throws IOException, InterruptedException {
        FaultLog log = read(file);
        boolean named = ID.matcher(text).find();
        for (long waited = 0; named && log.stack(text).size() < 2 && waited < PATIENCE_MILLIS; waited += PAUSE_MILLIS) {
            Thread.sleep(PAUSE_MILLIS);
            log = read(file);
        }
        return log;
    }

    private static FaultLog read(Path file) throws IOException {
        return new FaultLog(Files.exists(file) ? Files.readAllLines(file) : List.of());
    }

    /** What was thrown and the first lines of its stack, for a text that names the fault's id; empty if it names none. */
    List<String> stack(String text) {
        Matcher id = ID.matcher(text);
        return id.find() ? lines.stream().dropWhile(line -> !line.startsWith(id.group() + " ")).skip(1)
                .takeWhile(line -> !ID.matcher(line).lookingAt()).limit(LINES).map(String::strip).toList() : List.of();
    }
}
