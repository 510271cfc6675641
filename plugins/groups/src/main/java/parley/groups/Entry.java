package parley.groups;

import java.util.List;

/** What can stand in the journal. */
sealed interface Entry {
    /** The group as its creator wrote it. */
    String group();

    /** A group was made, with a creator who joined and others who may. */
    record Created(String group, String creator, List<String> invited) implements Entry {}

    /** Users may join. */
    record Invited(String group, List<String> users) implements Entry {}

    /** A user joined. */
    record Joined(String group, String user) implements Entry {}

    /** A user left, or declined; with the last one the group is gone. */
    record Left(String group, String user) implements Entry {}

    /** A message was sent; {@code millis} since 1970. */
    record Posted(String group, long number, long millis, String sender, String text) implements Entry {}

    /** The number was the last one given; in snapshots. */
    record Numbered(String group, long number) implements Entry {}
}
