package parley.server;

import java.util.List;

/**
 * What a plugin says of itself.
 *
 * @param id           its name: of its settings, logs and folder
 * @param version      its own, for people
 * @param description  what it is for, in one line
 * @param requires     the ids of the plugins whose services it may ask for
 * @param nativeAccess whether it asks to call code outside Java
 */
public record PluginInfo(String id, String version, String description, List<String> requires, boolean nativeAccess) {
    /** Keeps a copy of the list. */
    public PluginInfo {
        requires = List.copyOf(requires);
    }

    /** That of a plugin of which no more is known, as of one that a program brings itself. */
    public static PluginInfo of(String id) {
        return new PluginInfo(id, "", "", List.of(), false);
    }
}
