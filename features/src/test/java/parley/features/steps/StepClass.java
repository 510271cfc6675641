package parley.features.steps;

import java.util.List;

/**
 * A class of steps, as its source has it.
 *
 * @param name    without its package
 * @param purpose the comment on the class
 * @param steps   in the order of the source
 */
record StepClass(String name, String purpose, List<Step> steps) {
    /**
     * A sentence that features may use.
     *
     * @param keyword  {@code Given}, {@code When} or {@code Then}
     * @param sentence a Cucumber expression
     * @param comment  what it does
     */
    record Step(String keyword, String sentence, String comment) {}
}
