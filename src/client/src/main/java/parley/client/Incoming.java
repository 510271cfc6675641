package parley.client;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.wire.LineBuilder;
import parley.wire.LineSplitter;
import parley.wire.MalformedLineException;
import parley.wire.Printable;
import parley.wire.Protocol;

/**
 * Takes each line of the server where it belongs. Called on the reading thread of one link after another; its fields
 * belong to that thread.
 */
final class Incoming implements Connection.Listener {
    /** What ends with a connection. */
    interface Fate {
        /** The connection was lost while a user was logged in. */
        void lost(String why);

        /** The server ended it, and the client must not come back. */
        void over(int exitStatus);
    }

    /** The rest of the client, as far as lines of the server reach it. */
    record Ports(Requests requests, Catalogue catalogue, KnownValues known, LastEventId lastEventId, Events events,
                 LogIns logIns, ShellTerminal terminal, System.Logger log, InstantSource clock) {}

    private static final String LOST_EVENTS =
            "The server lost its last messages: some that you saw or sent are gone there.";

    private final Ports to;
    private final Fate fate;
    private Connection connection; // set once, before the first line
    private boolean welcomed;
    private boolean catalogueComes;
    private Optional<Bye> bye = Optional.empty();

    Incoming(Ports to, Fate fate) {
        this.to = to;
        this.fate = fate;
    }

    /** Sets the connection whose lines come; it needs this object to be made. */
    void hear(Connection heard) {
        connection = heard;
    }

    @Override
    public void received(String raw) {
        try {
            ServerLine line = ServerLine.parse(raw);
            if (catalogueComes && !line.verb().equals(Protocol.COMMAND)) {
                catalogueComes = false;
                listCommands();
            }
            take(line);
        } catch (MalformedLineException e) {
            to.log().log(System.Logger.Level.WARNING, "A line of the server was left out: " + e.getMessage());
            connection.heardNonsense();
        }
    }

    @Override
    public void dropped(LineSplitter.Fault fault) {
        to.log().log(System.Logger.Level.WARNING, "A line of the server was left out: " + fault);
        connection.heardNonsense();
    }

    @Override
    public void closed(boolean loggedIn, String why) {
        Optional<Bye> said = bye;
        bye = Optional.empty();
        catalogueComes = false;
        to.logIns().lost();
        if (said.map(Bye::asked).orElse(false)) {
            to.requests().answerAll();
        } else {
            to.requests().loseAll();
        }
        if (said.isPresent() && !said.get().mayReturn()) {
            fate.over(said.get().asked() ? 0 : 1);
        } else if (loggedIn) {
            fate.lost(said.map(Bye::text).filter(text -> !text.isBlank()).orElse(why));
        }
    }

    private void take(ServerLine line) {
        switch (line.verb()) {
            case Protocol.HELLO -> {
                connection.greeted();
                to.requests().answer(line);
            }
            case Protocol.WELCOME -> welcome(line);
            case Protocol.COMMAND -> addCommand(line);
            case Protocol.NOCOMMAND -> to.catalogue().remove(line.word(0));
            case Protocol.ADD -> to.known().add(line.word(0), tail(line.words()));
            case Protocol.REMOVE -> to.known().remove(line.word(0), tail(line.words()));
            case Protocol.OK -> answer(line);
            case Protocol.ERR -> refuse(line);
            case Protocol.ROW -> row(line);
            case Protocol.PING -> pong(line);
            case Protocol.PONG -> { }
            case Protocol.BYE -> goodbye(line);
            default -> event(line);
        }
    }

    private void welcome(ServerLine line) {
        to.catalogue().clear();
        to.known().clear();
        connection.loggedIn(line.word(0));
        boolean lost = to.lastEventId().welcome(line.word(0), line.id());
        if (!welcomed) {
            welcomed = true;
            catalogueComes = true;
            to.terminal().print(Tone.NOTICE, line.text());
            // Its answer comes after the catalogue, so that the end of it shows even if nothing else follows.
            connection.say(new LineBuilder().verb(Protocol.PING).word("catalogue").toBytes());
        }
        to.requests().answer(line);
        if (lost) {
            to.terminal().print(Tone.ERROR, LOST_EVENTS);
        }
        to.logIns().loggedIn();
    }

    private void listCommands() {
        List<String> names = to.catalogue().visible().stream().map(spec -> "/" + spec.name()).toList();
        to.terminal().print(Tone.NOTICE, Wrapping.lines("Commands:", names, 78));
    }

    private void addCommand(ServerLine line) {
        try {
            to.catalogue().add(line.line());
        } catch (IllegalArgumentException e) {
            to.log().log(System.Logger.Level.WARNING, "A command of the server was left out: " + e.getMessage());
        }
    }

    private void answer(ServerLine line) {
        if (!to.requests().answer(line) && !line.text().isEmpty()) {
            to.terminal().print(Tone.ANSWER, line.text());
        }
    }

    private void refuse(ServerLine line) {
        if (!to.requests().refuse(line.label(), new CommandException(code(line.word(0)), line.text()))) {
            to.terminal().print(Tone.ERROR, line.text());
        }
    }

    private void row(ServerLine line) {
        List<String> fields = List.of(line.text().split("\t", -1));
        if (!to.requests().row(line.label(), fields)) {
            to.terminal().print(Tone.ANSWER, String.join("  ", fields));
        }
    }

    private void pong(ServerLine line) {
        LineBuilder pong = new LineBuilder().verb(Protocol.PONG);
        line.words().stream().filter(word -> !word.isEmpty()).forEach(pong::word);
        connection.say((line.text().isEmpty() ? pong : pong.text(line.text())).toBytes());
    }

    private void goodbye(ServerLine line) {
        Bye said = new Bye(Printable.strip(line.word(0)), line.text());
        bye = Optional.of(said);
        if (!said.mayReturn()) {
            to.terminal().print(said.asked() ? Tone.NOTICE : Tone.ERROR, said.text());
        }
    }

    private void event(ServerLine line) {
        if (!connection.isLoggedIn()) {
            connection.heardNonsense();
        } else if (to.lastEventId().isNew(line.id())) {
            to.events().dispatch(line.toEvent(to.clock().instant()));
            to.lastEventId().seen(line.id());
        }
    }

    private static ErrorCode code(String name) {
        for (ErrorCode code : ErrorCode.values()) {
            if (code.name().equals(name)) {
                return code;
            }
        }
        return ErrorCode.INTERNAL; // a code of a later version: nothing that the user could do about it is known
    }

    private static List<String> tail(List<String> words) {
        return words.subList(Math.min(1, words.size()), words.size());
    }
}
