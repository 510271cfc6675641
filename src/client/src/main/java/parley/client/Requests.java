package parley.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.client.Answer;

/** The lines sent that wait for their answers, by label. Thread-safe; no code of others runs under its lock. */
final class Requests {
    /** The most lines that may wait at once. */
    static final int MOST = 1000;

    private final Map<String, Request> waiting = new LinkedHashMap<>(); // in the order sent
    private long last;

    /**
     * Opens a request under a new label.
     *
     * @param ifLost what is to be said if the connection ends before the answer
     * @throws CommandException with {@link ErrorCode#LIMIT} if {@link #MOST} are waiting
     */
    synchronized Request open(String ifLost, Request.Taker taker) throws CommandException {
        if (waiting.size() >= MOST) {
            throw new CommandException(ErrorCode.LIMIT,
                    MOST + " lines wait for the server's answer. Wait until some are answered.");
        }
        Request request = new Request(Long.toString(++last), ifLost, taker);
        waiting.put(request.label(), request);
        return request;
    }

    /** Takes back a request that was never sent. */
    synchronized void forget(Request request) {
        waiting.remove(request.label());
    }

    /** Adds a row to the request of that label; false if there is none. */
    synchronized boolean row(String label, List<String> fields) {
        Request request = waiting.get(label);
        if (request != null) {
            request.add(fields);
        }
        return request != null;
    }

    /** Answers the line's request; false if none has its label. */
    boolean answer(ServerLine line) {
        Optional<Request> request = take(line.label());
        request.ifPresent(r -> r.answer(new Answer(line.text(), line.words(), r.rows(), line.id(), line.time())));
        return request.isPresent();
    }

    /** Refuses the request of that label; false if there is none. */
    boolean refuse(String label, CommandException why) {
        Optional<Request> request = take(label);
        request.ifPresent(r -> r.refuse(why));
        return request.isPresent();
    }

    /** Refuses all that wait. */
    void refuseAll(CommandException why) {
        takeAll().forEach(request -> request.refuse(why));
    }

    /** Refuses all that wait, in the order sent: the connection ended. */
    void loseAll() {
        takeAll().forEach(Request::lose);
    }

    /** Answers all that wait with nothing: the connection ended as asked. */
    void answerAll() {
        takeAll().forEach(request -> request.answer(Request.NOTHING));
    }

    /** Lets go of all who wait, telling nobody else: the shell ends. */
    void abandon() {
        takeAll().forEach(Request::abandon);
    }

    private synchronized Optional<Request> take(String label) {
        return Optional.ofNullable(waiting.remove(label));
    }

    private synchronized List<Request> takeAll() {
        List<Request> all = new ArrayList<>(waiting.values());
        waiting.clear();
        return all;
    }
}
