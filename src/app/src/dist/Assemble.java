import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Puts the built program together. The build runs it, as a source file, with the JDK that it compiles with: {@code java
 * Assemble.java DIST SCRIPTS PLUGINS_POM OWN_JAR CLASS_PATH}. The jars of the framework's modules are in {@code
 * DIST/lib} already; it adds the libraries that they need, {@code DIST/runtime} with the Java that runs it all, and
 * {@code DIST/bin}; and it removes jars that this build does not make any more, so that none is loaded by mistake.
 */
final class Assemble {
    /** What Parley needs of the JDK, and what plugins may expect beyond. */
    private static final String MODULES = "java.base,java.compiler,java.logging,java.management,java.net.http,java.sql,"
            + "java.xml,jdk.crypto.ec,jdk.httpserver,jdk.jfr,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs";
    private static final List<String> OPTIONS = List.of("--strip-debug", "--no-header-files", "--no-man-pages",
            "--compress", "zip-6", "--generate-cds-archive");
    /** Which jlink makes too, for heaps over 32 GB only. */
    private static final String NOT_NEEDED = "lib/server/classes_nocoops.jsa";
    private static final List<String> LIBRARIES = List.of("jline-");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private Assemble() {}

    public static void main(String[] args) throws IOException {
        Path dist = Path.of(args[0]);
        Path scripts = Path.of(args[1]);
        Path pluginsPom = Path.of(args[2]);
        String ownJar = args[3];
        List<Path> classPath = Stream.of(args[4].split(File.pathSeparator)).map(Path::of).toList();
        library(dist.resolve("lib"), ownJar, classPath);
        cache(dist.resolve("cache/made-for"), dist.resolve("lib"));
        plugins(dist.resolve("plugins"), pluginsPom, ownJar.substring("parley-app".length()));
        launchers(scripts, dist.resolve("bin"));
        runtime(dist.resolve("runtime"));
    }

    /** Adds the libraries, and leaves no other jars than those that are on the class path. */
    private static void library(Path lib, String ownJar, List<Path> classPath) throws IOException {
        Set<String> wanted = new HashSet<>(Set.of(ownJar));
        for (Path jar : classPath) {
            String name = jar.getFileName().toString();
            wanted.add(name);
            Path copy = lib.resolve(name);
            boolean ours = LIBRARIES.stream().noneMatch(name::startsWith);
            if (!ours && (!Files.exists(copy) || Files.mismatch(jar, copy) >= 0)) { // what is the same keeps its time
                Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        removeOthers(lib, wanted);
    }

    /** The cache of Train.java holds for the jars of its day; one that is refused costs more than none. */
    private static void cache(Path mark, Path lib) throws IOException {
        if (!Files.exists(mark)) {
            return;
        }
        FileTime made = Files.getLastModifiedTime(mark);
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(lib)) {
            for (Path jar : jars) {
                if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
                    Files.deleteIfExists(mark);
                }
            }
        }
    }

    /** Each module of plugins/pom.xml makes its jar, parley-MODULE-VERSION.jar, after this has run. */
    private static void plugins(Path folder, Path pom, String ending) throws IOException {
        Set<String> wanted = new HashSet<>();
        Matcher module = MODULE.matcher(Files.readString(pom));
        while (module.find()) {
            wanted.add("parley-" + module.group(1) + ending);
        }
        if (Files.isDirectory(folder)) {
            removeOthers(folder, wanted);
        }
    }

    private static void removeOthers(Path folder, Set<String> wanted) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path jar : jars) {
                if (!wanted.contains(jar.getFileName().toString())) {
                    Files.delete(jar);
                }
            }
        }
    }

    private static void launchers(Path scripts, Path bin) throws IOException {
        Files.createDirectories(bin);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(scripts)) {
            for (Path script : all) {
                Path copy = Files.copy(script, bin.resolve(script.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                copy.toFile().setExecutable(true, false);
            }
        }
    }

    /**
     * Links the runtime, unless it was linked from the same JDK in the same way: that takes longer than all the rest.
     */
    private static void runtime(Path runtime) throws IOException {
        String jdk = System.getProperty("java.vm.version");
        String wanted = String.join(" ", jdk, MODULES, OPTIONS.toString(), "without", NOT_NEEDED);
        Path stamp = runtime.resolve("linked-from");
        if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
            return;
        }
        remove(runtime);
        List<String> words = new ArrayList<>(OPTIONS);
        words.addAll(List.of("--add-modules", MODULES, "--output", runtime.toString()));
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        if (ToolProvider.findFirst("jlink").orElseThrow().run(out, out, words.toArray(String[]::new)) != 0) {
            throw new IOException("jlink " + String.join(" ", words) + " failed:\n" + said);
        }
        Files.deleteIfExists(runtime.resolve(NOT_NEEDED));
        Files.writeString(stamp, wanted); // last, so that a half-made one is made again
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(Assemble::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
