package parley.app.verify;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * The classes in a jar, as this Java would take them. None is loaded.
 *
 * @param classes all but the module's declaration
 */
record JarClasses(List<ClassModel> classes) {
    private static final String MODULE_INFO = "module-info.class";

    /**
     * Reads a jar.
     *
     * @throws IOException if it, or one of its classes, cannot be read; the text names it
     */
    static JarClasses read(Path file) throws IOException {
        List<ClassModel> classes = new ArrayList<>();
        try (JarFile jar = new JarFile(file.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
            for (JarEntry entry : jar.versionedStream().filter(e -> e.getName().endsWith(".class")).toList()) {
                if (!entry.getName().equals(MODULE_INFO) && !entry.getName().startsWith("META-INF/")) {
                    classes.add(model(jar, entry));
                }
            }
        }
        return new JarClasses(classes);
    }

    /** The names of its classes, as {@link Class#getName} has them. */
    Set<String> names() {
        return classes.stream().map(JarClasses::name).collect(Collectors.toSet());
    }

    /** A class's name, as {@link Class#getName} has it. */
    static String name(ClassModel model) {
        return model.thisClass().asInternalName().replace('/', '.');
    }

    private static ClassModel model(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return ClassFile.of().parse(in.readAllBytes());
        } catch (IllegalArgumentException e) {
            throw new IOException(entry.getName() + " is no class file for Java " + Runtime.version().feature()
                    + " or older (" + e.getMessage() + "): compile it again.", e);
        }
    }
}
