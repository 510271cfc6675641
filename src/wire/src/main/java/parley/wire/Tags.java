package parley.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tags in front of a line, {@code @key=value;key}, escaped as IRCv3 message tags are. */
final class Tags {
    private Tags() {}

    /** Reads what stands between {@code @} and the blank. */
    static Map<String, String> parse(String text) throws MalformedLineException {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String tag : text.split(";", -1)) {
            int equals = tag.indexOf('=');
            String key = equals < 0 ? tag : tag.substring(0, equals);
            if (key.isEmpty()) {
                throw new MalformedLineException("a tag without a name in '@" + text + "'");
            }
            tags.put(key, equals < 0 ? "" : unescape(tag.substring(equals + 1)));
        }
        return Collections.unmodifiableMap(tags);
    }

    /** A value as it is written. Source of the escapes: IRCv3 message-tags, "Escaping values". */
    static String escape(String value) {
        if (isPlain(value)) {
            return value;
        }
        StringBuilder to = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case ';' -> to.append("\\:");
                case ' ' -> to.append("\\s");
                case '\\' -> to.append("\\\\");
                case '\r' -> to.append("\\r");
                case '\n' -> to.append("\\n");
                default -> to.append(c);
            }
        }
        return to.toString();
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ';' || c <= ' ' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static String unescape(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\\') {
                plain.append(c);
            } else if (++i < value.length()) {
                plain.append(unescape(value.charAt(i)));
            }
        }
        return plain.toString();
    }

    private static char unescape(char c) {
        return switch (c) {
            case ':' -> ';';
            case 's' -> ' ';
            case 'r' -> '\r';
            case 'n' -> '\n';
            default -> c;
        };
    }
}
