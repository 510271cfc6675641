package parley.app.plugins;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The dotted numbers at the beginning of a version: 1.2 of {@code 1.2} and of {@code 1.2-rc1}. Numbers that are not
 * written count as 0, so 1.0 and 1.0.0 are the same.
 */
record VersionNumber(List<BigInteger> numbers) implements Comparable<VersionNumber> {
    private static final Pattern NUMBERS = Pattern.compile("[0-9]+(\\.[0-9]+)*");

    /** Empty if the version does not begin with a number. */
    static Optional<VersionNumber> of(String version) {
        Matcher numbers = NUMBERS.matcher(version);
        return numbers.lookingAt()
                ? Optional.of(new VersionNumber(Stream.of(numbers.group().split("\\.")).map(BigInteger::new).toList()))
                : Optional.empty();
    }

    /** The first number. */
    BigInteger major() {
        return numbers.getFirst();
    }

    @Override
    public int compareTo(VersionNumber other) {
        int places = Math.max(numbers.size(), other.numbers.size());
        for (int place = 0; place < places; place++) {
            int order = at(place).compareTo(other.at(place));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private BigInteger at(int place) {
        return place < numbers.size() ? numbers.get(place) : BigInteger.ZERO;
    }
}
