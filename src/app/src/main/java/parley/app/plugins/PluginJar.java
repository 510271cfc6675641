package parley.app.plugins;

import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a jar says about itself; no class of it has been loaded.
 *
 * @param jar        where it was found
 * @param file       the private copy, which is what is used; no two have the same
 * @param descriptor what {@value Descriptor#PATH} says; empty if anything in it is wrong
 * @param module     its module declaration, if it has one
 * @param foreign    the modules that it requires beside Parley's and the JDK's
 * @param halves     the class that it names for each half
 * @param packages   the packages of its classes
 * @param exports    those which plugins that require it see
 * @param faults     everything that is wrong, a sentence or two each
 */
record PluginJar(Path jar, Path file, Optional<Descriptor> descriptor, Optional<ModuleDescriptor> module,
                 List<String> foreign, List<Half> halves, Set<String> packages, Set<String> exports,
                 List<String> faults) {
    static PluginJar unreadable(Path jar, Path file, String fault) {
        return new PluginJar(jar, file, Optional.empty(), Optional.empty(), List.of(), List.of(), Set.of(), Set.of(),
                List.of(fault));
    }

    /** Keeps copies of what may change. */
    PluginJar {
        faults = List.copyOf(faults);
    }

    /** The plugin's id; the jar has to have a descriptor. */
    String id() {
        return descriptor.orElseThrow().id();
    }

    /** What the plugin is called: the id if that can be told, otherwise the name of the file. */
    String name() {
        return descriptor.map(Descriptor::id).orElseGet(() -> jar.getFileName().toString().replaceFirst("\\.jar$", ""));
    }

    /** The plugins that it requires; none if that cannot be told. */
    List<Requirement> requires() {
        return descriptor.map(Descriptor::requires).orElse(List.of());
    }

    /** Two are the same if they are the same copy. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PluginJar that && file.equals(that.file);
    }

    @Override
    public int hashCode() {
        return file.hashCode();
    }
}
