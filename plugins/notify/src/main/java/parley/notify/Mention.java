package parley.notify;

import java.util.regex.Pattern;

/** Finds a user's name in a text: whole, whatever its case. */
final class Mention {
    private static final String IN_A_WORD = "[\\p{L}\\p{M}\\p{N}_]";

    private Mention() {}

    static boolean isIn(String text, String user) {
        return Pattern.compile("(?<!" + IN_A_WORD + ")" + Pattern.quote(user) + "(?!" + IN_A_WORD + ")",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(text).find();
    }
}
