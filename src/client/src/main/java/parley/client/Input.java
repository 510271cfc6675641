package parley.client;

/** What came of asking the terminal for a line. */
sealed interface Input {
    /** A line, without its end. */
    record Typed(String line) implements Input {}

    /** Something that is no line; {@code why} is for the user. */
    record Unreadable(String why) implements Input {}

    /** There will be no more. */
    record End() implements Input {}
}
