package parley.wire;

/** The version, verbs and bounds of the protocol that {@code PROTOCOL.md} describes. */
public final class Protocol {
    /** The version that both sides name in their first line. */
    public static final int VERSION = 1;
    /** The longest line of a server, its end included: 16 KiB. */
    public static final int LONGEST_LINE = 16 * 1024;
    /** The longest line of a client, its end included: 15 KiB, so that what the server adds to a text still fits. */
    public static final int LONGEST_REQUEST = 15 * 1024;
    /** The largest jar of a plugin that a server offers: 4 MiB. */
    public static final int LARGEST_PLUGIN = 4 * 1024 * 1024;
    /** How much of a jar one answer holds at most: 8 KiB, so that it fits into a line in Base64. */
    public static final int PLUGIN_PIECE = 8 * 1024;
    /** The port on which a server listens unless told otherwise. */
    public static final int DEFAULT_PORT = 7275;

    /** The first line of either side. */
    public static final String HELLO = "HELLO";
    /** Logs in with a password. */
    public static final String LOGIN = "LOGIN";
    /** The log-in succeeded. */
    public static final String WELCOME = "WELCOME";
    /** A command that may be called. */
    public static final String COMMAND = "COMMAND";
    /** A command that is no longer there. */
    public static final String NOCOMMAND = "NOCOMMAND";
    /** A labelled line was carried out. */
    public static final String OK = "OK";
    /** A line was refused. */
    public static final String ERR = "ERR";
    /** A row of a command's output. */
    public static final String ROW = "ROW";
    /** Values that Tab may offer. */
    public static final String ADD = "ADD";
    /** Values that Tab should offer no longer. */
    public static final String REMOVE = "REMOVE";
    /** Asks the other side to show that it is there. */
    public static final String PING = "PING";
    /** The answer to {@link #PING}, with its parameters. */
    public static final String PONG = "PONG";
    /** Asks which plugins the server offers for the client, a row each. */
    public static final String PLUGINS = "PLUGINS";
    /** Asks for a piece of the jar of one of them. */
    public static final String PLUGIN = "PLUGIN";
    /** The last line of a server that ends a connection. */
    public static final String BYE = "BYE";

    /** The capability of a client that wants {@link #ADD} and {@link #REMOVE}. */
    public static final String SUGGEST = "suggest";
    /** The capability that names the port on which a client receives datagrams: {@code udp=6666}. */
    public static final String UDP = "udp=";
    /** The capability that names the last event that a client got, to go on from there: {@code resume=17}. */
    public static final String RESUME = "resume=";

    /** The tag that ties an answer to its line. */
    public static final String LABEL = "label";
    /** The tag with the id of a stored event. */
    public static final String ID = "id";
    /** The tag with the time of an event, ISO 8601 in UTC with milliseconds. */
    public static final String TIME = "time";
    /** The tag of a refusal that ends by itself: in how many milliseconds. */
    public static final String WAIT = "wait";
    /** The tag with a command's other names, separated by commas. */
    public static final String ALIAS = "alias";

    private Protocol() {}
}
