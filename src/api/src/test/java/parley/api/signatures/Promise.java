package parley.api.signatures;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** What module {@code parley.api} promises its plugins: that what ran with a version runs with every later one of its major. */
final class Promise {
    /** Names the system property with which the API is recorded instead of compared. */
    static final String RECORD = "parley.api.record";
    /** What plugins implement; every other interface is implemented by Parley. */
    static final Set<String> IMPLEMENTED = Set.of("parley.api.Benchmark", "parley.api.client.ClientHandler",
            "parley.api.client.ClientPlugin", "parley.api.server.CommandHandler", "parley.api.server.EventFilter",
            "parley.api.server.ServerPlugin");

    private final Recordings recordings;

    Promise(Recordings recordings) {
        this.recordings = recordings;
    }

    /** What is wrong with the API as it is now, and what to do; empty if it keeps the promise and is as it was recorded. */
    Optional<String> objection(Signatures now) throws IOException {
        Optional<String> raise = raised(now);
        if (raise.isPresent()) {
            return raise;
        }
        Optional<Signatures> recorded = recordings.of(now.version());
        return recorded.isEmpty() ? Optional.of("Version " + now.version() + " of the API is not recorded yet.\n" + how(now))
                : Change.between(recorded.get(), now, IMPLEMENTED).objection().map(what -> what + how(now));
    }

    /** Records the API as it is now, unless its version does not fit what changed since the one before; then says so. */
    Optional<String> record(Signatures now) throws IOException {
        Optional<String> raise = raised(now);
        if (raise.isEmpty()) {
            recordings.write(now);
        }
        return raise;
    }

    private Optional<String> raised(Signatures now) throws IOException {
        return recordings.before(now.version())
                .flatMap(before -> Change.between(before, now, IMPLEMENTED).objection()).map(what -> what + how(now));
    }

    private static String how(Signatures now) {
        return "To record: mvn -pl src/api test -D" + RECORD + "=true; then commit the file. While " + now.version()
                + " has not been released, nobody has built against it, and recording it again is enough.";
    }
}
