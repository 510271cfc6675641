package parley.p2pvideo;

import java.util.List;

/**
 * A line of {@code /transfers}.
 *
 * @param job   what it is about
 * @param state what it does or waits for, in a word or two
 * @param rest  how far and how fast, where that is known
 */
record TransferRow(Job job, String state, List<String> rest) {
    TransferRow {
        rest = List.copyOf(rest);
    }

    /** One of which there is nothing to measure now. */
    static TransferRow idle(Job job, String state) {
        return new TransferRow(job, state, List.of(Phrases.size(job.size())));
    }

    /** The rows as lines, in columns. The name comes last, since it may be long, or of wide letters. */
    static List<String> table(List<TransferRow> rows) {
        int peers = rows.stream().mapToInt(row -> row.job.who().length()).max().orElse(0);
        int states = rows.stream().mapToInt(row -> row.state.length()).max().orElse(0);
        return rows.stream().map(row -> padded(row.job.who(), peers) + padded(row.state, states)
                + String.join(", ", row.rest) + "  " + row.job.name()).toList();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length() + 2);
    }
}
