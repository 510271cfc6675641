package parley.server;

import java.util.Map;
import parley.api.Settings;

/** The settings of one plugin: those of all, whose names begin with its id and a dot. */
record PluginSettings(String plugin, Map<String, String> all) implements Settings {
    @Override
    public String text(String name, String otherwise) {
        return all.getOrDefault(plugin + "." + name, otherwise);
    }

    @Override
    public long number(String name, long otherwise, long least, long most) {
        String text = text(name, Long.toString(otherwise));
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new IllegalArgumentException("The setting " + plugin + "." + name + "=" + text
                + " is not a whole number from " + least + " to " + most + ".");
    }
}
