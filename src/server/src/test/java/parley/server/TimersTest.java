package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks run when their time has come, in the order of their times, whatever the clock's origin. */
class TimersTest {
    private final Timers timers = new Timers();
    private final List<String> ran = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {0, -1_000, Long.MAX_VALUE - 15, Long.MAX_VALUE, Long.MIN_VALUE})
    void tasksRunInTheOrderOfTheirTimes(long start) {
        add(start + 30, "third");
        add(start + 10, "first");
        add(start + 20, "second");

        timers.run(start + 9);
        assertEquals(List.of(), ran);
        timers.run(start + 10);
        assertEquals(List.of("first"), ran);
        timers.run(start + 30);
        assertEquals(List.of("first", "second", "third"), ran);
    }

    @Test
    void tasksOfOneTimeRunInTheOrderInWhichTheyWereAdded() {
        for (int i = 0; i < 100; i++) {
            add(5, "task " + i);
        }
        timers.run(5);

        assertEquals(IntStream.range(0, 100).mapToObj(i -> "task " + i).toList(), ran);
    }

    @Test
    void aTaskRunsOnce() {
        add(5, "once");
        timers.run(5);
        timers.run(6);

        assertEquals(List.of("once"), ran);
    }

    @Test
    void aTaskThatATaskAddsRunsWhenItsTimeHasCome() {
        timers.at(5, () -> {
            add(5, "at once");
            add(7, "later");
        });
        timers.run(6);
        assertEquals(List.of("at once"), ran);
        timers.run(7);

        assertEquals(List.of("at once", "later"), ran);
    }

    @Test
    void aTaskThatThrowsIsGoneAndTheNextOnesStay() {
        timers.at(1, () -> {
            throw new IllegalStateException("fault");
        });
        add(2, "next");
        assertThrows(IllegalStateException.class, () -> timers.run(5));
        timers.run(5);

        assertEquals(List.of("next"), ran);
    }

    @Test
    void untilNextIsTheTimeUntilTheFirst() {
        assertEquals(60, timers.untilNext(0, 60), "there is none");
        add(100, "late");
        add(50, "early");

        assertEquals(50, timers.untilNext(0, 60));
        assertEquals(1, timers.untilNext(49, 60));
        assertEquals(0, timers.untilNext(50, 60));
        assertEquals(0, timers.untilNext(80, 60), "never less than 0");
        assertEquals(40, timers.untilNext(0, 40), "never more than asked for");
    }

    @Test
    void untilNextHoldsWhereNanosecondsOverflow() {
        add(Long.MAX_VALUE + 10, "behind the overflow");

        assertEquals(10, timers.untilNext(Long.MAX_VALUE, 60));
        assertEquals(0, timers.untilNext(Long.MAX_VALUE + 10, 60));
    }

    @Test
    void aThousandTasksOfRandomTimesRunSorted() {
        Random random = new Random(1);
        List<Integer> times = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            int time = random.nextInt(500);
            times.add(time);
            add(time, Integer.toString(time));
        }
        for (int now = 0; now < 500; now += 7) {
            timers.run(now);
        }
        timers.run(500);

        assertEquals(times.stream().sorted().map(String::valueOf).toList(), ran);
    }

    private void add(long time, String name) {
        timers.at(time, () -> ran.add(name));
    }
}
