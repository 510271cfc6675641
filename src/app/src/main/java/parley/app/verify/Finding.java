package parley.app.verify;

import java.util.List;

/**
 * What a check found.
 *
 * @param verdict whether that is well
 * @param text    one line: what was measured or found, and what to do if that is not well
 * @param details further lines
 */
record Finding(Verdict verdict, String text, List<String> details) {
    /** Whether something is as it should be. */
    enum Verdict {
        /** It is. */
        OK("ok"),
        /** It may be, but its author should know. */
        NOTE("note"),
        /** It is not. */
        FAILED("FAILED"),
        /** Nobody looked. */
        SKIPPED("skipped");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        /** As the report has it. */
        String word() {
            return word;
        }
    }

    /** Keeps a copy of the details. */
    Finding {
        details = List.copyOf(details);
    }

    static Finding ok(String text, List<String> details) {
        return new Finding(Verdict.OK, text, details);
    }

    static Finding ok(String text) {
        return ok(text, List.of());
    }

    static Finding note(String text, List<String> details) {
        return new Finding(Verdict.NOTE, text, details);
    }

    static Finding failed(String text, List<String> details) {
        return new Finding(Verdict.FAILED, text, details);
    }

    static Finding skipped(String why) {
        return new Finding(Verdict.SKIPPED, why, List.of());
    }
}
