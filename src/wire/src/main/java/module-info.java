/**
 * The lines that server and client exchange, and their grammar. No socket, no clock, nothing of the server, the client or
 * the plugins: bytes in, lines out, and back.
 *
 * <p>In reading order: {@link parley.wire.Protocol} names the version, the verbs and the bounds;
 * {@link parley.wire.LineSplitter} cuts a stream of bytes into lines without ever holding more than one;
 * {@link parley.wire.Line} is one that the server sends and {@link parley.wire.LineBuilder} makes it;
 * {@link parley.wire.Request} is one that a client sends. {@link parley.wire.Printable} takes out what must not reach a
 * terminal. {@code PROTOCOL.md} beside the sources is the page for whoever writes another client.
 */
module parley.wire {
    exports parley.wire;
}
