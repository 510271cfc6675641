package parley.app.bench.chat;

import parley.app.bench.Connection;

/** How to speak with what is measured. */
interface Dialect {
    /** What a line means to the generator. */
    enum Meaning {
        /** The user is logged in. */
        WELCOME,
        /** One of the answers that {@link #join} announced. */
        PREPARED,
        /** A message; its text is at the end of the line. */
        MESSAGE,
        /** The {@code OK} to a message; {@link #acknowledged} tells which. */
        ACKNOWLEDGED,
        /** Something was refused, or the connection will end; the line says why. */
        REFUSED,
        /** A question that {@link #answer} answers. */
        QUESTION,
        /** Nothing that matters here. */
        NOTHING
    }

    /** Logs a user in, on a connection that was just made. */
    void logIn(Connection connection);

    /** Makes or joins the user's group; returns how many answers say that it is done, 0 or more. */
    int join(Connection connection);

    /** Undoes {@link #join}; returns how many answers say that it is done, 0 or more. */
    int leave(Connection connection);

    /** What a user sends, with the text that {@link MessageText} numbers. */
    Draft draft(int user);

    /** What a line means. */
    Meaning read(byte[] bytes, int start, int end);

    /** The number of the message to which a line is the {@code OK}; below 0 if it names none. */
    long acknowledged(byte[] bytes, int start, int end);

    /** Answers a question. */
    void answer(Connection connection, byte[] bytes, int start, int end);

    /**
     * A line that is ready to be sent but for the number of its message.
     *
     * @param bytes with its end
     * @param text  where the text stands
     * @param label where the label's digits stand; below 0 if it has none
     */
    record Draft(byte[] bytes, int text, int label) {
        /** Says which message it is. */
        void number(int number) {
            MessageText.number(bytes, text, number);
            if (label >= 0) {
                MessageText.writeHex(bytes, label, number);
            }
        }
    }

    /** Makes a draft: the text of {@code user} between what stands before and behind it. */
    static Draft draft(String before, int user, String behind, int label) {
        byte[] bytes = Lines.bytes(before + " ".repeat(MessageText.LENGTH) + behind);
        int text = bytes.length - behind.length() - MessageText.LENGTH;
        MessageText.write(bytes, text, user);
        return new Draft(bytes, text, label);
    }
}
