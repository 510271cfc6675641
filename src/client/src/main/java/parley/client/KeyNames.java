package parley.client;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The keys of a shell by their names, and which of them are needed for something else. */
final class KeyNames {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final int FUNCTION_KEYS = 12;

    private static final String CURSOR = "it moves the cursor";
    private static final String EDITING = "it edits the line";
    private static final String HISTORY = "it looks for earlier lines";
    private static final String FLOW = "terminals stop and continue their output with it";

    private static final Map<String, String> NEEDED = Map.ofEntries(
            Map.entry("Ctrl-a", CURSOR), Map.entry("Ctrl-e", CURSOR), Map.entry("Ctrl-b", CURSOR),
            Map.entry("Ctrl-f", CURSOR), Map.entry("Alt-b", CURSOR), Map.entry("Alt-f", CURSOR),
            Map.entry("Ctrl-h", "it is the backspace key"), Map.entry("Ctrl-k", EDITING), Map.entry("Ctrl-u", EDITING),
            Map.entry("Ctrl-w", EDITING), Map.entry("Ctrl-y", EDITING), Map.entry("Ctrl-v", EDITING),
            Map.entry("Ctrl-x", "other keys begin with it"), Map.entry("Alt-c", EDITING), Map.entry("Alt-d", EDITING),
            Map.entry("Alt-l", EDITING), Map.entry("Alt-t", EDITING), Map.entry("Alt-u", EDITING),
            Map.entry("Alt-y", EDITING), Map.entry("Ctrl-g", "it ends a search"), Map.entry("Ctrl-l", "it clears the screen"),
            Map.entry("Ctrl-n", HISTORY), Map.entry("Ctrl-p", HISTORY), Map.entry("Ctrl-r", HISTORY),
            Map.entry("Alt-n", HISTORY), Map.entry("Alt-p", HISTORY), Map.entry("Ctrl-i", "it is the Tab key"),
            Map.entry("Ctrl-j", "it is the Enter key"), Map.entry("Ctrl-m", "it is the Enter key"),
            Map.entry("Ctrl-c", "it clears the line"), Map.entry("Ctrl-d", "it leaves the shell"),
            Map.entry("Ctrl-z", "terminals suspend programs with it"), Map.entry("Ctrl-s", FLOW), Map.entry("Ctrl-q", FLOW));

    private KeyNames() {}

    /** Those that a plugin can have. */
    static List<String> free() {
        Stream<String> letters = LETTERS.chars().mapToObj(letter -> (char) letter)
                .flatMap(letter -> Stream.of("Alt-" + letter, "Ctrl-" + letter));
        Stream<String> functions = IntStream.rangeClosed(1, FUNCTION_KEYS).mapToObj(number -> "F" + number);
        return Stream.concat(letters, functions).filter(name -> !NEEDED.containsKey(name)).toList();
    }

    /** Throws {@link IllegalArgumentException} if a plugin cannot have a key of that name; the text says why. */
    static void requireFree(String name) {
        String needed = NEEDED.get(name);
        if (needed != null) {
            throw new IllegalArgumentException("The key " + name + " cannot be taken: " + needed + ".");
        }
        if (!free().contains(name)) {
            throw new IllegalArgumentException(
                    "There is no key '" + name + "': use Alt-a to Alt-z, Ctrl-a to Ctrl-z or F1 to F12.");
        }
    }
}
