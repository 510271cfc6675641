package parley.app.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file in which a server writes down the faults of plugins, each under an id. */
final class FaultLog {
    private static final Pattern ID = Pattern.compile("\\bE[0-9a-z]+-[0-9]+\\b");
    /** Longer than a server keeps lines back. */
    private static final long PATIENCE_MILLIS = 2_000;
    private static final long PAUSE_MILLIS = 20;
    /** Of a stack: what was thrown, and where. */
    private static final int LINES = 4;

    private final Path file;

    FaultLog(Path file) {
        this.file = file;
    }

    /** What was thrown and the first lines of its stack, for a text that names the fault's id; empty if nothing is there. */
    List<String> stack(String text) throws IOException, InterruptedException {
        Matcher id = ID.matcher(text);
        if (!id.find()) {
            return List.of();
        }
        List<String> stack = lines(id.group());
        for (long waited = 0; stack.isEmpty() && waited < PATIENCE_MILLIS; waited += PAUSE_MILLIS) {
            Thread.sleep(PAUSE_MILLIS);
            stack = lines(id.group());
        }
        return stack;
    }

    private List<String> lines(String id) throws IOException {
        List<String> all = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return all.stream().dropWhile(line -> !line.startsWith(id + " ")).skip(1)
                .takeWhile(line -> !ID.matcher(line).lookingAt()).limit(LINES).map(line -> line.replace("\t", "    ")).toList();
    }
}
