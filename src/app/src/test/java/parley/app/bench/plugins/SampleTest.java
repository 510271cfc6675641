package parley.app.bench.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SampleTest {
    @Test
    void theMedianIsTheOneInTheMiddle() {
        assertEquals(5, of(9, 1, 5).median());
        assertEquals(3, of(9, 1, 5, 1).median());
    }

    @Test
    void theExtremesAreKnown() {
        assertEquals(1, of(9, 1, 5).least());
        assertEquals(9, of(9, 1, 5).most());
    }

    @Test
    void withoutAFigureThereIsNoMedian() {
        assertTrue(Double.isNaN(of().median()));
    }

    private static Sample of(double... figures) {
        Sample sample = new Sample();
        DoubleStream.of(figures).forEach(sample::add);
        return sample;
    }
}
