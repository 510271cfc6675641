package parley.p2pvideo;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern for names of files, as {@link java.nio.file.FileSystem#getPathMatcher} describes globs: {@code *.mp4},
 * {@code clips/**}. Hidden files fit only where the pattern itself begins with a dot.
 *
 * @param root    the folder that its first part without a wildcard names, with a slash; may be empty
 * @param matcher for names relative to the root
 * @param shallow for names right in the root, where {@code **} and its slash stand for nothing
 * @param rest    the pattern from there on
 */
record Pattern(String root, PathMatcher matcher, PathMatcher shallow, String rest) {
    private static final String WILD = "*?[{";

    /** Whether a word has a wildcard. */
    static boolean isOne(String word) {
        return word.chars().anyMatch(c -> WILD.indexOf(c) >= 0);
    }

    /**
     * Reads a pattern.
     *
     * @throws IOException with a text for the user if it is none
     */
    static Pattern of(String word) throws IOException {
        int wild = 0;
        while (WILD.indexOf(word.charAt(wild)) < 0) {
            wild++;
        }
        int slash = word.lastIndexOf('/', wild);
        String rest = word.substring(slash + 1);
        try {
            return new Pattern(word.substring(0, slash + 1), matcher(rest), matcher(rest.replace("**/", "")), rest);
        } catch (PatternSyntaxException e) {
            throw new IOException("'" + word + "' is no pattern: " + e.getDescription(), e);
        }
    }

    private static PathMatcher matcher(String glob) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }

    /** Whether it reaches into folders below the root: then the files keep their place in them. */
    boolean isDeep() {
        return rest.contains("**");
    }

    /** How many folders deep files may lie. */
    int depth() {
        return isDeep() ? Integer.MAX_VALUE : (int) rest.chars().filter(c -> c == '/').count() + 1;
    }

    /** What stands before the names of what is found, with a slash: the last folder of the root. */
    String prefix() {
        Path last = Path.of(root).normalize().getFileName();
        return last == null || last.toString().isEmpty() || last.toString().startsWith(".") ? "" : last + "/";
    }

    /** Whether a name relative to the root fits. */
    boolean matches(Path name) {
        boolean hidden = false;
        for (Path part : name) {
            hidden |= part.toString().startsWith(".");
        }
        return (!hidden || rest.startsWith(".")) && (matcher.matches(name) || isDeep() && shallow.matches(name));
    }
}
