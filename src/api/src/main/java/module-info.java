/**
 * All that a plugin sees of Parley. JDK types only: no socket, no terminal library, nothing of the server or the client.
 *
 * <p>In reading order:
 * <ol>
 *   <li>{@link parley.api.CommandSpec} declares a command: name, arguments, summary. The one declaration drives parsing,
 *       help, completion and permission on both sides. {@link parley.api.Arguments} is what the user typed, checked
 *       against it; {@link parley.api.CommandException} is how a command refuses.
 *   <li>{@link parley.api.server.ServerPlugin}, {@link parley.api.server.ServerContext} and
 *       {@link parley.api.server.Invocation}: the half of a plugin that runs in the server.
 *   <li>{@link parley.api.client.ClientPlugin}, {@link parley.api.client.ClientContext} and
 *       {@link parley.api.client.Screen}: the half that runs in each user's shell.
 * </ol>
 *
 * <p>A plugin is a jar that provides one or both of these services and describes itself in
 * {@code META-INF/parley/plugin.properties} ({@code id}, {@code version}, {@code api}, {@code description}).
 * Interfaces that say "implemented by Parley" may gain methods in a minor version; plugins implement only
 * {@code ServerPlugin}, {@code ClientPlugin} and the functional interfaces.
 */
module parley.api {
    exports parley.api;
    exports parley.api.client;
    exports parley.api.server;
}
