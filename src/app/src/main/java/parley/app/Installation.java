package parley.app;

import java.lang.module.ResolvedModule;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of the built program: {@code bin lib plugins kit runtime}. It may lie anywhere, and be moved.
 *
 * @param home that folder
 */
public record Installation(Path home) {
    /** Names the folder where the program's jars do not lie in it, as in tests. */
    public static final String PROPERTY = "parley.home";

    /** The one that this process runs from: two levels above the jar of this module, or what {@link #PROPERTY} says. */
    public static Installation here() {
        return new Installation(Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of)
                .orElseGet(() -> jar().getParent().getParent()));
    }

    /** Where the plugins that come with Parley lie. */
    public Path plugins() {
        return home.resolve("plugins");
    }

    /** The file that starts the program. */
    public Path launcher() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return home.resolve("bin").resolve(windows ? "parley.bat" : "parley");
    }

    /** Where the scenario kit and its libraries lie. */
    public Path kit() {
        return home.resolve("kit");
    }

    private static Path jar() {
        String self = Optional.ofNullable(Installation.class.getModule().getName()).orElse("");
        URI location = ModuleLayer.boot().configuration().findModule(self).map(ResolvedModule::reference)
                .flatMap(reference -> reference.location())
                .orElseThrow(() -> new IllegalStateException(
                        "start Parley on the module path, or say where it lies with -D" + PROPERTY));
        return Path.of(location).toAbsolutePath();
    }
}
