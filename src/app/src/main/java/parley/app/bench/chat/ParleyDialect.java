package parley.app.bench.chat;

import java.util.ArrayList;
import java.util.List;
import parley.app.bench.Connection;
import parley.app.credentials.Account;

/** Parley's protocol, as {@code PROTOCOL.md} of {@code parley.wire} describes it. */
final class ParleyDialect implements Dialect {
    /** What a line names users in has room for, well below the longest line of a client. */
    private static final int NAMES = 8_000;
    private static final String LABEL = "@label=";
    /** No hexadecimal number, so no label of a message. */
    private static final String PREPARING = LABEL + "j ";
    private static final byte[] LABEL_TAG = Lines.bytes("label=");
    private static final byte[] OK = Lines.bytes("OK");
    private static final byte[] WELCOME = Lines.bytes("WELCOME ");
    private static final byte[] MESSAGE = Lines.bytes("MESSAGE ");
    private static final byte[] GROUP_MESSAGE = Lines.bytes("GROUPMESSAGE ");
    private static final byte[] PING = Lines.bytes("PING");
    private static final byte[] ERR = Lines.bytes("ERR ");
    private static final byte[] BYE = Lines.bytes("BYE ");

    private final Scenario scenario;
    private final List<Account> accounts;
    private final boolean labelled;
    private final String group;

    /**
     * For a scenario between users, as many as it has.
     *
     * @param group what the names of groups begin with, up to 20 letters and digits
     */
    ParleyDialect(Scenario scenario, List<Account> accounts, boolean labelled, String group) {
        this.scenario = scenario;
        this.accounts = List.copyOf(accounts);
        this.labelled = labelled;
        this.group = group;
    }

    @Override
    public void logIn(Connection connection) {
        Account account = accounts.get(connection.number());
        Lines.put(connection, "HELLO 1 :parley bench\r\nLOGIN " + account.name() + " :" + account.password() + "\r\n");
    }

    @Override
    public int join(Connection connection) {
        return switch (scenario) {
            case Scenario.Pairs pairs -> 0;
            case Scenario.Groups groups when groups.speaks(connection.number()) -> create(connection, groups);
            case Scenario.Groups groups -> prepare(connection, "/joingroup " + group(groups, connection.number()));
        };
    }

    @Override
    public int leave(Connection connection) {
        return switch (scenario) {
            case Scenario.Pairs pairs -> 0;
            case Scenario.Groups groups -> prepare(connection, "/leavegroup " + group(groups, connection.number()));
        };
    }

    @Override
    public Draft draft(int user) {
        String command = switch (scenario) {
            case Scenario.Pairs pairs -> "/msgto " + accounts.get(pairs.next(user)).name() + " ";
            case Scenario.Groups groups -> "/groupmsg " + group(groups, user) + " ";
        };
        return labelled
                ? Dialect.draft(LABEL + "0".repeat(MessageText.DIGITS) + " " + command, user, "\r\n", LABEL.length())
                : Dialect.draft(command, user, "\r\n", -1);
    }

    @Override
    public Meaning read(byte[] bytes, int start, int end) {
        int at = verb(bytes, start, end);
        if (at == end) {
            return Meaning.NOTHING;
        }
        return switch (bytes[at]) {
            case 'M' -> meaning(Meaning.MESSAGE, MESSAGE, bytes, at, end);
            case 'G' -> meaning(Meaning.MESSAGE, GROUP_MESSAGE, bytes, at, end);
            case 'O' -> ok(bytes, start, at, end);
            case 'W' -> meaning(Meaning.WELCOME, WELCOME, bytes, at, end);
            case 'P' -> meaning(Meaning.QUESTION, PING, bytes, at, end);
            case 'E' -> meaning(Meaning.REFUSED, ERR, bytes, at, end);
            case 'B' -> meaning(Meaning.REFUSED, BYE, bytes, at, end);
            default -> Meaning.NOTHING;
        };
    }

    @Override
    public long acknowledged(byte[] bytes, int start, int end) {
        int label = label(bytes, start, end);
        return label + MessageText.DIGITS > end ? MessageText.DAMAGED : MessageText.readHex(bytes, label);
    }

    @Override
    public void answer(Connection connection, byte[] bytes, int start, int end) {
        Lines.put(connection, "PONG" + Lines.text(bytes, verb(bytes, start, end) + PING.length, end) + "\r\n");
    }

    /** The first member makes it, and invites the others in as many lines as it takes. */
    private int create(Connection connection, Scenario.Groups groups) {
        int answers = 0;
        String command = "/creategroup ";
        List<String> names = new ArrayList<>();
        int length = 0;
        for (int i = 1; i < groups.members(); i++) {
            String name = accounts.get(connection.number() + i).name();
            names.add(name);
            length += name.length() + 1;
            if (length > NAMES || i == groups.members() - 1) {
                answers += prepare(connection,
                        command + group(groups, connection.number()) + " " + String.join(" ", names));
                command = "/invite ";
                names.clear();
                length = 0;
            }
        }
        return answers;
    }

    private int prepare(Connection connection, String command) {
        Lines.put(connection, PREPARING + command + "\r\n");
        return 1;
    }

    private String group(Scenario.Groups groups, int user) {
        return group + groups.groupOf(user);
    }

    /** Behind tags and source; {@code end} if there is none. */
    private static int verb(byte[] bytes, int start, int end) {
        int at = start;
        if (at < end && bytes[at] == '@') {
            at = Lines.behindWord(bytes, at, end);
        }
        return at < end && bytes[at] == ':' ? Lines.behindWord(bytes, at, end) : at;
    }

    private static Meaning meaning(Meaning meaning, byte[] verb, byte[] bytes, int at, int end) {
        return Lines.startsWith(bytes, at, end, verb) ? meaning : Meaning.NOTHING;
    }

    private static Meaning ok(byte[] bytes, int start, int at, int end) {
        int label = label(bytes, start, at);
        if (label == at || !Lines.startsWith(bytes, at, end, OK)) {
            return Meaning.NOTHING;
        }
        return bytes[label] == 'j' ? Meaning.PREPARED : Meaning.ACKNOWLEDGED;
    }

    /** Where the value of the label stands; {@code end} if there is none before it. */
    private static int label(byte[] bytes, int start, int end) {
        if (start == end || bytes[start] != '@') {
            return end;
        }
        int at = start + 1;
        while (!Lines.startsWith(bytes, at, end, LABEL_TAG)) {
            while (at < end && bytes[at] != ';' && bytes[at] != ' ') {
                at++;
            }
            if (at == end || bytes[at] == ' ') {
                return end;
            }
            at++;
        }
        return at + LABEL_TAG.length;
    }
}
