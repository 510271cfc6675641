package parley.api.signatures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With an API of two interfaces, of which plugins implement {@code a.Plugin}. */
class ChangeTest {
    private static final Set<String> IMPLEMENTED = Set.of("a.Plugin", "a.New");
    private static final String HOST = "a.Host: is public interface\na.Host: public abstract void m()\n";
    private static final String PLUGIN = "a.Plugin: is public interface\na.Plugin: public abstract void start()\n";

    @Test
    void whatStayedAsItWasNeedsNoOtherVersion() {
        assertEquals(Optional.empty(), change("2.0", HOST + PLUGIN).objection());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "a.Host: public abstract void more()",
        "a.Plugin: public default void stop()",
        "a.Plugin: public static final int MOST = 5",
        "a.New: is public interface\na.New: public abstract void begin()"})
    void whatWasAddedAsksForTheNextMinorVersion(String line) {
        assertTrue(told("2.0", HOST + PLUGIN + line).contains("Make it version 2.1: raise Api.MINOR"));
        assertTrue(told("2.0", HOST + PLUGIN + line).contains("  new:  " + line.lines().findFirst().orElseThrow()));
        assertEquals(Optional.empty(), change("2.1", HOST + PLUGIN + line).objection());
    }

    @ParameterizedTest
    @ValueSource(strings = {"public abstract void stop()", "extends a.Host"})
    void whatPluginsWouldHaveToImplementAsksForTheNextMajorVersion(String signature) {
        String line = "a.Plugin: " + signature;

        assertTrue(told("2.0", HOST + PLUGIN + line).contains("make it version 3.0: raise Api.MAJOR, set Api.MINOR to 0"));
        assertTrue(told("2.0", HOST + PLUGIN + line).contains("  new, and not in the plugins that implement it: " + line));
        assertEquals(Optional.empty(), change("3.0", HOST + PLUGIN + line).objection());
    }

    @Test
    void whatIsGoneAsksForTheNextMajorVersion() {
        assertTrue(told("2.0", PLUGIN).contains("  gone: a.Host: is public interface\n"));
        assertTrue(told("2.0", PLUGIN).contains("raise Api.MAJOR"));
        assertEquals(Optional.empty(), change("3.0", PLUGIN).objection());
    }

    @Test
    void whatWasChangedIsGoneInItsOldForm() {
        Change change = change("2.0", HOST.replace("void m()", "int m()") + PLUGIN);

        assertTrue(change.isIncompatible());
        assertEquals(Set.of("a.Host: public abstract void m()"), change.removed());
        assertEquals(Set.of("a.Host: public abstract int m()"), change.added());
    }

    @Test
    void aMinorVersionIsNotEnoughForWhatIsGone() {
        assertTrue(told("2.1", PLUGIN).startsWith("From 2.0 to 2.1 only the minor version was raised."));
    }

    @Test
    void aMajorVersionIsTooMuchForWhatWasAdded() {
        String more = HOST + PLUGIN + "a.Host: public abstract void more()";

        assertFalse(change("3.0", more).isIncompatible());
        assertTrue(told("3.0", more).contains("nothing that a plugin uses is gone"));
    }

    @Test
    void aMinorVersionMayBeRaisedForWhatIsNoSignature() {
        assertEquals(Optional.empty(), change("2.1", HOST + PLUGIN).objection());
    }

    @ParameterizedTest
    @CsvSource({"1.9", "2.2", "3.1", "4.0"})
    void aVersionIsTheNextOneOrTheSame(String version) {
        assertTrue(told(version, HOST + PLUGIN).contains(", but after 2.0 comes 2.1 or 3.0."));
    }

    private static String told(String version, String lines) {
        return change(version, lines).objection().orElse("");
    }

    private static Change change(String version, String lines) {
        return Change.between(Signatures.of("2.0\n" + HOST + PLUGIN), Signatures.of(version + "\n" + lines), IMPLEMENTED);
    }
}
