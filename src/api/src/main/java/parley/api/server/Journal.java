package parley.api.server;

/**
 * An append-only record of what happened, which survives a crash of the server. What a command appended is on its way to
 * the disk before its answer or any event that it delivered leaves the server. Implemented by Parley.
 */
public interface Journal {
    /** The longest record: 1 MiB. */
    int LONGEST = 1 << 20;

    /**
     * Appends a record, after all that were appended before. Does not wait for the disk, so an immediate command may
     * call it; see {@link parley.api.CommandSpec#immediately}.
     *
     * @throws IllegalArgumentException if the record is longer than {@link #LONGEST}
     */
    void append(byte[] record);
}
