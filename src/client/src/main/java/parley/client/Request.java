package parley.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.client.Answer;

/** A line sent that waits for its one answer. Rows are added under the lock of {@link Requests}. */
final class Request {
    /** The most rows kept of an answer; of further ones only the number is told. */
    static final int MOST_ROWS = 10_000;
    /** An answer that says nothing. */
    static final Answer NOTHING = new Answer("", List.of(), List.of(), OptionalLong.empty(), Optional.empty());

    /** Is told of the answer before anyone who waits for it, on the thread that reads from the server. */
    @FunctionalInterface
    interface Taker {
        /** A taker that does nothing. */
        Taker NONE = answer -> { };

        /** The server did what it was asked. */
        void answered(Answer answer);

        /** It did not, or the connection is gone; nothing is done unless said otherwise. */
        default void refused(CommandException why) {}
    }

    private final String label;
    private final String ifLost;
    private final Taker taker;
    private final List<List<String>> rows = new ArrayList<>();
    private int leftOut;
    private final CountDownLatch done = new CountDownLatch(1);
    private Answer answer = NOTHING;                       // written before done, read after
    private Optional<CommandException> refusal = Optional.empty(); // as above

    Request(String label, String ifLost, Taker taker) {
        this.label = label;
        this.ifLost = ifLost;
        this.taker = taker;
    }

    /** What ties the answer to the line. */
    String label() {
        return label;
    }

    /** Waits for the answer. */
    Answer await() throws CommandException, InterruptedException {
        done.await();
        return result();
    }

    /** Waits for the answer; with {@link ErrorCode#WAIT} if there is none in time. */
    Answer await(Duration longest) throws CommandException, InterruptedException {
        if (!done.await(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new CommandException(ErrorCode.WAIT,
                    "The server gave no answer within " + longest.toSeconds() + " s. Try again later.");
        }
        return result();
    }

    void add(List<String> fields) {
        if (rows.size() < MOST_ROWS) {
            rows.add(fields);
        } else {
            leftOut++;
        }
    }

    List<List<String>> rows() {
        if (leftOut == 0) {
            return rows;
        }
        List<List<String>> all = new ArrayList<>(rows);
        all.add(List.of("(" + leftOut + " more rows were left out)"));
        return all;
    }

    void answer(Answer given) {
        answer = given;
        try {
            taker.answered(given);
        } finally {
            done.countDown();
        }
    }

    void refuse(CommandException why) {
        refusal = Optional.of(why);
        try {
            taker.refused(why);
        } finally {
            done.countDown();
        }
    }

    void lose() {
        refuse(new CommandException(ErrorCode.WAIT, ifLost));
    }

    void abandon() {
        refusal = Optional.of(new CommandException(ErrorCode.WAIT, "The shell ended before the server answered."));
        done.countDown();
    }

    private Answer result() throws CommandException {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return answer;
    }
}
