package parley.p2pvideo;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as users type them, in decimal units: {@code 500k}, {@code 50M}, {@code 4.2G}. */
final class Amount {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,14}(?:\\.[0-9]{1,3})?)([KMGT]?)B?");
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final String UNITS = "KMGT";

    private Amount() {
    }

    /** Bytes, 1 and more; nothing if it is none. */
    static OptionalLong parse(String word) {
        Matcher m = FORM.matcher(word.toUpperCase(Locale.ROOT));
        if (!m.matches()) {
            return OptionalLong.empty();
        }
        int power = m.group(2).isEmpty() ? 0 : 3 * (UNITS.indexOf(m.group(2)) + 1);
        BigDecimal bytes = new BigDecimal(m.group(1)).scaleByPowerOfTen(power);
        return bytes.compareTo(BigDecimal.ONE) < 0 || bytes.compareTo(MOST) > 0 ? OptionalLong.empty()
                : OptionalLong.of(bytes.longValue());
    }
}
