package parley.app.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads from the zip what a jar says about itself. */
final class JarReader {
    /** The longest text that is read from a jar, in bytes: a descriptor or a list of providers is far shorter. */
    private static final int LONGEST_TEXT = 64 * 1024;
    private static final String MODULE_INFO = "module-info.class";

    private final JarFile jar;
    private final List<String> faults = new ArrayList<>();

    private JarReader(JarFile jar) {
        this.jar = jar;
    }

    /**
     * Reads a jar.
     *
     * @param from  where it was found
     * @param file  the private copy
     * @param known the modules that a plugin's module may require, if they are the API's or the JDK's
     */
    static PluginJar read(Path from, Path file, ModuleLayer known) {
        try (JarFile jar = new JarFile(file.toFile(), true, ZipFile.OPEN_READ, Runtime.version())) {
            return new JarReader(jar).contents(from, file, known);
        } catch (IOException | SecurityException e) {
            return PluginJar.unreadable(from, file,
                    "It cannot be read as a jar (" + e.getMessage() + "): build or copy it again.");
        }
    }

    private PluginJar contents(Path from, Path file, ModuleLayer known) throws IOException {
        Optional<Descriptor> descriptor = descriptor();
        Set<String> packages = packages();
        if (packages.stream().anyMatch(name -> name.equals("parley.api") || name.startsWith("parley.api."))) {
            faults.add("It contains classes of parley.api, which Parley brings: leave them out of the jar (in"
                    + " Maven: scope 'provided').");
        }
        Optional<ModuleDescriptor> module = module();
        module.ifPresent(m -> ModuleRules.check(m, known, faults));
        if (descriptor.map(Descriptor::nativeAccess).orElse(false) && jar.getEntry(MODULE_INFO) == null) {
            faults.add("Its descriptor asks for native access, which Java grants to modules only: add a module-info, or"
                    + " leave 'native-access' out.");
        }
        Set<String> exports = exports(descriptor.map(Descriptor::exports).orElse(List.of()), module, packages);
        List<Half> halves = Half.declared(module, service -> text("META-INF/services/" + service));
        Half.check(halves, entry -> jar.getEntry(entry) != null, faults);
        List<String> foreign = module.map(m -> ModuleRules.foreign(m, known)).orElse(List.of());
        return new PluginJar(from, file, descriptor, module, foreign, halves, packages, exports, faults);
    }

    private Optional<Descriptor> descriptor() throws IOException {
        String text = text(Descriptor.PATH).orElse("");
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

    private Set<String> packages() {
        return jar.versionedStream().map(ZipEntry::getName)
                .filter(name -> name.endsWith(".class") && name.contains("/") && !name.startsWith("META-INF/"))
                .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.')).collect(Collectors.toSet());
    }

    private Optional<ModuleDescriptor> module() throws IOException {
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

    /** Of a module its unqualified exports count, and the descriptor may leave them out but not contradict them. */
    private Set<String> exports(List<String> described, Optional<ModuleDescriptor> module, Set<String> packages) {
        if (module.isEmpty()) {
            described.stream().filter(name -> !packages.contains(name))
                    .forEach(name -> faults.add("Its descriptor exports " + name + ", but no class of that package is in"
                            + " the jar: correct the name, or leave it out."));
            return Set.copyOf(described);
        }
        Set<String> exported = module.get().exports().stream().filter(e -> !e.isQualified()).map(Exports::source)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!described.isEmpty() && !exported.equals(Set.copyOf(described))) {
            faults.add("Its descriptor exports " + String.join(", ", described) + ", and its module-info "
                    + (exported.isEmpty() ? "nothing" : String.join(", ", exported))
                    + ": let both say the same, or leave 'exports' out of the descriptor.");
        }
        return Set.copyOf(exported);
    }

    private Optional<String> text(String path) throws IOException {
        ZipEntry entry = jar.getEntry(path);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return Optional.of(new String(in.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8));
        }
    }
}
