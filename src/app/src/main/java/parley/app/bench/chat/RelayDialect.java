package parley.app.bench.chat;

import parley.app.bench.Connection;

/** What {@link Relay} understands. It acknowledges nothing. */
final class RelayDialect implements Dialect {
    private final Scenario scenario;

    RelayDialect(Scenario scenario) {
        this.scenario = scenario;
    }

    @Override
    public void logIn(Connection connection) {
        Lines.put(connection, "=" + connection.number() + "\n");
    }

    @Override
    public int join(Connection connection) {
        return switch (scenario) {
            case Scenario.Pairs pairs -> 0;
            case Scenario.Groups groups -> {
                Lines.put(connection, "+" + groups.groupOf(connection.number()) + "\n");
                yield 1;
            }
        };
    }

    @Override
    public int leave(Connection connection) {
        return 0;
    }

    @Override
    public Draft draft(int user) {
        String to = switch (scenario) {
            case Scenario.Pairs pairs -> ">" + pairs.next(user);
            case Scenario.Groups groups -> "#" + groups.groupOf(user);
        };
        return Dialect.draft(to + " ", user, "\n", -1);
    }

    @Override
    public Meaning read(byte[] bytes, int start, int end) {
        if (start == end) {
            return Meaning.NOTHING;
        }
        return switch (bytes[start]) {
            case '>', '#' -> Meaning.MESSAGE;
            case '=' -> Meaning.WELCOME;
            case '+' -> Meaning.PREPARED;
            default -> Meaning.NOTHING;
        };
    }

    @Override
    public long acknowledged(byte[] bytes, int start, int end) {
        return MessageText.DAMAGED;
    }

    @Override
    public void answer(Connection connection, byte[] bytes, int start, int end) {
        throw new UnsupportedOperationException("the relay asks nothing");
    }
}
