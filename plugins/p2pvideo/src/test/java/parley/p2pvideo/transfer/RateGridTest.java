package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Prints how the file's congestion control fares against CUBIC over many paths, which takes minutes: {@code mvn -pl
 * plugins/p2pvideo -am verify -Dtest=RateGridTest -Dsurefire.failIfNoSpecifiedTests=false -Dparley.p2pvideo.grid=true}.
 * A line is a path; of the link's bytes, what the file gets alone, what CUBIC gets alone, what both get beside each
 * other, and the file's part of that.
 */
@EnabledIfSystemProperty(named = "parley.p2pvideo.grid", matches = "true",
        disabledReason = "prints figures and takes minutes")
class RateGridTest {
    private static final double[] LOSSES = {0, 0.001, 0.01, 0.05};
    private static final long[] MILLIS = {1, 20, 100, 300};
    private static final double[] QUEUES = {0.1, 0.25, 0.5, 1, 2, 4};

    @Test
    void everyPathIsUsedAloneAndBesideCubic() {
        System.out.println(" loss %  ms  queue   file  CUBIC   file + CUBIC   part");
        for (double loss : LOSSES) {
            for (long millis : MILLIS) {
                for (double queue : QUEUES) {
                    Bottleneck path = new Bottleneck((millis == 1 ? 100 : 20) * Bottleneck.MEGABIT,
                            millis * SimulatedLink.MILLI, loss, queue);
                    if (path.queueBytes() >= Bottleneck.LEAST_QUEUE) {
                        print(path, millis == 1 ? 6 : 30);
                    }
                }
            }
        }
    }

    private static void print(Bottleneck path, int seconds) {
        double alone = path.use(1, seconds);
        Bottleneck.Shares beside = path.besideCubic(1, seconds);
        System.out.printf(Locale.ENGLISH, "%6.1f %4d %6.2f  %5.2f  %5.2f   %5.2f + %4.2f   %5.2f%n", 100 * path.loss(),
                path.roundTrip() / SimulatedLink.MILLI, path.queue(), alone, path.ofCubicAlone(1, seconds), beside.ours(),
                beside.theirs(), beside.share());
        assertTrue(alone > 0 && beside.theirs() > 0, path::toString);
    }
}
