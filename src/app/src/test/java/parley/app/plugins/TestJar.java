package parley.app.plugins;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import parley.api.Api;

/** A jar for a test, compiled from the sources that the test shows. */
public final class TestJar {
    /** How the jar declares its halves, which decides the kind of its realm. */
    public enum Kind { MODULE, PLAIN }

    private static final Map<String, String> SERVICES = Map.of("ServerHalf", "parley.api.server.ServerPlugin", "ClientHalf",
            "parley.api.client.ClientPlugin", "Bench", "parley.api.Benchmark");
    private static final String SERVER_HALF = """
            package %1$s;
            public class ServerHalf implements parley.api.server.ServerPlugin {
                public ServerHalf() {}
                public void start(parley.api.server.ServerContext server) {}
            }
            """;
    private static final String CLIENT_HALF = """
            package %1$s;
            public class ClientHalf implements parley.api.client.ClientPlugin {
                public ClientHalf() {}
                public void start(parley.api.client.ClientContext client) {}
            }
            """;

    private final Kind kind;
    private final String id;
    private final Map<String, String> sources = new TreeMap<>();
    private final Map<String, String> entries = new LinkedHashMap<>();
    private final Map<String, String> descriptor = new LinkedHashMap<>();
    private final List<String> requires = new ArrayList<>(List.of("parley.api"));
    private final List<String> exports = new ArrayList<>();
    private final List<Path> alsoOnPath = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    private TestJar(Kind kind, String id) {
        this.kind = kind;
        this.id = id;
        descriptor.put("id", id);
        descriptor.put("version", "1.0.0");
        descriptor.put("api", Api.version());
        descriptor.put("description", "For a test");
    }

    /** A jar without fault, and without halves yet; its package has the name of its id. */
    public static TestJar of(Kind kind, String id) {
        return new TestJar(kind, id);
    }

    /** A jar without fault, with both halves. */
    public static TestJar plugin(Kind kind, String id) {
        return of(kind, id).serverHalf(SERVER_HALF.formatted(id)).clientHalf(CLIENT_HALF.formatted(id));
    }

    public String id() {
        return id;
    }

    public TestJar serverHalf(String source) {
        return source("ServerHalf", source);
    }

    public TestJar clientHalf(String source) {
        return source("ClientHalf", source);
    }

    /** A benchmark of that name, with the given body of its method {@code run(arguments, out)}. */
    public TestJar benchmark(String name, String body) {
        return source("Bench", """
                package %s;
                public class Bench implements parley.api.Benchmark {
                    public String name() { return "%s"; }
                    public String summary() { return "Measure the sea."; }
                    public String usage() { return "  --waves N  how many\\n"; }
                    public void run(java.util.List<String> arguments, java.io.PrintStream out) throws Exception { %s }
                }
                """.formatted(id, name, body));
    }

    /** A server half with the given constructor body. */
    public TestJar serverHalfThat(String body) {
        return serverHalf(SERVER_HALF.formatted(id).replace("ServerHalf() {}", "ServerHalf() {" + body + "}"));
    }

    /** A client half with the given constructor body. */
    public TestJar clientHalfThat(String body) {
        return clientHalf(CLIENT_HALF.formatted(id).replace("ClientHalf() {}", "ClientHalf() {" + body + "}"));
    }

    public TestJar source(String simpleName, String source) {
        sources.put(simpleName, source.contains("package ") ? source : "package " + id + ";\n" + source);
        return this;
    }

    public TestJar entry(String path, String text) {
        entries.put(path, text);
        return this;
    }

    public TestJar describe(String key, String value) {
        descriptor.put(key, value);
        return this;
    }

    public TestJar requires(String module) {
        requires.add(module);
        return this;
    }

    /** Lets those that require this plugin see a package, by the module declaration or the descriptor. */
    public TestJar exports(String packageName) {
        exports.add(packageName);
        if (kind == Kind.PLAIN) {
            descriptor.put("exports", String.join(",", exports));
        }
        return this;
    }

    /** Requires a plugin and compiles against its jar; a module requires its module. */
    public TestJar requiresPlugin(String other, Path jar) {
        describe("requires", other);
        if (kind == Kind.MODULE) {
            requires("parley.test." + other);
        }
        return compiledWith(jar);
    }

    /** Compiles against a jar, or a folder of classes, that the jar does not contain. */
    public TestJar compiledWith(Path classes) {
        alsoOnPath.add(classes);
        return this;
    }

    /** Leaves a compiled class out of the jar. */
    public TestJar without(String simpleName) {
        leftOut.add(simpleName + ".class");
        return this;
    }

    /** Writes it, over whatever is there. */
    public Path writeTo(Path jar) {
        try {
            Path work = Files.createTempDirectory(Files.createDirectories(jar.getParent()), "work");
            Path classes = compile(work);
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
                put(zip, Descriptor.PATH, descriptor.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining("\n")));
                for (Map.Entry<String, String> entry : entries.entrySet()) {
                    put(zip, entry.getKey(), entry.getValue());
                }
                if (kind == Kind.PLAIN) {
                    putProviderLists(zip);
                }
                putClasses(zip, classes);
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void putProviderLists(ZipOutputStream zip) throws IOException {
        for (Map.Entry<String, String> service : SERVICES.entrySet()) {
            String path = "META-INF/services/" + service.getValue();
            if (sources.containsKey(service.getKey()) && !entries.containsKey(path)) {
                put(zip, path, id + "." + service.getKey() + " # provided\n");
            }
        }
    }

    private void putClasses(ZipOutputStream zip, Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (!leftOut.contains(file.getFileName().toString())) {
                    zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                    Files.copy(file, (OutputStream) zip);
                }
            }
        }
    }

    private static void put(ZipOutputStream zip, String path, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path compile(Path work) throws IOException {
        Path classes = Files.createDirectories(work.resolve("classes"));
        if (kind == Kind.MODULE) {
            sources.put("module-info", moduleInfo());
        }
        if (sources.isEmpty()) {
            return classes;
        }
        List<String> command = new ArrayList<>(List.of("-proc:none", "-d", classes.toString()));
        String path = Stream.concat(modulesHere(), alsoOnPath.stream()).map(Path::toString)
                .collect(Collectors.joining(java.io.File.pathSeparator));
        command.addAll(List.of(kind == Kind.MODULE ? "--module-path" : "--class-path", path));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = work.resolve(source.getKey() + ".java");
            command.add(Files.writeString(file, source.getValue()).toString());
        }
        StringWriter messages = new StringWriter();
        PrintWriter writer = new PrintWriter(messages);
        int status = ToolProvider.findFirst("javac").orElseThrow().run(writer, writer, command.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException("the test's own sources do not compile:\n" + messages);
        }
        return classes;
    }

    private String moduleInfo() {
        StringBuilder text = new StringBuilder("module parley.test." + id + " {\n");
        requires.forEach(module -> text.append("requires ").append(module).append(";\n"));
        exports.forEach(name -> text.append("exports ").append(name).append(";\n"));
        SERVICES.forEach((provider, service) -> {
            if (sources.containsKey(provider)) {
                text.append("provides ").append(service).append(" with ").append(id).append('.').append(provider)
                        .append(";\n");
            }
        });
        return text.append("}\n").toString();
    }

    /** The modules of Parley and its libraries in this JVM. */
    private static Stream<Path> modulesHere() {
        return ModuleLayer.boot().configuration().modules().stream()
                .flatMap(module -> module.reference().location().stream())
                .filter(location -> location.getScheme().equals("file")).map(Path::of);
    }
}
