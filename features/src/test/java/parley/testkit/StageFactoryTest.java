package parley.testkit;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StageFactoryTest {
    private final StageFactory factory = new StageFactory();

    /** Something that steps share. */
    public static final class Shared implements AutoCloseable {
        private final List<String> closed = new ArrayList<>();

        /** Made once a scenario. */
        public Shared() {}

        @Override
        public void close() {
            closed.add("shared");
        }
    }

    /** A step class. */
    public record Steps(Shared shared) implements AutoCloseable {
        @Override
        public void close() {
            shared.closed.add("steps");
            throw new IllegalStateException("a step class that cannot be closed");
        }
    }

    /** Another step class. */
    public record MoreSteps(Shared shared) {}

    /** Has no constructor that could be called. */
    public static final class Unmakeable {
        private Unmakeable() {}
    }

    @Test
    void stepClassesOfOneScenarioShareWhatTheyAskFor() {
        factory.start();
        Steps steps = factory.getInstance(Steps.class);
        assertSame(steps, factory.getInstance(Steps.class));
        assertSame(steps.shared(), factory.getInstance(MoreSteps.class).shared());
    }

    @Test
    void theNextScenarioGetsItsOwn() {
        factory.start();
        Shared first = factory.getInstance(Shared.class);
        factory.stop();
        factory.start();
        assertNotSame(first, factory.getInstance(Shared.class));
    }

    @Test
    void allAreClosedTheLastFirstEvenIfOneFails() {
        factory.start();
        Steps steps = factory.getInstance(Steps.class);
        assertThrows(IllegalStateException.class, factory::stop);
        assertEquals(List.of("steps", "shared"), steps.shared().closed);
    }

    @Test
    void aClassWithoutOnePublicConstructorIsNamed() {
        assertTrue(assertThrows(IllegalStateException.class, () -> factory.getInstance(Unmakeable.class)).getMessage()
                .contains("Unmakeable"));
    }
}
