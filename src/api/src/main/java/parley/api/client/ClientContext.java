package parley.api.client;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Function;
import parley.api.ArgumentKind;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.Registration;
import parley.api.Settings;

/**
 * What the shell gives to a plugin. Every method may be called from any thread, after {@code start} has begun.
 * Implemented by Parley.
 */
public interface ClientContext {
    /**
     * Adds a command of the client's own. If the server has one of the same name, this one takes the line, and may send
     * it on.
     *
     * @throws IllegalArgumentException if another plugin of this client has a command of that name
     */
    Registration command(CommandSpec spec, ClientHandler handler);

    /**
     * Shows events of a verb: the function makes the line to print from the event, and may do more. Without one the
     * shell prints an event in its own way. Called in the order of arrival, on the thread that reads from the server: it
     * must not block.
     */
    Registration render(String verb, Function<ServerEvent, String> renderer);

    /** As {@link #render}, for events that print nothing: traffic between the halves of a plugin. */
    Registration listen(String verb, Consumer<ServerEvent> listener);

    /**
     * Calls the listener for each event of a verb after it was shown, by this or another plugin or by the shell itself. Called
     * as a renderer is: it must not block.
     */
    Registration observe(String verb, Consumer<ServerEvent> listener);

    /**
     * Calls the listener for each log-in of this client, that after a lost connection too; and once the plugin has started, if
     * the user is logged in by then. It must not block.
     */
    Registration onLogin(Runnable listener);

    /**
     * Offers values to Tab for arguments of a kind, besides those that the server offered. The function gets the beginning
     * of the word that was typed, and is asked while the user waits, so it must not block; of what it gives, that with this
     * beginning is shown.
     */
    Registration complete(ArgumentKind kind, Function<String, Collection<String>> values);

    /**
     * Has a key of the shell do something. The action runs on a thread of its own, as a command does. Where the input is not
     * a terminal there are no keys.
     *
     * @param name   {@code Alt-a} to {@code Alt-z}, {@code Ctrl-a} to {@code Ctrl-z}, or {@code F1} to {@code F12}
     * @param summary what it does, in a few words, for {@code /keys}
     * @throws IllegalArgumentException if there is no such key, or editing or another plugin needs it; the text says which
     */
    Registration key(String name, String summary, Runnable action);

    /** Makes an item of the shell's status line, which shows nothing yet. */
    StatusItem statusItem();

    /**
     * Sends a command line to the server and waits for the answer. Not to be called from a renderer or listener, which
     * would wait for itself.
     *
     * @param line as typed, with the slash; one line of at most 15 KiB in UTF-8
     * @throws CommandException     if the server refused, or the connection is lost before it answered
     * @throws InterruptedException if the thread is interrupted, as when the shell ends
     */
    Answer send(String line) throws CommandException, InterruptedException;

    /** Values of a kind that the server offered: users online, the user's groups. */
    Collection<String> known(ArgumentKind kind);

    /** Where the plugin prints. */
    Screen screen();

    /** The name under which this client is logged in; empty before. */
    String user();

    /** The folder in which the user works: files are sent from here and arrive here. */
    Path folder();

    /**
     * A folder of the plugin's own on the user's machine, which stays from run to run: made when it is first asked for, and
     * for its owner's eyes alone. Several clients of one user may use it at the same time.
     *
     * @throws UncheckedIOException if it cannot be made; the text says where and why
     */
    Path data();

    /** The UDP port on which this client is told to receive, or 0 for any free one. Told to the server at log-in. */
    int udpPort();

    /** The address of this machine on its way to the server. */
    InetAddress localAddress();

    /** The address of the server. */
    InetAddress serverAddress();

    /** The TCP port of the server, which tells it from others at the same address; 0 before the first connection. */
    int serverPort();

    /** The plugin's settings, which the user gives as {@code --set ID.NAME=VALUE}. */
    Settings settings();

    /** Ends the shell as soon as the calling handler returns, saying goodbye to the server. */
    void exit();

    /**
     * Runs a task once after a delay, which may be zero, on a thread of the plugin's own, which is interrupted when the
     * plugin goes.
     */
    Registration after(Duration delay, Runnable task);

    /** Runs a task again and again, on a thread of the plugin's own; each time so long after the end of the time before. */
    Registration every(Duration pause, Runnable task);

    /** The client's log file, with the plugin's id as its name. Nothing of it reaches the screen. */
    System.Logger logger();
}
