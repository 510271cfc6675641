package parley.server;

import parley.api.ErrorCode;
import parley.api.server.Reply;
import parley.server.metrics.CommandMetrics;
import parley.wire.LineBuilder;

/** What became of a call. */
sealed interface Outcome {
    /** It did what it was asked. */
    record Done(Reply reply) implements Outcome {}

    /** It was refused, or had a fault. */
    record Refused(ErrorCode code, String text) implements Outcome {}

    /** Makes its answer; nothing if it was done and nobody waits for an answer. */
    default LineBuilder answer(LineBuilder line, String label) {
        return switch (this) {
            case Done done -> label.isEmpty() ? line : Answers.ok(line, label, done.reply());
            case Refused refused -> Answers.err(line, label, refused.code(), refused.text());
        };
    }

    /** As it is counted. */
    default CommandMetrics.Outcome counted() {
        return switch (this) {
            case Done _ -> CommandMetrics.Outcome.DONE;
            case Refused refused -> refused.code() == ErrorCode.INTERNAL ? CommandMetrics.Outcome.FAILED
                    : CommandMetrics.Outcome.REFUSED;
        };
    }
}
