package parley.client;

import java.util.ArrayList;
import java.util.List;

/** Lays words out in lines. */
final class Wrapping {
    private static final String INDENT = "  ";

    private Wrapping() {}

    /** A title and words after it, in lines of at most {@code width} characters; those after the first are indented. */
    static List<String> lines(String title, List<String> words, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(title);
        for (String word : words) {
            if (line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(INDENT).append(word);
            } else {
                line.append(' ').append(word);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
