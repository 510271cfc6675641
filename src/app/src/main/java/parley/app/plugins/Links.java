package parley.app.plugins;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What is wrong between a jar and the plugins that it requires. */
final class Links {
    private final PluginJar jar;
    private final Map<String, PluginJar> others;
    private final List<String> faults = new ArrayList<>();

    private Links(PluginJar jar, Map<String, PluginJar> others) {
        this.jar = jar;
        this.others = others;
    }

    /**
     * A sentence for each thing that is wrong.
     *
     * @param others  the jars that are to be used, by id
     * @param refused the ids of plugins that are here and are not used, since something is wrong with them
     */
    static List<String> faults(PluginJar jar, Map<String, PluginJar> others, Collection<String> refused) {
        return new Links(jar, others).check(refused);
    }

    private List<String> check(Collection<String> refused) {
        jar.requires().forEach(requirement -> checkPresent(requirement, refused));
        if (faults.isEmpty()) {
            List<PluginJar> required = jar.requires().stream().map(r -> others.get(r.id())).toList();
            checkModules(required);
            checkPackages(required);
        }
        return faults;
    }

    private void checkPresent(Requirement requirement, Collection<String> refused) {
        String id = requirement.id();
        PluginJar other = others.get(id);
        if (other == null) {
            faults.add("It requires " + id + (refused.contains(id) ? ", which is not used either: mend that one first."
                    : ", and there is no such plugin: put its jar into a folder of plugins."));
            return;
        }
        String version = other.descriptor().orElseThrow().version();
        if (!requirement.isMetBy(version)) {
            faults.add("It requires " + requirement + ", that is " + requirement.least().orElseThrow() + " or a later"
                    + " version of the same major version, and " + id + " is " + version
                    + ": get a version of one of the two that fits.");
        }
    }

    private void checkModules(List<PluginJar> required) {
        if (jar.module().isEmpty()) {
            return;
        }
        for (PluginJar other : required) {
            if (other.module().isEmpty() && !other.exports().isEmpty()) {
                faults.add("It has a module-info and requires " + other.id() + ", which has none, so that its module cannot"
                        + " read the packages of that one: give " + other.id() + " a module-info, or do without this"
                        + " one's.");
            }
        }
        List<String> modules = required.stream().map(Links::moduleName).filter(Objects::nonNull).toList();
        jar.foreign().stream().filter(name -> !modules.contains(name)).forEach(this::addStrangeModule);
    }

    private void addStrangeModule(String module) {
        faults.add(others.values().stream().filter(other -> module.equals(moduleName(other))).findFirst()
                .map(other -> "Its module-info requires " + module + ", the module of plugin " + other.id() + ": name "
                        + other.id() + " in 'requires' of its descriptor too.")
                .orElse("Its module-info requires " + module + ", which is not here: put those classes into its own"
                        + " jar, or name the plugin whose module it is in 'requires' of its descriptor."));
    }

    /** A package is of one loader; so it can neither be brought along nor come from two. */
    private void checkPackages(List<PluginJar> required) {
        Set<String> seen = new TreeSet<>();
        for (PluginJar other : required) {
            for (String name : new TreeSet<>(other.exports())) {
                if (jar.packages().contains(name)) {
                    faults.add("It contains classes of " + name + ", which " + other.id() + " brings: leave them out of the"
                            + " jar.");
                } else if (!seen.add(name)) {
                    faults.add("It requires " + other.id() + ", which exports " + name + ", as another that it requires"
                            + " does: do without one of the two.");
                }
            }
        }
    }

    private static String moduleName(PluginJar jar) {
        return jar.module().map(module -> module.name()).orElse(null);
    }
}
