package parley.app.bench.chat;

/** Who talks to whom. Users are numbers from 0. */
public sealed interface Scenario {
    /** How many users take part. */
    int users();

    /** How many messages of a pair, or of a group's speaker, are under way at any time. */
    int window();

    /** How many receivers each message has. */
    int receivers();

    /** Whether a user sends a window full of messages at the beginning. */
    boolean begins(int user);

    /** Whether a user sends at all. */
    boolean speaks(int user);

    /** The one user whose messages this user receives; below 0 if there is none. */
    int heardBy(int user);

    /** Who sends the next message when one of {@code sender} has arrived everywhere. */
    int next(int sender);

    /** What it is, in words. */
    String inWords();

    /**
     * Pairs of users: each message is answered by the one who receives it.
     *
     * @param users  of whom two at a time make a pair: an even number
     * @param window messages under way in each pair
     */
    record Pairs(int users, int window) implements Scenario {
        @Override
        public int receivers() {
            return 1;
        }

        @Override
        public boolean begins(int user) {
            return user % 2 == 0;
        }

        @Override
        public boolean speaks(int user) {
            return true;
        }

        @Override
        public int heardBy(int user) {
            return user ^ 1;
        }

        @Override
        public int next(int sender) {
            return sender ^ 1;
        }

        @Override
        public String inWords() {
            return "%,d %s, %,d %s under way in each".formatted(users / 2, users == 2 ? "pair" : "pairs", window,
                    window == 1 ? "message" : "messages");
        }
    }

    /**
     * Groups, in each of which the first member sends to all others.
     *
     * @param groups  how many
     * @param members of each, two or more
     * @param window  messages under way in each group
     */
    record Groups(int groups, int members, int window) implements Scenario {
        @Override
        public int users() {
            return groups * members;
        }

        @Override
        public int receivers() {
            return members - 1;
        }

        @Override
        public boolean begins(int user) {
            return speaks(user);
        }

        @Override
        public boolean speaks(int user) {
            return user % members == 0;
        }

        @Override
        public int heardBy(int user) {
            return speaks(user) ? -1 : user - user % members;
        }

        @Override
        public int next(int sender) {
            return sender;
        }

        /** The group that a user is in, from 0. */
        int groupOf(int user) {
            return user / members;
        }

        @Override
        public String inWords() {
            return "%,d %s of %,d, %,d %s under way in each".formatted(groups, groups == 1 ? "group" : "groups", members,
                    window, window == 1 ? "message" : "messages");
        }
    }
}
