package parley.server;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** A plugin's logger: lines on the console, stacks among the faults. Debugging levels are left out. */
record PluginLogger(String plugin, Console console, Faults faults) implements System.Logger {
    @Override
    public String getName() {
        return plugin;
    }

    @Override
    public boolean isLoggable(Level level) {
        return level.getSeverity() >= Level.INFO.getSeverity() && level != Level.OFF;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String text, Throwable thrown) {
        if (!isLoggable(level)) {
            return;
        }
        if (thrown == null) {
            console.say(plugin + ": " + text);
        } else {
            faults.record(plugin + ": " + text, thrown);
        }
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... params) {
        if (isLoggable(level)) {
            console.say(plugin + ": " + (params == null || params.length == 0 ? format : MessageFormat.format(format, params)));
        }
    }
}
