package parley.p2pvideo.transfer;

/**
 * Where bytes may be put.
 *
 * @param array holds the place
 * @param at    index of its first byte; it reaches as far as whoever gave it has promised
 */
record Place(byte[] array, int at) {
}
