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

    /**
     * A line as lines of at most {@code width} cells, parted between words; a word that is longer stays whole, for the
     * terminal to break and for people to copy.
     */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        for (int end; Table.width(rest) > width && (end = end(rest, width)) > 0; ) {
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /** Where the last word ends that fits, or the first if none does; 0 if there is no other. */
    private static int end(String text, int width) {
        int end = 0;
        int used = 0;
        boolean word = false;
        for (int i = 0; i < text.length() && (used <= width || end == 0); i += Character.charCount(text.codePointAt(i))) {
            if (text.charAt(i) == ' ') {
                end = word ? i : end;
            } else {
                word = true;
            }
            used += Table.width(text.codePointAt(i));
        }
        return end;
    }
}
