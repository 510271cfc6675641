package parley.filter;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words that are not wanted. Found whole, whatever their case, in any script: {@code ass} is not in {@code class}. */
final class WordList {
    private static final String IN_A_WORD = "[\\p{L}\\p{M}\\p{N}_]";

    private final Pattern any;

    /** Of at least one word; a word may hold blanks. */
    WordList(List<String> words) {
        String either = words.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        any = Pattern.compile("(?<!" + IN_A_WORD + ")(?:" + either + ")(?!" + IN_A_WORD + ")",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The first of the words in a text, as it is written there. */
    Optional<String> first(String text) {
        Matcher m = any.matcher(text);
        return m.find() ? Optional.of(m.group()) : Optional.empty();
    }

    /** The text with an asterisk in the place of each letter of these words. */
    String mask(String text) {
        return any.matcher(text).replaceAll(m -> "*".repeat(m.group().codePointCount(0, m.group().length())));
    }
}
