package parley.api.signatures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.api.Api;

class SignatureReaderTest {
    /** An example. */
    public sealed interface Shape extends Comparable<Shape> {
        /** A constant. */
        int SIDES = 4;

        <T extends Number> T area(List<? super T> units, String... more) throws IOException;

        default void turn() {}

        static Shape of() {
            return new Square(1);
        }
    }

    /** An example. */
    public record Square(List<String> names) implements Shape {
        private static final int HIDDEN = 1;

        Square(int hidden) {
            this(List.of("x".repeat(hidden + HIDDEN)));
        }

        @Override
        public synchronized <T extends Number> T area(List<? super T> units, String... more) {
            return null;
        }

        @Override
        public int compareTo(Shape other) {
            return 0;
        }
    }

    /** An example. */
    public static class Base<T> {
        /** A field. */
        protected T value;

        protected Base() {}

        private void hidden() {}

        void hiddenToo() {
            hidden();
        }
    }

    @Test
    void anInterfaceIsReadWithAllThatCallersAndImplementersSee() {
        assertLines(Shape.class,
                "extends java.lang.Comparable<NAME>",
                "is public abstract static sealed interface permits " + Square.class.getName(),
                "public abstract <T extends java.lang.Number> T area(java.util.List<? super T>,java.lang.String...)"
                        + " throws java.io.IOException",
                "public default void turn()",
                "public static NAME of()",
                "public static final int SIDES = 4");
    }

    @Test
    void aRecordIsReadWithItsComponents() {
        assertLines(Square.class,
                "component java.util.List<java.lang.String> names",
                "extends " + Shape.class.getName(),
                "extends java.lang.Record",
                "is public static final record",
                "public <T extends java.lang.Number> T area(java.util.List<? super T>,java.lang.String...)",
                "public final boolean equals(java.lang.Object)",
                "public final int hashCode()",
                "public final java.lang.String toString()",
                "public int compareTo(" + Shape.class.getName() + ")",
                "public java.util.List<java.lang.String> names()",
                "public new(java.util.List<java.lang.String>)");
    }

    @Test
    void whatOnlySubclassesSeeIsReadAndWhatIsHiddenIsNot() {
        assertLines(Base.class, "is public static class<T>", "protected T value", "protected new()");
    }

    @Test
    void theVersionsNumbersAreNotPartOfTheSignatures() {
        assertTrue(SignatureReader.lines(Api.class).contains("parley.api.Api: public static final int MAJOR"));
    }

    @Test
    void typesThatAModuleKeepsToItselfAreLeftOut() throws Exception {
        List<String> names = SignatureReader.types().stream().map(Class::getName).toList();

        assertTrue(names.contains("parley.api.client.Screen$Progress"), names::toString);
        assertFalse(names.contains("parley.api.ArgumentParser"), names::toString);
    }

    @Test
    void aRecordingIsReadAsItWasWritten() throws Exception {
        Signatures api = SignatureReader.api();

        assertEquals(api, Signatures.of(api.text()));
    }

    private static void assertLines(Class<?> type, String... signatures) {
        String name = type.getName();
        assertEquals(List.of(signatures).stream().map(line -> name + ": " + line.replace("NAME", name)).sorted().toList(),
                SignatureReader.lines(type));
    }
}
