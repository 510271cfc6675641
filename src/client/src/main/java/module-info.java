/**
 * The shell: a terminal connected to a server, in which plugins run. It holds no commands but {@code /quit} and {@code
 * /keys}; the others are the server's or come from {@link parley.api.client.ClientPlugin}s that are handed to it.
 *
 * <p>In reading order:
 * <ol>
 *   <li>{@link parley.client.ClientConfig} is what can be set; {@link parley.client.Client} is one user's shell, run to
 *       its end; {@link parley.client.ShellTerminal} is where its user types and reads, of two kinds:
 *       {@link parley.client.JLineTerminal} for people, {@link parley.client.LineTerminal} for pipes and scripts.
 *   <li>{@code Shell} takes each typed line to a command of the client ({@code OwnCommands}) or to the server
 *       ({@code Connection}, which logs in, and comes back after a loss; {@code Link} is the socket under it,
 *       {@code LastEventId} what it resumes from).
 *   <li>{@code Incoming} takes each line of the server to the answer that waits for it ({@code Requests}), to the
 *       {@code Catalogue}, the {@code KnownValues} or the {@code Events}; {@code PluginContext} is one plugin and what it sees.
 *   <li>{@code Plugins} come and go while the shell runs: {@code Registrations} and {@code Tasks} are what one has to leave
 *       behind, {@code Holds} and {@code Events} keep back what is for one that is being replaced.
 *   <li>{@link parley.client.AfterLogIn} lets the program do something with the server, as {@link parley.client.LoggedIn},
 *       before the user types.
 *   <li>{@code Completion} knows what Tab offers, {@code Keys} what other keys do; only {@code JLine…} types know the
 *       terminal library.
 * </ol>
 *
 * <p>Threads, and who ends them. The caller of {@code Client.run} reads the terminal. {@code parley-link-reader} reads
 * the server and calls renderers, listeners and printing: nothing there may wait for an answer; it and
 * {@code parley-link-writer} end with their {@code Link}. {@code parley-reconnect} lives from a loss until the
 * connection is back. Each running command of the client, and each action of a key, has a {@code parley-command} thread,
 * interrupted when the shell ends or its plugin goes; each task of a plugin has a {@code parley-ID-task} thread that ends
 * with the plugin, its end a {@code parley-ID-stop} thread with a deadline, and each completer a {@code parley-completer}
 * thread for as long as Tab waits for it. The terminals have one thread each ({@code parley-input}, {@code parley-screen}),
 * ended by their {@code close}. All but the caller's are daemons. Renderers and listeners run under one lock, the {@code
 * Turn}, so that they run one after another; no other lock is held while code of a plugin runs.
 *
 * <p>Must not depend on the server, the plugins or the application.
 */
@SuppressWarnings("requires-automatic")
module parley.client {
    requires transitive parley.api;
    requires parley.wire;
    requires org.jline;

    exports parley.client;
}
