package parley.features;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Maven with which tests build what authors of plugins build. */
public final class Maven {
    private Maven() {}

    /** That of this build, or the one on the path; without one, as in an IDE, the test is skipped. */
    public static Path orSkip() {
        String name = System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn";
        String home = System.getProperty("parley.build.maven", "");
        Stream<Path> path = Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
        List<Path> found = Stream.concat(Stream.of(Path.of(home, "bin")), path).map(bin -> bin.resolve(name))
                .filter(Files::isExecutable).toList();
        assumeTrue(!found.isEmpty(), "There is no " + name + " in maven.home or on the PATH, so no project was built.");
        return found.getFirst();
    }

    /** The options with which it takes everything from where this build took it. */
    public static List<String> offline() {
        String repository = System.getProperty("parley.build.repository", "");
        List<String> options = List.of("--offline", "--batch-mode");
        return repository.isEmpty() ? options
                : Stream.concat(options.stream(), Stream.of("-Dmaven.repo.local=" + repository)).toList();
    }
}
