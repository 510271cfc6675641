package parley.server.metrics;

import java.util.Map;
import parley.api.server.Figure.Kind;

/**
 * The numbers that a server keeps of itself while it works, but for those of single commands and the times. A gauge is
 * kept as what was added less what was taken away.
 *
 * <p>Constants of one name are one family with different labels and stand together.
 */
public enum Metric {
    /** Sockets of clients that are open. */
    CONNECTIONS_OPEN(Kind.GAUGE, "connections_open", "Connections that are open."),
    /** Sockets of clients that were taken, also those that were refused. */
    CONNECTIONS(Kind.COUNTER, "connections", "Connections that were taken, those that were then refused among them."),
    /** Connections that were one too many. */
    CONNECTIONS_REFUSED(Kind.COUNTER, "connections_refused", "Connections that were closed because a limit was reached."),
    /** Log-ins that let a user in. */
    LOGINS_OK("logins", "Attempts to log in.", "ok"),
    /** Log-ins with an unknown name or a wrong password. */
    LOGINS_FAILED("logins", "Attempts to log in.", "failed"),
    /** Log-ins with a name that is blocked. */
    LOGINS_BLOCKED("logins", "Attempts to log in.", "blocked"),
    /** Users who are logged in. */
    USERS_ONLINE(Kind.GAUGE, "users_online", "Users who are logged in."),
    /** Lines from clients, of every sort. */
    LINES_RECEIVED(Kind.COUNTER, "lines_received", "Lines that clients sent."),
    /** Bytes read from clients. */
    BYTES_RECEIVED("received_bytes", "Bytes that clients sent."),
    /** Bytes that clients' sockets took. */
    BYTES_SENT("sent_bytes", "Bytes that were sent to clients."),
    /** Commands that no plugin has. */
    COMMANDS_UNKNOWN(Kind.COUNTER, "commands_unknown", "Calls of a command that does not exist."),
    /** Commands that blocked though they had promised not to, and have lost that privilege. */
    COMMANDS_DEMOTED(Kind.COUNTER, "commands_demoted",
            "Commands that blocked a loop in spite of their promise, and run on threads of their own since."),
    /** Events under a number of their own, as messages are. */
    EVENTS_STORED(Kind.COUNTER, "events_stored", "Events that were stored, as every message is."),
    /** Events times receivers. */
    DELIVERIES(Kind.COUNTER, "deliveries", "Events handed out, counted once for each receiver."),
    /** Bytes that wait in the server's memory for clients to take them. */
    OUTBOX_BYTES(Kind.GAUGE, "outbox_bytes", "Bytes that wait to be sent to clients.", "bytes"),
    /** Clients that are served from the store because they are slower than what comes for them. */
    CLIENTS_BEHIND(Kind.GAUGE, "clients_behind", "Clients that are slow and read on from the store."),
    /** Events that were read from the store for a client that had missed them. */
    EVENTS_CAUGHT_UP(Kind.COUNTER, "events_caught_up", "Events read from the store for clients that had missed them."),
    /** Bytes handed to the files of the log of events. */
    JOURNAL_BYTES("journal_bytes", "Bytes that were written to the log of events."),
    /** Faults with an id and a stack in the log. */
    ERRORS(Kind.COUNTER, "errors", "Faults of the program or of a plugin that were written to errors.log.");

    private final Kind kind;
    private final String family;
    private final String help;
    private final String unit;
    private final Map<String, String> labels;

    Metric(Kind kind, String family, String help) {
        this(kind, family, help, "", Map.of());
    }

    Metric(Kind kind, String family, String help, String unit) {
        this(kind, family, help, unit, Map.of());
    }

    /** A counter of bytes. */
    Metric(String family, String help) {
        this(Kind.COUNTER, family, help, "bytes", Map.of());
    }

    /** A counter of one outcome of several. */
    Metric(String family, String help, String outcome) {
        this(Kind.COUNTER, family, help, "", Map.of("outcome", outcome));
    }

    Metric(Kind kind, String family, String help, String unit, Map<String, String> labels) {
        this.kind = kind;
        this.family = family;
        this.help = help;
        this.unit = unit;
        this.labels = labels;
    }

    /** Whether it only grows. */
    public Kind kind() {
        return kind;
    }

    String family() {
        return family;
    }

    String help() {
        return help;
    }

    String unit() {
        return unit;
    }

    Map<String, String> labels() {
        return labels;
    }
}
