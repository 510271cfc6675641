package parley.testkit;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Jars that come and go in the drop folder of the server and the clients while these run. What is dropped is a plugin of the
 * installation under another version. Begin with {@code Given a drop folder}.
 */
public final class PluginSteps {
    private static final String DESCRIPTOR = "META-INF/parley/plugin.properties";

    private final Stage stage;
    private byte[] rest = {};

    /** Made for each scenario. */
    public PluginSteps(Stage stage) {
        this.stage = stage;
    }

    /** The server and all clients look into one folder for more plugins. */
    @Given("a drop folder")
    public void folder() throws IOException {
        stage.server().dropFolder();
    }

    /** As a careful tool does it: under another name first, then renamed. */
    @When("the plugin {word} is dropped in version {word}")
    public void isDropped(String id, String version) throws IOException {
        Path copying = stage.server().dropFolder().resolve(id + ".part");
        Files.write(copying, jar(id, version));
        Files.move(copying, place(id), StandardCopyOption.REPLACE_EXISTING);
    }

    /** As a slow copy leaves it for a while. */
    @When("the first half of the plugin {word} is dropped in version {word}")
    public void halfIsDropped(String id, String version) throws IOException {
        byte[] jar = jar(id, version);
        Files.write(place(id), Arrays.copyOf(jar, jar.length / 2));
        rest = Arrays.copyOfRange(jar, jar.length / 2, jar.length);
    }

    /** The slow copy goes on. */
    @When("the other half of the plugin {word} follows")
    public void otherHalfFollows(String id) throws IOException {
        Files.write(place(id), rest, StandardOpenOption.APPEND);
    }

    /** Its jar is deleted from the drop folder. */
    @When("the dropped plugin {word} is deleted")
    public void isDeleted(String id) throws IOException {
        Files.delete(place(id));
    }

    private Path place(String id) throws IOException {
        return stage.server().dropFolder().resolve(id + ".jar");
    }

    /** The jar of a plugin of the installation, as if it were of another version. */
    private static byte[] jar(String id, String version) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarFile jar = new JarFile(installed(id).toFile()); JarOutputStream out = new JarOutputStream(bytes)) {
            for (JarEntry entry : jar.stream().toList()) {
                out.putNextEntry(new JarEntry(entry.getName()));
                try (InputStream in = jar.getInputStream(entry)) {
                    byte[] content = in.readAllBytes();
                    out.write(entry.getName().equals(DESCRIPTOR) ? ofVersion(content, version) : content);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] ofVersion(byte[] descriptor, String version) {
        return new String(descriptor, StandardCharsets.UTF_8).replaceFirst("(?m)^version=.*$", "version=" + version)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Path installed(String id) throws IOException {
        for (Path folder : Installation.plugins()) {
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*" + id + "*.jar")) {
                    for (Path jar : jars) {
                        return jar;
                    }
                }
            }
        }
        throw new AssertionError("There is no plugin " + id + " in " + Installation.plugins() + ".");
    }
}
