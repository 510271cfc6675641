package parley.features.steps;

import java.util.List;
import parley.features.steps.StepClass.Step;

/** The page that lists all steps. */
final class StepsPage {
    static final String INTRODUCTION = """
            # The steps of scenarios

            Made from the steps in `features/src/main/java/parley/testkit`, with their first use in a feature as the example.

            In a sentence `(s)` may be left out, and `is/are` is one of the two. The rest is filled in:

            | in a sentence | stands for | for example |
            |---|---|---|
            | `{actor}` | the name of an actor: letters and digits | `yoda` |
            | `{actors}` | one name or several | `yoda, hans and leia` |
            | `{string}` | anything in double quotes | `"/wave hans"` |
            | `{word}` | anything without a blank | `messaging.kept` |
            | `{int}` | a whole number | `3` |

            A sentence that ends with `:` takes the text in the lines below it, between two lines of `\"""`. In words that are
            expected `…` stands for anything. Nobody needs to wait for a time: a step waits until what it expects has come,
            and shows what did come if it does not.
            """;

    private StepsPage() {}

    static String of(List<StepClass> classes, Examples examples) {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (StepClass type : classes) {
            page.append("\n## ").append(type.name().replaceFirst("Steps$", "")).append("\n\n")
                    .append(type.purpose()).append("\n");
            type.steps().forEach(step -> add(step, examples, page));
        }
        return page.toString();
    }

    private static void add(Step step, Examples examples, StringBuilder page) {
        page.append("\n**").append(step.keyword()).append("** `").append(step.sentence()).append("`  \n")
                .append(step.comment()).append("\n");
        examples.of(step.sentence()).ifPresent(lines -> page.append("```gherkin\n").append(step.keyword()).append(' ')
                .append(String.join("\n  ", lines)).append("\n```\n"));
    }
}
