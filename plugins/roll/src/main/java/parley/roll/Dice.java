package parley.roll;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Dice of one kind, and what is added to their sum: {@code d6}, {@code 2d6}, {@code 3d6+2}, {@code d20-1}.
 *
 * @param number 1 to {@link #MOST}
 * @param sides  of each, 2 to {@link #MOST_SIDES}
 * @param plus   what is added, -{@link #MOST_PLUS} to {@link #MOST_PLUS}
 */
record Dice(int number, int sides, int plus) {
    static final int MOST = 100;
    static final int MOST_SIDES = 1_000;
    static final int MOST_PLUS = 1_000;
    /** What may be typed, in words. */
    static final String FORM = "dice such as d20, 2d6 or 3d6+2, at most " + MOST + " of 2 to " + MOST_SIDES
            + " sides and at most " + MOST_PLUS + " added";

    private static final Pattern TYPED = Pattern.compile("([0-9]{1,4})?d([0-9]{1,4})([+-][0-9]{1,4})?");

    /** The dice that were typed; empty if it is none, or a bound is broken. */
    static Optional<Dice> of(String typed) {
        Matcher m = TYPED.matcher(typed);
        return m.matches() ? Optional.of(new Dice(number(m.group(1), 1), number(m.group(2), 0), number(m.group(3), 0)))
                .filter(Dice::isWithinBounds) : Optional.empty();
    }

    private static int number(String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private boolean isWithinBounds() {
        return number >= 1 && number <= MOST && sides >= 2 && sides <= MOST_SIDES && Math.abs(plus) <= MOST_PLUS;
    }

    /** Throws them: {@code 17}, or the sum and its parts, {@code 3 + 5 + 2 = 10}. */
    String roll(RandomGenerator random) {
        int[] shown = random.ints(number, 1, sides + 1).toArray();
        String parts = Arrays.stream(shown).mapToObj(Integer::toString).collect(Collectors.joining(" + "));
        if (number == 1 && plus == 0) {
            return parts;
        }
        String added = plus == 0 ? "" : (plus > 0 ? " + " : " - ") + Math.abs(plus);
        return parts + added + " = " + (Arrays.stream(shown).sum() + plus);
    }
}
