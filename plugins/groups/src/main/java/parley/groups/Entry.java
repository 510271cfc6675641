package parley.groups;

import java.util.List;

/** What can stand in the journal. */
sealed interface Entry {
    /** The group as its creator wrote it. */
    String group();

    /**
     * A group was made, with a creator who joined and others who may.
     *
     * @param since  the creator's, as of {@link Joined}
     * @param serial tells it from earlier groups of the name
     */
    record Created(String group, long serial, String creator, long since, List<String> invited) implements Entry {}

    /** A group is there; in snapshots, where its members follow. */
    record Present(String group, long serial) implements Entry {}

    /** Users may join. */
    record Invited(String group, List<String> users) implements Entry {}

    /** A user joined; what was posted after {@code since} is for that user. */
    record Joined(String group, String user, long since) implements Entry {}

    /** A user left, or declined; with the last one the group is gone. */
    record Left(String group, String user) implements Entry {}
}
