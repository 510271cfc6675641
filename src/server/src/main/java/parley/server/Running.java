package parley.server;

import parley.server.metrics.DispatchEvent;
import parley.wire.LineBuilder;
import parley.wire.Request;

/**
 * A command that was found and is being carried out, from its line to its answer. It was counted when it began, and is ended
 * once.
 *
 * @param begun  what its metrics gave at the beginning
 * @param flight its event, if a recording takes it
 */
record Running(CommandTable.Entry command, OnlineUser user, Request request, boolean immediate, long begun,
               DispatchEvent flight) {
    /** Begins on the user's loop. */
    static Running begin(CommandTable.Entry command, OnlineUser user, Request request) {
        Loop loop = user.connection().loop();
        boolean immediate = command.immediate();
        long begun = immediate ? command.metrics().begin(loop.metrics()) : command.metrics().beginTimed(loop.metrics());
        return new Running(command, user, request, immediate, begun, DispatchEvent.begun());
    }

    /** Ends it; makes its answer, which is empty if nobody waits for one. */
    LineBuilder end(Outcome outcome, LineBuilder line) {
        LineBuilder answer = outcome.answer(line, request.label());
        command.metrics().end(outcome.counted(), begun);
        flight.finish(command.spec().name(), user.name(), immediate, outcome.counted(), answer.isEmpty() ? 0 : answer.end());
        return answer;
    }
}
