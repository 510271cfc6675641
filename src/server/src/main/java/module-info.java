/**
 * The chat server: it logs users in, keeps who is there, stores, routes, and hands every command to a plugin. It contains
 * no command of its own, and knows neither where plugins come from nor anything of a client or a terminal.
 *
 * <p>In reading order:
 * <ol>
 *   <li>{@link parley.server.Server} is put together from {@link parley.server.ServerConfig} and holds everything below.
 *   <li>{@code Loop} is a thread with a selector that owns {@code Connection}s: it reads, lets each {@code Session} handle
 *       its lines, and writes once per connection and round. {@code Outbox} is what waits to be written.
 *   <li>{@code Session} speaks the protocol: {@code Login}, then commands through the {@code Dispatcher}, which finds them
 *       in the {@code CommandTable} and runs them guarded.
 *   <li>{@code OnlineUser}, {@code OnlineRoster} and {@code LiveAudience} are who is there and how events reach them.
 *   <li>{@code InstalledPlugins} takes plugins in and out while all this goes on. {@code PluginHost} is what one plugin
 *       sees of it, and what takes its registrations away with it; {@code PluginGuard} stands between the server and the
 *       plugin's code, {@code PluginThreads} are those on which that may block.
 *   <li>{@code metrics}: what is counted of all this, {@code Metrics} first; read by plugins, scrapers, flight recordings.
 *   <li>{@code store}: journals, logs for people. {@code account}: credentials and the lock after failed log-ins.
 * </ol>
 *
 * <p>Threads: each loop owns its connections and their sessions; nobody else touches them but through
 * {@code Loop.post}. Commands that may block, and tasks, run on threads of their plugin, {@code parley-ID-N}, one call per
 * session at a time. {@code parley-files} writes the logs for people, {@code parley-journals} makes new segments and
 * snapshots, {@code parley-write-ahead} writes what a busy round stored while that goes on, {@code parley-watch} notices
 * commands that block a loop, take too long or allocate without measure. What several loops share (roster, command table,
 * audiences) is read without a lock.
 *
 * <p>Locks, in the order in which they may be taken: that of a change of the plugins, a plugin's own, an audience's, a
 * journal's buffer. A journal's file lock is taken with no other held, and before its buffer's.
 *
 * <p>A round of a loop ends with the journals' flush and only then the connections' writes. So nothing that a command
 * appended can be lost by a crash of the program once its answer, or an event that it delivered, has left.
 */
module parley.server {
    requires transitive parley.api;
    requires parley.wire;
    requires java.management; // the heap and the collector's pauses, as figures
    requires jdk.httpserver;  // the port for metrics
    requires jdk.management;  // what the threads of a plugin allocate
    requires jdk.jfr;         // events of dispatch and delivery

    exports parley.server;
}
