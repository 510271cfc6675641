package parley.app.plugins;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder for the jars of a test, with a loader whose copies lie below it. */
class LoaderFixture {
    /** A collection takes some milliseconds; one or two are enough where nothing leaks. */
    private static final int COLLECTIONS = 200;

    @TempDir
    Path folder;
    /** The folder of the loader's copies. */
    Path temporary;
    PluginLoader loader;

    @BeforeEach
    void openLoader() throws Exception {
        temporary = Files.createDirectory(folder.resolve("temporary"));
        loader = PluginLoader.in(temporary);
    }

    @AfterEach
    void closeLoader() {
        loader.close();
    }

    /** Reads a jar and loads it, on top of plugins that it requires. */
    LoadedPlugin load(Path jar, LoadedPlugin... required) throws PluginRejectedException {
        PluginJar contents = loader.read(jar);
        try {
            return loader.load(contents, List.of(required));
        } finally {
            loader.letGo(contents);
        }
    }

    /** Whether something is so once all garbage is collected. */
    static boolean comesTrue(BooleanSupplier condition) {
        for (int i = 0; i < COLLECTIONS && !condition.getAsBoolean(); i++) {
            System.gc();
        }
        return condition.getAsBoolean();
    }
}
