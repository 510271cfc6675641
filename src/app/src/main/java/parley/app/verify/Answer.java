package parley.app.verify;

/**
 * What became of a line.
 *
 * @param kind  how it was answered
 * @param text  of the answer, or of the end
 * @param nanos from the line to the answer
 */
record Answer(Kind kind, String text, long nanos) {
    /** How a line was answered. */
    enum Kind {
        /** It was carried out. */
        DONE,
        /** It was refused, as lines may be. */
        REFUSED,
        /** The plugin failed. */
        FAULT,
        /** The command ended the session in good order, as {@code /logout} does. */
        LEFT,
        /** The connection ended. */
        LOST,
        /** There was none in time. */
        NONE
    }
}
