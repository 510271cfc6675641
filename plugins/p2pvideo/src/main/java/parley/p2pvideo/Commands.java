package parley.p2pvideo;

import java.util.List;
import parley.api.Argument.Count;
import parley.api.ArgumentKind;
import parley.api.CommandSpec;

/** The declarations that both halves share. */
final class Commands {
    static final CommandSpec SEND = CommandSpec.of("p2pvideo", "Send files or folders straight to another user")
            .user("user").file("file");
    /** Tab offers the modes, and users. */
    static final ArgumentKind RULE = ArgumentKind.of("RULE");
    static final CommandSpec RECEIVE = CommandSpec
            .of("receive", "Take files: auto, ask or off, of USER, up to SIZE")
            .with("mode", RULE, Count.ANY);
    /** Tab offers who offers something, and what it is called. */
    static final ArgumentKind OFFER = ArgumentKind.of("OFFER");
    static final CommandSpec ACCEPT = CommandSpec
            .of("accept", "Take what USER offers; 'as NAME' gives another name")
            .with("user", OFFER, Count.ANY);
    static final CommandSpec DECLINE = CommandSpec.of("decline", "Refuse a file that was offered")
            .with("user", ArgumentKind.USER, Count.OPTIONAL);
    static final CommandSpec CANCEL = CommandSpec
            .of("cancel", "Stop sending and receiving; remove what came of it")
            .with("user", ArgumentKind.USER, Count.OPTIONAL);
    static final CommandSpec RESUME = CommandSpec.of("resume", "Go on with what is paused or was cut off")
            .with("user", ArgumentKind.USER, Count.OPTIONAL);
    static final CommandSpec WATCH = CommandSpec
            .of("watch", "Watch in the browser what USER sends; a name picks one")
            .with("user", ArgumentKind.USER, Count.ANY);

    static final CommandSpec GROUP = CommandSpec.of("groupvideo", "Send files or folders straight to all in a group")
            .group("group").file("file");
    static final CommandSpec TRANSFERS = CommandSpec
            .of("transfers", "List files offered, sent and received, now and lately");
    static final CommandSpec PAUSE = CommandSpec.of("pause", "Pause sending and receiving, until /resume")
            .with("user", ArgumentKind.USER, Count.OPTIONAL);
    static final CommandSpec LIMIT = CommandSpec.of("limit", "Limit the speed of all transfers: 50M a second, off")
            .with("rate", ArgumentKind.WORD, Count.OPTIONAL);

    /** Carries the messages between two clients; typed by nobody. */
    static final CommandSpec SIGNAL = CommandSpec
            .of("p2psignal", "Carry a message of a file transfer to another client")
            .user("user").text("signal").immediately().hide();

    /** Asks for what a client needs to find its address and the relay; typed by nobody. */
    static final CommandSpec BIND = CommandSpec
            .of("p2pbind", "Ask how this client is seen from outside, for a transfer")
            .user("user").with("connection", ArgumentKind.WORD, Count.ONE).immediately().hide();

    /** What a client with this plugin runs itself. */
    static final List<CommandSpec> OF_CLIENT = List.of(SEND, RECEIVE, ACCEPT, DECLINE, CANCEL, RESUME, WATCH, TRANSFERS,
            PAUSE, LIMIT, GROUP);

    /** The event that arrives for a {@link #SIGNAL}. */
    static final String SIGNAL_EVENT = "P2PSIGNAL";
    /** Its parameter if it carries no message, but tells that its source has lost the connection to the server. */
    static final String LEFT = "left";

    private Commands() {
    }
}
