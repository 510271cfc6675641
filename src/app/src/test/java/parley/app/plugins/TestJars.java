package parley.app.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** What tests do to jars and folders beside making them. */
final class TestJars {
    private TestJars() {}

    static Path withoutEntry(Path jar, String entry) {
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), java.util.Map.of())) {
            Files.delete(zip.getPath(entry));
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void compileModule(String moduleInfo, Path into) throws IOException {
        Path folder = Files.createDirectories(into.resolveSibling("source"));
        Path source = Files.writeString(folder.resolve("module-info.java"), moduleInfo);
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        javac.run(System.out, System.err, "-d", into.toString(), source.toString());
    }

    /** The names of all files below a folder. */
    static List<String> filesUnder(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
