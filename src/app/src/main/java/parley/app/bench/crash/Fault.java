package parley.app.bench.crash;

/**
 * Something that must not happen.
 *
 * @param kind what it is
 * @param what the sentence that tells it
 */
record Fault(Kind kind, String what) {
    /** What may go wrong. */
    enum Kind {
        /** It was acknowledged, and has not reached a receiver. */
        LOST("lost"),
        /** It reached a receiver, or was answered, more than once. */
        DOUBLED("doubled"),
        /** It came behind a later message of the same sender, or its id is not above the one before. */
        OUT_OF_ORDER("out of order"),
        /** Nobody sent it, or not to this receiver. */
        INVENTED("never sent");

        private final String inWords;

        Kind(String inWords) {
            this.inWords = inWords;
        }

        String inWords() {
            return inWords;
        }
    }
}
