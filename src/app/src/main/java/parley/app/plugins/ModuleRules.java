package parley.app.plugins;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.List;

/** What the module declaration of a plugin may require: {@code parley.api}, and modules of the JDK that are here. */
final class ModuleRules {
    private ModuleRules() {}

    static void check(ModuleDescriptor module, ModuleLayer known, List<String> faults) {
        for (Requires requires : module.requires()) {
            String name = requires.name();
            if (name.equals("parley.api")) {
                continue;
            }
            if (ApiOnlyLoader.isOfTheJdk(name)) {
                requirePresent(requires, known, faults);
            } else if (known.findModule(name).isPresent()) {
                // Even 'requires static' would let it read what is there.
                faults.add("Its module-info requires " + name + ", which is Parley's own: a plugin may require"
                        + " parley.api and modules of the JDK.");
            } else {
                faults.add("Its module-info requires " + name + ", which is not here: put those classes into its own"
                        + " jar.");
            }
        }
    }

    private static void requirePresent(Requires requires, ModuleLayer known, List<String> faults) {
        boolean optional = requires.modifiers().contains(Requires.Modifier.STATIC);
        if (!optional && known.findModule(requires.name()).isEmpty()) {
            faults.add("Its module-info requires " + requires.name() + ", which the Java that Parley runs on lacks: do"
                    + " without it, or start Parley's jars with a full JDK.");
        }
    }
}
