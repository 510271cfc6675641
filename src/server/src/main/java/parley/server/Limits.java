package parley.server;

import java.time.Duration;

/**
 * What the server bounds, so that no client can take it from the others.
 *
 * @param connections           in all; one more is told so and closed
 * @param connectionsPerAddress from one address; one more is told so and closed
 * @param waiting               connections that have not logged in; one more closes the one that waits longest
 * @param loginTime             until a connection has to be logged in
 * @param faultsBeforeLogin     lines refused before log-in, until the connection is closed; failed log-ins do not count
 * @param rate                  lines a second that a session may send on average
 * @param burst                 lines that it may send at once; beyond, it is read as fast as the rate allows
 * @param outbox                bytes that may wait for one client; beyond, it is disconnected
 * @param silence               after which a client is asked for a sign of life
 * @param patience              for that sign
 * @param callTime              until a command that may block has to be done; then it is interrupted
 * @param drain                 for calls in flight when their plugin is changed; then they are interrupted and have it again
 */
public record Limits(int connections, int connectionsPerAddress, int waiting, Duration loginTime, int faultsBeforeLogin,
                     int rate, int burst, int outbox, Duration silence, Duration patience, Duration callTime, Duration drain) {

    /** The limits of a server unless its owner says otherwise. */
    public static Limits standard() {
        return new Limits(50_000, 1_000, 500, Duration.ofMinutes(2), 10, 50, 200, 1 << 20,
                Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(1));
    }

    /** No limit on numbers and rates, as for a benchmark; those that protect memory and notice dead clients stay. */
    public static Limits off() {
        int none = Integer.MAX_VALUE;
        return new Limits(none, none, none, Duration.ofMinutes(2), none, none, none, 64 << 20,
                Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(1));
    }

    /** The same with another number of connections that wait for their log-in. */
    public Limits withWaiting(int number) {
        return new Limits(connections, connectionsPerAddress, number, loginTime, faultsBeforeLogin, rate, burst, outbox,
                silence, patience, callTime, drain);
    }

    /** The same with other numbers of connections, in all and from one address. */
    public Limits withConnections(int inAll, int perAddress) {
        return new Limits(inAll, perAddress, waiting, loginTime, faultsBeforeLogin, rate, burst, outbox, silence, patience,
                callTime, drain);
    }

    /** The same with another rate and burst of lines. */
    public Limits withRate(int perSecond, int atOnce) {
        return new Limits(connections, connectionsPerAddress, waiting, loginTime, faultsBeforeLogin, perSecond, atOnce,
                outbox, silence, patience, callTime, drain);
    }

    /** The same with another bound for what waits for one client, in bytes. */
    public Limits withOutbox(int bytes) {
        return new Limits(connections, connectionsPerAddress, waiting, loginTime, faultsBeforeLogin, rate, burst, bytes,
                silence, patience, callTime, drain);
    }

    /** The same with another time for a command that may block. */
    public Limits withCallTime(Duration atMost) {
        return new Limits(connections, connectionsPerAddress, waiting, loginTime, faultsBeforeLogin, rate, burst, outbox,
                silence, patience, atMost, drain);
    }

    /** The same with another time for calls in flight when their plugin is changed. */
    public Limits withDrain(Duration atMost) {
        return new Limits(connections, connectionsPerAddress, waiting, loginTime, faultsBeforeLogin, rate, burst, outbox,
                silence, patience, callTime, atMost);
    }
}
