package parley.features.steps;

import io.cucumber.cucumberexpressions.Expression;
import io.cucumber.cucumberexpressions.ExpressionFactory;
import io.cucumber.cucumberexpressions.ParameterType;
import io.cucumber.cucumberexpressions.ParameterTypeRegistry;
import io.cucumber.cucumberexpressions.Transformer;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.testkit.Sentences;

/** Finds where features use a step. */
final class Examples {
    private static final Pattern STEP = Pattern.compile("(?:Given|When|Then|And|But|\\*) (.*)");
    private static final String QUOTES = "\"\"\"";

    private final ExpressionFactory expressions;
    private final List<List<String>> used = new ArrayList<>(); // the text of a step without its keyword, then its lines

    /** Reads feature files, the best examples first. */
    Examples(List<Path> features) throws IOException {
        ParameterTypeRegistry types = new ParameterTypeRegistry(Locale.ENGLISH);
        for (Method method : Sentences.class.getMethods()) {
            io.cucumber.java.ParameterType type = method.getAnnotation(io.cucumber.java.ParameterType.class);
            if (type != null) {
                Transformer<String> same = text -> text;
                types.defineParameterType(new ParameterType<>(method.getName(), type.value(), String.class, same));
            }
        }
        expressions = new ExpressionFactory(types);
        for (Path feature : features) {
            read(Files.readAllLines(feature).stream().map(String::strip).toList());
        }
    }

    private void read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher step = STEP.matcher(lines.get(i));
            if (step.matches()) {
                List<String> example = new ArrayList<>(List.of(step.group(1)));
                example.addAll(textBelow(lines.subList(i + 1, lines.size())));
                used.add(example);
            }
        }
    }

    private static List<String> textBelow(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().equals(QUOTES)) {
            return List.of();
        }
        int end = 1 + lines.subList(1, lines.size()).indexOf(QUOTES);
        return lines.subList(0, end + 1);
    }

    /**
     * The first use of a sentence: a line without its keyword, then the lines of the text that it takes, if it takes one. One
     * that a table fills in, as {@code <this>}, is taken only if there is no other.
     */
    Optional<List<String>> of(String sentence) {
        Expression expression = expressions.createExpression(sentence);
        List<List<String>> found = used.stream().filter(example -> expression.match(example.getFirst()) != null).toList();
        return found.stream().filter(example -> !example.getFirst().contains("<")).findFirst()
                .or(() -> found.stream().findFirst());
    }
}
