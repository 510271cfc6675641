package parley.client;

import java.util.Map;
import parley.api.Settings;

/** The settings of one plugin, out of all: those whose key begins with its id and a dot. */
record PluginSettings(String id, Map<String, String> all) implements Settings {
    @Override
    public String text(String name, String otherwise) {
        return all.getOrDefault(id + "." + name, otherwise);
    }

    @Override
    public long number(String name, long otherwise, long least, long most) {
        String value = all.get(id + "." + name);
        if (value == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw bad(name, value, least, most);
        }
        throw bad(name, value, least, most);
    }

    private IllegalArgumentException bad(String name, String value, long least, long most) {
        return new IllegalArgumentException("The setting " + id + "." + name + "=" + value
                + " is not a whole number from " + least + " to " + most + ".");
    }
}
