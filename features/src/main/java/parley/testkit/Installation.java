package parley.testkit;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import parley.app.Main;

/** Where the built program stands whose modules run here. */
final class Installation {
    private Installation() {}

    /** The program's folder. */
    static Path folder() {
        return jar().getParent().getParent();
    }

    /** The file that starts the program. */
    static Path launcher() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
        return folder().resolve("bin").resolve(windows ? "parley.bat" : "parley");
    }

    /**
     * The folders of plugins: the program's own, then {@code plugins} in the working folder. The property
     * {@code parley.testkit.plugins} names others.
     */
    static List<Path> plugins() {
        List<Path> folders = new ArrayList<>();
        String named = System.getProperty("parley.testkit.plugins", "");
        if (named.isEmpty()) {
            folders.add(folder().resolve("plugins"));
            folders.add(Path.of("plugins"));
        } else {
            for (String folder : named.split(File.pathSeparator)) {
                folders.add(Path.of(folder));
            }
        }
        return folders;
    }

    /** The jar from which {@link Main} came. */
    private static Path jar() {
        URI place = Main.class.getModule().getLayer().configuration().findModule("parley.app").orElseThrow()
                .reference().location().orElseThrow();
        return Path.of(place).toAbsolutePath();
    }
}
