package parley.p2pvideo;

/**
 * What a transfer is about, as its user sees it.
 *
 * @param sends whether this side sends
 * @param peer  the user at the other end
 * @param name  of the files, for people
 * @param size  bytes of all of them
 * @param key   the same for each attempt at the same files
 */
record Job(boolean sends, String peer, String name, long size, Object key) {
    /** {@code film.mp4 to luke}. */
    String title() {
        return name + (sends ? " to " : " from ") + peer;
    }

    boolean isWith(String user) {
        return user.isEmpty() || user.equals(peer);
    }
}
