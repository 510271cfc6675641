package parley.server;

import java.time.Duration;
import parley.server.account.Credentials;
import parley.server.account.Lockout;

/** Decides whether a name and a password let a user in. Thread-safe. */
final class Login {
    private final Credentials credentials;
    private final Lockout lockout;

    Login(Credentials credentials, int attempts) {
        this.credentials = credentials;
        this.lockout = new Lockout(attempts);
    }

    /** What became of an attempt. */
    sealed interface Outcome {
        /** The user is who they say. */
        record Welcome() implements Outcome {}

        /** There is no such user. */
        record UnknownUser() implements Outcome {}

        /** So many attempts are left before the name is blocked. */
        record WrongPassword(int attemptsLeft) implements Outcome {}

        /** The name is blocked for so long. */
        record Blocked(Duration left) implements Outcome {}
    }

    /** Tries a password; {@code now} is in nanoseconds of any origin. */
    Outcome attempt(String name, String password, long now) {
        if (!credentials.exists(name)) {
            return new Outcome.UnknownUser();
        }
        Duration blocked = lockout.blocked(name, now);
        if (blocked.isPositive()) {
            return new Outcome.Blocked(blocked);
        }
        if (credentials.matches(name, password)) {
            lockout.succeeded(name);
            return new Outcome.Welcome();
        }
        int left = lockout.failed(name, now);
        return left > 0 ? new Outcome.WrongPassword(left) : new Outcome.Blocked(Lockout.BLOCK);
    }
}
