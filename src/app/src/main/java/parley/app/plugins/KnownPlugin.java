package parley.app.plugins;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.api.server.PluginState.Phase;

/**
 * A plugin that was found, running or not.
 *
 * @param id           its name; that of its jar, if not even the id can be read
 * @param version      its own; empty if it cannot be read
 * @param description  what it is for; empty if it cannot be read
 * @param jar          where it lies
 * @param phase        whether it runs
 * @param reason       why not; empty if it runs
 * @param requires     the ids of the plugins that it needs
 * @param nativeAccess whether it asks to call code outside Java
 * @param here         whether it has a half for the target; without one it counts as running once others can require it
 */
public record KnownPlugin(String id, String version, String description, Path jar, Phase phase, String reason,
                          List<String> requires, boolean nativeAccess, boolean here) {
    /** Keeps a copy of the list. */
    public KnownPlugin {
        requires = List.copyOf(requires);
    }

    /**
     * All that were found, by id.
     *
     * @param out by id, why some of those that were chosen do not run
     */
    static Map<String, KnownPlugin> all(Choice choice, Map<String, String> out, Class<?> service) {
        Map<String, KnownPlugin> all = new TreeMap<>();
        for (PluginJar jar : choice.order()) {
            Phase phase = out.containsKey(jar.id()) ? Phase.DISABLED : Phase.RUNNING;
            all.put(jar.id(), of(jar, service, phase, out.getOrDefault(jar.id(), "")));
        }
        choice.refused().forEach((jar, faults) ->
                all.putIfAbsent(jar.name(), of(jar, service, Phase.FAILED, String.join(" ", faults))));
        return all;
    }

    private static KnownPlugin of(PluginJar jar, Class<?> service, Phase phase, String reason) {
        return new KnownPlugin(jar.name(), jar.descriptor().map(Descriptor::version).orElse(""),
                jar.descriptor().map(Descriptor::description).orElse(""), jar.jar(), phase, reason,
                jar.requires().stream().map(Requirement::id).toList(),
                jar.descriptor().map(Descriptor::nativeAccess).orElse(false),
                jar.halves().stream().anyMatch(half -> half.service() == service));
    }
}
