package parley.api.server;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import parley.api.ArgumentKind;
import parley.api.CommandSpec;
import parley.api.Registration;
import parley.api.Settings;

/**
 * What the server gives to a plugin, and no more. All that is registered here goes away with the plugin. Every method
 * may be called from any thread. Implemented by Parley.
 */
public interface ServerContext {
    /**
     * Adds a command.
     *
     * @throws IllegalArgumentException if a name or alias of it belongs to another command already
     */
    Registration command(CommandSpec spec, CommandHandler handler);

    /**
     * Calls the listener for each user: once the plugin has started, for those who are logged in; then after each log-in,
     * before the user's first line is read. It must not block.
     */
    Registration onLogin(Consumer<User> listener);

    /** Calls the listener after each log-out or lost connection. It must not block. */
    Registration onLogout(Consumer<User> listener);

    /**
     * Gives the plugin a say in the events of a verb that any plugin posts to a {@link Feed}, as {@code MESSAGE} and
     * {@code GROUPMESSAGE}: the filter lets each pass, changes it, or refuses it, before it is stored and delivered. Filters
     * are asked in the order in which they were registered; one that throws anything but a refusal is passed over. It is
     * called by the thread that posts, while that may hold locks of its plugin, so it must not block and must not post.
     */
    Registration beforePost(String verb, EventFilter filter);

    /**
     * Calls the listener after each event of a verb was posted to a {@link Feed} by any plugin. It is called by the thread
     * that posted, while that may hold locks of its plugin, so it must not block; what it posts itself must go to feeds of
     * its own.
     */
    Registration afterPost(String verb, Consumer<Stored> listener);

    /** Every command that is there now, of all plugins, hidden ones left out, by name. */
    Collection<CommandSpec> commands();

    /** Who is logged in, and which accounts exist. */
    Roster roster();

    /**
     * Makes a list of receivers, empty at first. The server knows who of them is online.
     *
     * @param name of the plugin's own choice, at most 200 characters; the same after each start, since what was posted to
     *             the audience is found by it
     */
    Audience audience(String name);

    /**
     * The feed of a name, made when it is asked for first. It numbers on where it was before the server's last stop.
     *
     * @param name of the plugin's own choice, at most 200 characters
     */
    Feed feed(String name);

    /**
     * Offers values of a kind to a user's Tab completion, besides those offered before. Users online are offered by
     * Parley itself.
     */
    void suggest(User user, ArgumentKind kind, Collection<String> values);

    /** Takes values back that were offered. */
    void retract(User user, ArgumentKind kind, Collection<String> values);

    /** Offers values of a kind to everybody's Tab completion, now and at each log-in. */
    void suggest(ArgumentKind kind, Collection<String> values);

    /** Takes values back that were offered to everybody. */
    void retract(ArgumentKind kind, Collection<String> values);

    /**
     * Opens a durable journal of the plugin's own, which starts by replaying it. Call it from {@code start}.
     *
     * @param name     letters, digits and hyphens; unique within the plugin
     * @param replay   called for each record of the past in order, before this method returns
     * @param snapshot asked for records that stand for all before them, when the journal begins a new segment; written
     *                 beside it, they take the place of the segments before, so a start replays the last snapshot and
     *                 what follows it. Called from within {@link Journal#append}, by the thread that appends,
     *                 before its record is added: so append first, then change what the record changes, both under one
     *                 lock of the plugin's
     * @throws IOException if the folder cannot be written, or the past cannot be read
     */
    Journal journal(String name, Consumer<byte[]> replay, Supplier<Collection<byte[]>> snapshot) throws IOException;

    /**
     * Opens a log for people in the server's data folder, kept beside the journal. Lines reach the file within
     * a quarter of a second, and when the server stops.
     *
     * @param fileName letters, digits, {@code _}, {@code -} and {@code .}
     */
    TextLog textLog(String fileName);

    /** The address on which the server listens; the wildcard address if on all of this machine's. */
    InetAddress address();

    /** The plugin's settings, which the owner gives as {@code --set ID.NAME=VALUE}. */
    Settings settings();

    /** The time. Tests set it; so ask here and never the system. */
    InstantSource clock();

    /**
     * Runs a task once after a delay, which may be zero, on a thread of the plugin's own. Those threads are interrupted when
     * the plugin goes. Start no others: what they hold cannot be taken from them.
     */
    Registration after(Duration delay, Runnable task);

    /** Runs a task again and again, on a thread of the plugin's own; each time so long after the end of the time before. */
    Registration every(Duration pause, Runnable task);

    /**
     * Offers a service to the plugins that require this one. Call it from {@code start}.
     *
     * @param type an interface in one of the packages that the plugin exports
     * @throws IllegalArgumentException if it offers one of that type already
     */
    <S> void provide(Class<S> type, S service);

    /**
     * A service of a plugin that this one requires by its descriptor. It stays as long as this plugin runs: when the other
     * one goes or is replaced, this one is stopped before.
     *
     * @throws IllegalStateException if none of the plugins required provides it
     */
    <S> S require(Class<S> type);

    /** All plugins, to look after them. */
    Plugins plugins();

    /**
     * What the server counts and measures of itself, now: connections, log-ins, lines, deliveries, calls of each command
     * and how long they take, what waits, what was stored. Those of one name stand together, and names stay as they are
     * from version to version. Reading them costs about as much as a command does, so ask when somebody wants to see them.
     */
    List<Figure> figures();

    /** The server's log, with the plugin's id as its name. */
    System.Logger logger();
}
