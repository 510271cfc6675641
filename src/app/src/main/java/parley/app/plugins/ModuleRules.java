package parley.app.plugins;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.List;

/**
 * What the module declaration of a plugin may require: {@code parley.api}, modules of the JDK that are here, and modules
 * of plugins, which {@link Links} looks at.
 */
final class ModuleRules {
    private ModuleRules() {}

    /** Adds a sentence for each module that it requires of Parley's own, and for each of the JDK that is not here. */
    static void check(ModuleDescriptor module, ModuleLayer known, List<String> faults) {
        for (Requires requires : module.requires()) {
            String name = requires.name();
            if (name.equals("parley.api")) {
                continue;
            }
            if (SharedLoader.isOfTheJdk(name)) {
                requirePresent(requires, known, faults);
            } else if (known.findModule(name).isPresent()) {
                // Even 'requires static' would let it read what is there.
                faults.add("Its module-info requires " + name + ", which is Parley's own: a plugin may require"
                        + " parley.api, modules of the JDK, and those of plugins that its descriptor requires.");
            }
        }
    }

    /** The modules that it requires which are neither Parley's nor the JDK's: they can only be those of plugins. */
    static List<String> foreign(ModuleDescriptor module, ModuleLayer known) {
        return module.requires().stream().map(Requires::name)
                .filter(name -> !SharedLoader.isOfTheJdk(name) && known.findModule(name).isEmpty()).sorted().toList();
    }

    private static void requirePresent(Requires requires, ModuleLayer known, List<String> faults) {
        boolean optional = requires.modifiers().contains(Requires.Modifier.STATIC);
        if (!optional && known.findModule(requires.name()).isEmpty()) {
            faults.add("Its module-info requires " + requires.name() + ", which the Java that Parley runs on lacks: do"
                    + " without it, or start Parley's jars with a full JDK.");
        }
    }
}
