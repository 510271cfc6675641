/**
 * Scenarios for Parley that read like a play: several users at their terminals, a real server, real sockets.
 *
 * <p>The sentences that a feature may use, by the class that has them. In all of them a name is an actor's, several
 * are joined as {@code yoda, hans and leia}, {@code is} and {@code are}, {@code s} at the end of a verb go with their
 * number, and {@code …} in expected words stands for anything. {@code features/STEPS.md} lists them all with examples; a test
 * says how to write it again when they have changed.
 * <ul>
 *   <li>{@link parley.testkit.EntranceSteps}: who comes and goes, and whose connection breaks.
 *   <li>{@link parley.testkit.TalkSteps}: what is typed and seen.
 *   <li>{@link parley.testkit.FileSteps}: files in the actors' folders.
 *   <li>{@link parley.testkit.ServerSteps}: setting up the scenario's own server, its time, its files, its crash.
 *   <li>{@link parley.testkit.StrangerSteps}: bare connections that send anything.
 *   <li>{@link parley.testkit.ProgramSteps}: the program's command line.
 * </ul>
 *
 * <p>The tag {@code @fresh} keeps a scenario from playing against a server elsewhere, where others may have been
 * before.
 *
 * <p>Steps of one's own go into any class with a public constructor that takes a {@link parley.testkit.Stage}.
 * Nothing here waits for a time: a step waits until what it expects has come, and says what did come if it does not.
 * That something does <em>not</em> come is known once a marker that took the same way has arrived. What a user missed takes
 * another way, from the server's disk: that nothing more of it comes is known once a message that was sent later has come.
 */
package parley.testkit;
