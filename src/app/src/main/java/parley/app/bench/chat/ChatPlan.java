package parley.app.bench.chat;

import java.time.Duration;

/**
 * What to measure.
 *
 * @param scenario who talks to whom
 * @param labelled whether messages carry a label, and their {@code OK} is waited for
 * @param warmUp   how long to go on before anything counts
 * @param time     how long it counts
 * @param bounded  whether to measure a bare relay, too
 */
public record ChatPlan(Scenario scenario, boolean labelled, Duration warmUp, Duration time, boolean bounded) {}
