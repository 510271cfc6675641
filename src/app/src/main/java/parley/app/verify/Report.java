package parley.app.verify;

import java.io.PrintStream;
import java.util.List;
import parley.app.verify.Finding.Verdict;
import parley.wire.Printable;

/** Prints what is found as soon as it is found. What a plugin says in it cannot steer the terminal. */
final class Report {
    private static final String ROW = "%-8s%-13s%s%n";
    private static final String DETAIL = " ".repeat(23);

    private final PrintStream out;
    private int checks;
    private int failed;
    private int skipped;

    Report(PrintStream out) {
        this.out = out;
    }

    /** Prints what one check found. */
    void add(String check, List<Finding> findings) {
        for (Finding finding : findings) {
            out.printf(ROW, finding.verdict().word(), check, Printable.strip(finding.text()));
            finding.details().forEach(detail -> out.println(DETAIL + Printable.strip(detail)));
        }
        out.flush();
        checks++;
        failed += any(findings, Verdict.FAILED) ? 1 : 0;
        skipped += any(findings, Verdict.SKIPPED) ? 1 : 0;
    }

    /** Prints how many checks failed; returns whether none did. */
    boolean sum() {
        String left = skipped == 0 ? "" : ", " + skipped + " skipped";
        out.println(checks + " checks: " + (failed == 0 ? "all is well" : failed + " failed") + left + ".");
        return failed == 0;
    }

    private static boolean any(List<Finding> findings, Verdict verdict) {
        return findings.stream().anyMatch(finding -> finding.verdict() == verdict);
    }
}
