package parley.client;

/**
 * Something that Tab offers in place of the word being typed.
 *
 * @param value       what would stand there
 * @param group       what it is: {@code commands}, {@code user}, {@code file}
 * @param description one line about it; may be empty
 * @param complete    whether the word is finished with it, so that a blank follows
 */
record Suggestion(String value, String group, String description, boolean complete) {}
