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
 *   <li>{@link parley.api.Benchmark}: what {@code parley bench} runs of a plugin.
 * </ol>
 *
 * <p>A plugin is a jar that provides one or both of the halves and describes itself in
 * {@code META-INF/parley/plugin.properties} ({@code id}, {@code version}, {@code api}, {@code description}, and more if
 * need be). The page {@code plugins/README.md} of Parley's sources takes authors from nothing to such a jar.
 *
 * <h2>What stays as it is</h2>
 *
 * <p>{@link parley.api.Api} has the version of this API, a major and a minor number; a plugin's descriptor names the one that
 * it was built against.
 * <ul>
 *   <li>A jar that was built against 2.x runs, as it is, on every later 2.y.
 *   <li>A minor version may add: types, methods, constants and default methods; constants of enumerations, so a
 *       {@code switch} over one has a {@code default}; abstract methods of the interfaces that say "implemented by Parley".
 *       A plugin that uses what was added names that minor version, and older servers and clients refuse it with a
 *       sentence.
 *   <li>Plugins implement {@link parley.api.server.ServerPlugin}, {@link parley.api.server.CommandHandler},
 *       {@link parley.api.server.EventFilter}, {@link parley.api.client.ClientPlugin},
 *       {@link parley.api.client.ClientHandler} and {@link parley.api.Benchmark}. These get default methods at most. Whoever
 *       implements another interface, as a stand-in for a test, may have to add to it with a minor version.
 *   <li>Whatever else is removed or changed makes a new major version, which loads no plugin of the one before. What is to
 *       go is marked deprecated in a minor version first, with what to use instead, and a major version lives for a year
 *       at least. Something that is to behave in another way gets another name, so that the compiler tells authors.
 *   <li>All this is about plugins. The lines between server and client are another contract with a version of its own,
 *       and so are the steps of scenarios.
 * </ul>
 *
 * <p>The build holds the signatures against those recorded of this version and of the one before, in
 * {@code src/api/src/test/resources}.
 */
module parley.api {
    exports parley.api;
    exports parley.api.client;
    exports parley.api.server;
}
