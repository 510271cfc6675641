package parley.app.bench.plugins;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import parley.api.Api;
import parley.api.server.ServerPlugin;
import parley.app.plugins.Descriptor;

/** Makes the jars that are dropped, without a compiler. */
final class Jars {
    private Jars() {}

    /** A jar of {@link Probe}, made of the class of this program. */
    static byte[] probe() throws IOException {
        String name = Probe.class.getName();
        String file = name.replace('.', '/') + ".class";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream in = Probe.class.getModule().getResourceAsStream(file);
             JarOutputStream jar = new JarOutputStream(bytes)) {
            put(jar, Descriptor.PATH, text("id=bench-probe\nversion=1.0.0\napi=" + Api.version()
                    + "\ndescription=Measures the server that it runs in\n"));
            put(jar, "META-INF/services/" + ServerPlugin.class.getName(), text(name + "\n"));
            put(jar, file, in.readAllBytes());
        }
        return bytes.toByteArray();
    }

    /**
     * A plugin that comes with Parley, as if it were of another version.
     *
     * @param plugins the folder in which its jar lies
     * @throws IOException if it is not there, or cannot be read
     */
    static byte[] ofVersion(Path plugins, String id, String version) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarFile jar = new JarFile(find(plugins, id).toFile()); JarOutputStream out = new JarOutputStream(bytes)) {
            for (JarEntry entry : jar.stream().toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    byte[] content = in.readAllBytes();
                    put(out, entry.getName(), entry.getName().equals(Descriptor.PATH) ? as(version, content) : content);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static Path find(Path plugins, String id) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(plugins, "parley-" + id + "-*.jar")) {
            for (Path jar : jars) {
                return jar;
            }
        }
        throw new IOException("there is no plugin '" + id + "' in " + plugins + ": install Parley anew.");
    }

    private static byte[] as(String version, byte[] descriptor) {
        return text(new String(descriptor, StandardCharsets.UTF_8).replaceFirst("(?m)^version=.*$", "version=" + version));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
    }
}
