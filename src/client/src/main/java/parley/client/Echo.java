package parley.client;

/** Whether a terminal shows what is typed. For one thread, but for {@link #close}. */
interface Echo extends AutoCloseable {
    /** Hides what is typed from now on; the end of a line is still shown. */
    void off();

    /** Shows what is typed, as before {@link #off}. */
    void on();

    /** Gives the terminal back as it was. */
    @Override
    void close();
}
