package parley.api;

/** What the owner of a server or client set for one plugin. Implemented by Parley. */
public interface Settings {
    /** The value set, or {@code otherwise}. */
    String text(String name, String otherwise);

    /**
     * The whole number set, or {@code otherwise}.
     *
     * @throws IllegalArgumentException if the value set is not a whole number from {@code least} to {@code most}; the
     *         text names the setting, the value and the range
     */
    long number(String name, long otherwise, long least, long most);
}
