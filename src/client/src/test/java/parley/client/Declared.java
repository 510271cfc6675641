package parley.client;

import parley.api.Argument;
import parley.api.Argument.Count;
import parley.api.ArgumentKind;
import parley.api.CommandSpec;
import parley.wire.Line;
import parley.wire.MalformedLineException;

/** Commands of which tests speak. */
final class Declared {
    static final CommandSpec SECRET = CommandSpec.of("passwd", "Change a password").user("user")
            .with(new Argument("password", ArgumentKind.WORD, Count.ONE, true));

    private Declared() {}

    static Line line(String raw) {
        try {
            return Line.parse(raw);
        } catch (MalformedLineException e) {
            throw new AssertionError(e);
        }
    }

    /** A catalogue as a server of Parley sends it. */
    static Catalogue catalogue(OwnCommands own) {
        Catalogue catalogue = new Catalogue(own);
        catalogue.add(line("@alias=msg COMMAND msgto user:USER text:TEXT :Send a message to one user"));
        catalogue.add(line("COMMAND creategroup group:WORD users:USER+ :Make a group"));
        catalogue.add(line("COMMAND joingroup group:GROUP :Join a group"));
        catalogue.add(line("COMMAND p2pvideo user:USER file:FILE :Send a file"));
        catalogue.add(line("COMMAND help name:COMMAND? :List the commands, or explain one"));
        catalogue.add(line("COMMAND passwd user:USER password:WORD! :Change a password"));
        return catalogue;
    }
}
