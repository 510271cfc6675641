package parley.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.api.server.Event;
import parley.api.server.Reply;

/**
 * A message as it is stored.
 *
 * @param number   from 1, over the life of the server's data
 * @param time     when it was sent, to the millisecond
 * @param sender   the name of who sent it
 * @param receiver the name of whom it is for
 * @param text     not blank
 */
record Message(long number, Instant time, String sender, String receiver, String text) {
    /** What its receiver's client gets. Built in one step, since this is done for every message. */
    Event event() {
        return new Event("MESSAGE", Optional.of(sender), List.of(receiver), text,
                Optional.of(new Reply.Stored(number, time)));
    }
}
