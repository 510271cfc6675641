package parley.p2pvideo;

import java.time.Duration;

/**
 * How long an answer to an offer may take.
 *
 * @param look   after so long, and then as often, it is looked whether the other user is still there
 * @param answer after so long the offer is withdrawn by its sender, and forgotten by its receiver
 * @param key    after so long a receiver who has accepted forgets an offer whose sender does not begin
 */
record Patience(Duration look, Duration answer, Duration key) {
    static final Patience STANDARD =
            new Patience(Duration.ofSeconds(2), Duration.ofMinutes(10), Duration.ofMinutes(11));

    String minutes() {
        return answer.toMinutes() + " minutes";
    }
}
