/**
 * The shell: a terminal connected to a server, in which plugins run. It holds no command but {@code /quit}; the others
 * are the server's or come from {@link parley.api.client.ClientPlugin}s that are handed to it.
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
 *       {@code Catalogue}, the {@code KnownValues} or the {@code Events}; {@code PluginContext} is what a plugin sees.
 *   <li>{@code Completion} knows what Tab offers; only {@code JLine…} types know the terminal library.
 * </ol>
 *
 * <p>Threads, and who ends them. The caller of {@code Client.run} reads the terminal. {@code parley-link-reader} reads
 * the server and calls renderers, listeners and printing: nothing there may wait for an answer; it and
 * {@code parley-link-writer} end with their {@code Link}. {@code parley-reconnect} lives from a loss until the
 * connection is back. Each running command of the client has a {@code parley-command} thread, interrupted when the
 * shell ends. The terminals have one thread each ({@code parley-input}, {@code parley-screen}), ended by their {@code
 * close}. All but the caller's are daemons. No lock is held while code of a plugin runs.
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
