package parley.app.bench.plugins;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.Api;
import parley.api.server.ServerPlugin;
import parley.app.plugins.Descriptor;

/** The jars that are dropped, with one in the place of a plugin of the installation. */
class JarsTest {
    @TempDir
    private Path folder;

    @Test
    void theProbeIsAPluginOfOneClass() throws Exception {
        try (JarFile jar = jar(Jars.probe())) {
            assertEquals(3, jar.size());
            assertTrue(text(jar, Descriptor.PATH).contains("api=" + Api.version()));
            assertEquals(Probe.class.getName() + "\n", text(jar, "META-INF/services/" + ServerPlugin.class.getName()));
        }
    }

    @Test
    void aPluginMayHaveAnotherVersionAndIsTheSameOtherwise() throws Exception {
        byte[] probe = Jars.probe();
        Files.write(folder.resolve("parley-probe-1.jar"), probe);
        try (JarFile before = jar(probe); JarFile after = jar(Jars.ofVersion(folder, "probe", "9.1000"))) {
            String file = Probe.class.getName().replace('.', '/') + ".class";
            assertEquals(before.size(), after.size());
            assertEquals(text(before, Descriptor.PATH).replace("version=1.0.0", "version=9.1000"),
                    text(after, Descriptor.PATH));
            assertArrayEquals(bytes(before, file), bytes(after, file));
        }
    }

    @Test
    void aPluginThatIsNotThereIsTold() {
        IOException failure = assertThrows(IOException.class, () -> Jars.ofVersion(folder, "wave", "2"));

        assertEquals("there is no plugin 'wave' in " + folder + ": install Parley anew.", failure.getMessage());
    }

    private JarFile jar(byte[] bytes) throws IOException {
        return new JarFile(Files.write(Files.createTempFile(folder, "a", ".jar"), bytes).toFile());
    }

    private static String text(JarFile jar, String name) throws IOException {
        return new String(bytes(jar, name));
    }

    private static byte[] bytes(JarFile jar, String name) throws IOException {
        return jar.getInputStream(jar.getJarEntry(name)).readAllBytes();
    }
}
