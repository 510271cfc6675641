package parley.p2pvideo.bench;

/**
 * One row of the table: something that is measured again in every round.
 *
 * @param part the heading under which it stands
 * @param name of the row
 * @param work does it once
 */
record Trial(String part, String name, Work work) {
    /** Seconds after which a loop that only measures a speed has seen enough. */
    static final double LONGEST = 0.5;

    /** Does once what is measured. */
    @FunctionalInterface
    interface Work {
        /** How it went. */
        Figure run() throws Exception;
    }
}
