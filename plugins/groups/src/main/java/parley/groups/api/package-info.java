/**
 * What other plugins see of groups. One that says {@code requires=groups@1.0} in its descriptor gets it by
 * {@code server.require(GroupDirectory.class)}.
 */
package parley.groups.api;
