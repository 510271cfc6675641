package parley.features.steps;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import parley.features.steps.StepClass.Step;

/** Reads the sentences of step classes and the comments on them from their sources: at run time there are no comments. */
final class StepReader {
    private static final Set<String> KEYWORDS = Set.of("Given", "When", "Then");
    private static final Pattern CODE = Pattern.compile("\\{@code ([^}]*)}");
    private static final Pattern LINK = Pattern.compile("\\{@link [\\w.]*#?(\\w+)(?: ([^}]*))?}");

    private final Map<String, String> sentences = new HashMap<>(); // by the method that has it

    /** The classes in a folder that have steps, by name. */
    static List<StepClass> read(Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<StepClass> classes = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                Stream<Path> sources = Files.list(folder)) {
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null,
                    files.getJavaFileObjectsFromPaths(
                            sources.filter(source -> source.toString().endsWith("Steps.java")).sorted().toList()));
            DocTrees comments = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                classes.add(new StepReader().read(comments, unit));
            }
        }
        return classes;
    }

    private StepClass read(DocTrees comments, CompilationUnitTree unit) {
        ClassTree type = (ClassTree) unit.getTypeDecls().getFirst();
        TreePath path = new TreePath(new TreePath(unit), type);
        List<MethodTree> methods = new ArrayList<>();
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method && annotation(method).isPresent()) {
                methods.add(method);
                sentences.put(method.getName().toString(), sentence(annotation(method).get()));
            }
        }
        List<Step> steps = methods.stream().map(method -> new Step(keyword(annotation(method).get()),
                sentence(annotation(method).get()), plain(comments.getDocComment(new TreePath(path, method))))).toList();
        return new StepClass(type.getSimpleName().toString(), plain(comments.getDocComment(path)), steps);
    }

    private static Optional<AnnotationTree> annotation(MethodTree method) {
        return method.getModifiers().getAnnotations().stream().map(AnnotationTree.class::cast)
                .filter(annotation -> KEYWORDS.contains(keyword(annotation))).findFirst();
    }

    private static String keyword(AnnotationTree annotation) {
        return annotation.getAnnotationType().toString();
    }

    private static String sentence(AnnotationTree annotation) {
        return (String) ((LiteralTree) annotation.getArguments().getFirst()).getValue();
    }

    /** A comment as Markdown, in one line; a link to another step shows its label, or that step's sentence. */
    private String plain(String comment) {
        String text = Optional.ofNullable(comment).orElse("").strip().replaceAll("\\s+", " ");
        text = CODE.matcher(text).replaceAll(code -> quoted(code.group(1)));
        return LINK.matcher(text).replaceAll(link -> link.group(2) == null
                ? quoted(sentences.getOrDefault(link.group(1), link.group(1))) : Matcher.quoteReplacement(link.group(2)));
    }

    private static String quoted(String code) {
        return Matcher.quoteReplacement("`" + code + "`");
    }
}
