package parley.api.signatures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The versions of the API that were recorded, each in a file of its own, {@code signatures-2.0.txt}. */
final class Recordings {
    private final Path folder;

    Recordings(Path folder) {
        this.folder = folder;
    }

    /** A version, if it was recorded. */
    Optional<Signatures> of(Version version) throws IOException {
        return all().stream().filter(recorded -> recorded.version().equals(version)).findFirst();
    }

    /** The last one that was recorded before a version. */
    Optional<Signatures> before(Version version) throws IOException {
        return all().stream().filter(recorded -> recorded.version().compareTo(version) < 0)
                .max(Comparator.comparing(Signatures::version));
    }

    /** Records a version, in place of what was recorded of it. */
    void write(Signatures signatures) throws IOException {
        Files.writeString(folder.resolve("signatures-" + signatures.version() + ".txt"), signatures.text());
    }

    private List<Signatures> all() throws IOException {
        List<Signatures> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                all.add(Signatures.of(Files.readString(file)));
            }
        }
        return all;
    }
}
