package parley.api.client;

/**
 * A few words in the shell's status line, where items stand in the order in which they were made. Where the output is not a
 * terminal, or it is too small, nothing is shown. Every method may be called from any thread. Implemented by Parley.
 */
public interface StatusItem {
    /** Shows a text in place of the one before; an empty one takes the item away. Control characters are taken out. */
    void show(String text);
}
