package parley.app.bench.crash;

import java.time.Duration;

/**
 * How to kill.
 *
 * @param rounds  how often
 * @param load    the longest time under load before each
 * @param silence after which, in the end, nothing more is expected
 * @param seed    of all that is left to chance
 */
public record CrashPlan(int rounds, Duration load, Duration silence, long seed) {}
