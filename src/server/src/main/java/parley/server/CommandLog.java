package parley.server;

import java.util.concurrent.TimeUnit;
import parley.api.Argument;
import parley.api.ArgumentKind;
import parley.api.ErrorCode;
import parley.wire.Request;

/**
 * Tells the console which command came and what was answered: the words, but neither texts nor sensitive values. Only so
 * many a second, further ones are counted, since nobody reads more and a busy server has better things to do.
 */
final class CommandLog {
    private static final int PER_SECOND = 50;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Console console;
    private volatile Window window = new Window(0);

    /** One second's lines; the count may be a little off where several loops race for it. */
    private static final class Window {
        final long begun;
        int told;
        long leftOut;

        Window(long begun) {
            this.begun = begun;
        }
    }

    CommandLog(Console console) {
        this.console = console;
    }

    void done(OnlineUser user, CommandTable.Entry command, Request request) {
        if (mayTell(user)) {
            console.say(user.name() + " " + shown(command, request) + " -> OK");
        }
    }

    void refused(OnlineUser user, Request request, ErrorCode code) {
        if (mayTell(user)) {
            console.say(user.name() + " " + request.verb() + " -> " + code);
        }
    }

    /** The command with the words before its first text or sensitive value. */
    private static String shown(CommandTable.Entry command, Request request) {
        StringBuilder shown = new StringBuilder(request.verb());
        String[] words = request.rest().strip().split("\\s+");
        int word = 0;
        for (Argument argument : command.spec().arguments()) {
            if (argument.sensitive() || argument.kind().equals(ArgumentKind.TEXT)) {
                return shown.append(" …").toString();
            }
            int until = argument.count().repeats() || argument.takesRestOfLine() ? words.length : word + 1;
            while (word < Math.min(until, words.length) && !words[word].isEmpty()) {
                shown.append(' ').append(words[word++]);
            }
        }
        return shown.toString();
    }

    /** By the time of the user's loop, which costs no look at a clock. */
    private boolean mayTell(OnlineUser user) {
        long now = user.connection().loop().now();
        Window current = window;
        if (current.told < PER_SECOND) {
            current.told++;
            return true;
        }
        if (now - current.begun < SECOND) {
            current.leftOut++;
            return false;
        }
        window = new Window(now);
        if (current.leftOut > 0) {
            console.say("(and " + current.leftOut + " more commands)");
        }
        return true;
    }
}
