package parley.client;

/** What a printed line is, for its colour and, in plain line mode, its stream. */
enum Tone {
    /** What a command of this user put out. */
    ANSWER,
    /** What others did. */
    ARRIVAL,
    /** What the shell itself has to say. */
    NOTICE,
    /** A failure. */
    ERROR
}
