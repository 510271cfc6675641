/**
 * The program: the one place that joins the server, the client and the plugins.
 *
 * <p>In reading order:
 * <ol>
 *   <li>{@link parley.app.Main} takes the command line to a {@code Subcommand}: {@code ServerCommand}, {@code
 *   ClientCommand}, {@code DemoCommand}, {@code PluginsCommand}, {@code NewPluginCommand}, {@code VerifyCommand}, {@code
 *   FeaturesCommand}, {@code BenchChatCommand}, {@code BenchCrashCommand}, {@code BenchPluginsCommand}. What
 *   each takes is a {@code Syntax} of
 *   {@code parley.app.options}, from which both the checks and the help are made.
 *   <li>{@link parley.app.plugins.PluginLoader} finds plugins in folders of jars and gives each a realm of its own;
 *   {@link parley.app.plugins.LivePlugins} keeps what runs the same as what lies there, for a server
 *   ({@link parley.app.server.ServerPlugins}) and a client ({@link parley.app.client.ClientPlugins});
 *   {@link parley.app.plugins.PluginSet} looks there once.
 *   <li>{@code parley.app.newplugin}: the project that an author of a plugin begins with; its templates are resources.
 *   <li>{@code parley.app.verify}: what {@code parley verify} looks at in a plugin's jar. {@code Verification} has the
 *   checks in their order, {@code Rehearsal} is the server that the plugin runs in.
 *   <li>{@link parley.app.server.RunningServer} is a server with its plugins, {@code OfferedPlugins} those that clients may
 *   download. {@code parley.app.client.ClientPlugins} are those of a client; {@code ServerOffers} asks its user about those
 *   of the server, {@code ServerJars} lets nothing in that is not what was offered.
 *   <li>{@code parley.app.demo}: three users and their server in one process, told as a play.
 *   <li>{@code PluginBenchmarks} are those that plugins bring. {@code parley.app.bench}: processes and connections for
 *   measuring. {@code bench.chat} finds how much a server carries ({@code Traffic} is the closed loop, {@code Generator}
 *   its connections), {@code bench.crash} whether it loses anything when it is killed ({@code Ledger} is the judge),
 *   {@code bench.plugins} what plugins cost and what their changes do to users ({@code Probe} is the plugin that is
 *   measured).
 *   <li>{@link parley.app.Installation} is the built program's folder; {@code src/dist} beside the sources is what goes
 *   into it, {@code Assemble.java} there puts it together.
 * </ol>
 *
 * <p>Nothing depends on this module but the scenario kit. No plugin sees it.
 */
module parley.app {
    requires transitive parley.api;
    requires parley.wire;
    requires transitive parley.server;
    requires transitive parley.client;
    requires java.management; // what a benchmark asks of a server's process

    exports parley.app;
    exports parley.app.client;
    exports parley.app.plugins;
    exports parley.app.server;

    uses parley.api.server.ServerPlugin;
    uses parley.api.client.ClientPlugin;
    uses parley.api.Benchmark;
}
