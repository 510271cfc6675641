package parley.server.store;

import java.util.concurrent.Executor;
import parley.server.Durability;

/**
 * What the journals of a server share.
 *
 * @param segmentBytes how many bytes of records fill a segment
 * @param background   runs one task after the other, for what no thread that appends or flushes should wait for
 */
record Store(Disk disk, Durability durability, long segmentBytes, Executor background, Alarm alarm) {}
