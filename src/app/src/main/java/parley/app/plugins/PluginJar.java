package parley.app.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a jar says about itself, read from the zip: no class of it has been loaded.
 *
 * @param file       the jar
 * @param descriptor what {@value Descriptor#PATH} says; empty if anything in it is wrong
 * @param module     its module declaration, if it has one
 * @param halves     the class that it names for each half
 * @param faults     everything that is wrong, a sentence or two each
 */
record PluginJar(Path file, Optional<Descriptor> descriptor, Optional<ModuleDescriptor> module, List<Half> halves,
                 List<String> faults) {
    /** The longest text that is read from a jar, in bytes: a descriptor or a list of providers is far shorter. */
    private static final int LONGEST_TEXT = 64 * 1024;
    private static final String MODULE_INFO = "module-info.class";

    /**
     * Reads a jar.
     *
     * @param file  the jar
     * @param known the modules that a plugin's module may require, if they are the API's or the JDK's
     */
    static PluginJar read(Path file, ModuleLayer known) {
        List<String> faults = new ArrayList<>();
        try (JarFile jar = new JarFile(file.toFile(), true, ZipFile.OPEN_READ, Runtime.version())) {
            Optional<Descriptor> descriptor = descriptor(jar, faults);
            if (jar.versionedStream().anyMatch(e -> e.getName().startsWith("parley/api/"))) {
                faults.add("It contains classes of parley.api, which Parley brings: leave them out of the jar (in"
                        + " Maven: scope 'provided').");
            }
            Optional<ModuleDescriptor> module = module(jar, faults);
            module.ifPresent(m -> ModuleRules.check(m, known, faults));
            List<Half> halves = Half.declared(module, service -> text(jar, "META-INF/services/" + service));
            Half.check(halves, entry -> jar.getEntry(entry) != null, faults);
            return new PluginJar(file, descriptor, module, halves, faults);
        } catch (IOException | SecurityException e) {
            faults.add("It cannot be read as a jar (" + e.getMessage() + "): build or copy it again.");
            return new PluginJar(file, Optional.empty(), Optional.empty(), List.of(), faults);
        }
    }

    private static Optional<Descriptor> descriptor(JarFile jar, List<String> faults) throws IOException {
        String text = text(jar, Descriptor.PATH).orElse("");
        if (text.isBlank()) {
            faults.add("It has no " + Descriptor.PATH + ": add one with the keys id, version, api and description.");
            return Optional.empty();
        }
        Properties keys = new Properties();
        try {
            keys.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            faults.add("Its " + Descriptor.PATH + " is malformed (" + e.getMessage() + "): write a line 'key=value'"
                    + " for each key.");
            return Optional.empty();
        }
        Map<String, String> values = keys.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, keys::getProperty));
        return Descriptor.of(values, faults);
    }

    private static Optional<ModuleDescriptor> module(JarFile jar, List<String> faults) throws IOException {
        ZipEntry entry = jar.getEntry(MODULE_INFO);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return Optional.of(ModuleDescriptor.read(in));
        } catch (InvalidModuleDescriptorException e) {
            faults.add("Its " + MODULE_INFO + " cannot be read (" + e.getMessage() + "): compile it again, for Java "
                    + Runtime.version().feature() + " or older.");
            return Optional.empty();
        }
    }

    private static Optional<String> text(JarFile jar, String path) throws IOException {
        ZipEntry entry = jar.getEntry(path);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return Optional.of(new String(in.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8));
        }
    }
}
