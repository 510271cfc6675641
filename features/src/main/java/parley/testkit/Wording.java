package parley.testkit;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that a scenario expects. In them {@code …} stands for anything, as in {@code 1; …; yoda; 127.0.0.1; …}, and a
 * run of blanks for any other, since columns are aligned with blanks.
 */
public final class Wording {
    private final String words;
    private final Pattern pattern;

    /** Takes the words as the scenario has them. */
    public Wording(String words) {
        this.words = words;
        this.pattern = Pattern.compile(Arrays.stream(words.strip().split("…", -1)).map(Wording::literal)
                .collect(Collectors.joining(".*")));
    }

    private static String literal(String words) {
        return Arrays.stream(words.split(" +", -1)).map(word -> word.isEmpty() ? "" : Pattern.quote(word))
                .collect(Collectors.joining(" +"));
    }

    /** Whether a line has these words anywhere in it. */
    public boolean isIn(String line) {
        return pattern.matcher(line).find();
    }

    /** Whether a line is these words, from its first character to its last. */
    public boolean is(String line) {
        return pattern.matcher(line.strip()).matches();
    }

    @Override
    public String toString() {
        return '"' + words + '"';
    }
}
