package parley.api.signatures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API as it is against what was recorded of it, and that a recording can be trusted. */
class PromiseTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Path RECORDED = MODULE.resolve("src/test/resources/parley/api");
    private static final Signatures OLD = Signatures.of("2.0\na.A: is class\n");

    @TempDir
    private Path folder;
    private Recordings recordings;
    private Promise promise;

    @BeforeEach
    void record() throws Exception {
        recordings = new Recordings(folder);
        recordings.write(OLD);
        promise = new Promise(recordings);
    }

    @Test
    void theApiIsTheOneThatWasRecorded() throws Exception {
        Promise own = new Promise(new Recordings(RECORDED));
        Signatures now = SignatureReader.api();

        Optional<String> objection = Boolean.getBoolean(Promise.RECORD) ? own.record(now) : own.objection(now);
        assertEquals("", objection.orElse(""));
    }

    @Test
    void anInterfaceIsImplementedByParleyOrOneOfThoseThatPluginsImplement() throws Exception {
        TreeSet<String> byPlugins = new TreeSet<>();
        for (Class<?> type : SignatureReader.types()) {
            String outermost = type.getName().replaceFirst("\\$.*", "").replace('.', '/');
            if (type.isInterface() && !Files.readString(MODULE.resolve("src/main/java/" + outermost + ".java"))
                    .replaceAll("[\\s*]+", " ").contains("Implemented by Parley")) {
                byPlugins.add(type.getName());
            }
        }
        assertEquals(new TreeSet<>(Promise.IMPLEMENTED), byPlugins);
    }

    @Test
    void aVersionThatIsAsItWasRecordedIsFine() throws Exception {
        assertEquals(Optional.empty(), promise.objection(OLD));
    }

    @Test
    void aDifferenceIsToldWithHowToRecord() throws Exception {
        String told = promise.objection(Signatures.of("2.0\na.A: is class\na.B: is class\n")).orElse("");

        assertTrue(told.contains("raise Api.MINOR") && told.contains("-Dparley.api.record=true"), told);
    }

    @Test
    void aRaisedVersionHasToBeRecorded() throws Exception {
        Signatures next = Signatures.of("2.1\na.A: is class\na.B: is class\n");
        assertTrue(promise.objection(next).orElse("").startsWith("Version 2.1 of the API is not recorded yet."));

        assertEquals(Optional.empty(), promise.record(next));
        assertEquals(Optional.empty(), promise.objection(next));
        assertEquals(Optional.of(OLD), recordings.before(next.version()));
    }

    @Test
    void recordingAgainReplacesOnlyThatVersion() throws Exception {
        Signatures first = Signatures.of("2.1\na.A: is class\na.B: is class\n");
        Signatures second = Signatures.of("2.1\na.A: is class\na.C: is class\n");
        promise.record(first);
        promise.record(second);

        assertEquals(Optional.of(second), recordings.of(second.version()));
        assertEquals(Optional.of(OLD), recordings.of(OLD.version()));
    }

    @Test
    void whatBreaksPluginsOfTheVersionBeforeIsNotRecorded() throws Exception {
        Signatures broken = Signatures.of("2.1\na.B: is class\n");

        assertTrue(promise.record(broken).orElse("").contains("raise Api.MAJOR"));
        assertEquals(Optional.empty(), recordings.of(broken.version()));
    }
}
