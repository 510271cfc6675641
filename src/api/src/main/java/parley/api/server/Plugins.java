package parley.api.server;

import java.util.List;
import parley.api.CommandException;

/** The plugins of the server, as its owner sees them. Each method but {@link #all} waits until it is done. Implemented by Parley. */
public interface Plugins {
    /** Every plugin that was found, running or not, by id. */
    List<PluginState> all();

    /**
     * Takes a plugin out, and those that require it; it stays out after a restart of the server, until it is enabled.
     *
     * @throws CommandException if there is none of that id, it is out already, or the caller is that plugin itself
     */
    void disable(String id) throws CommandException;

    /**
     * Starts a plugin that was disabled, by an administrator or by its faults.
     *
     * @throws CommandException if there is none of that id, it runs already, or it does not start; the text says why
     */
    void enable(String id) throws CommandException;

    /**
     * Loads a plugin's jar again and puts it in the place of the one that runs, which goes on if the new one does not start.
     *
     * @throws CommandException if there is none of that id, it is disabled, or it does not start; the text says why
     */
    void reload(String id) throws CommandException;
}
