/**
 * A server and a shell in memory, for the unit tests of plugins that need no more: {@link parley.rehearsal.Rehearsal} plays
 * a half in the server with a few users and a clock that stands still, {@link parley.rehearsal.Shell} a half in the shell.
 * What they do not have fails the test that needs it. Scenarios on a real server are the features.
 */
package parley.rehearsal;
