package parley.api.signatures;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.api.Api;

/** Reads by reflection what plugins see: what is public or protected in the packages that a module exports. */
final class SignatureReader {
    private SignatureReader() {}

    /** The API as it is now. */
    static Signatures api() throws IOException, URISyntaxException, ClassNotFoundException {
        List<String> lines = new ArrayList<>();
        for (Class<?> type : types()) {
            lines.addAll(lines(type));
        }
        return new Signatures(new Version(Api.MAJOR, Api.MINOR), lines);
    }

    /** The types of the API that plugins see. */
    static List<Class<?>> types() throws IOException, URISyntaxException, ClassNotFoundException {
        Path place = Path.of(Api.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        ModuleReference module = ModuleFinder.of(place).find("parley.api").orElseThrow();
        Set<String> exported = module.descriptor().exports().stream().map(Exports::source).collect(Collectors.toSet());
        List<Class<?>> types = new ArrayList<>();
        try (ModuleReader reader = module.open(); Stream<String> files = reader.list()) {
            for (String file : files.filter(f -> f.endsWith(".class") && f.contains("/")).sorted().toList()) {
                Class<?> type = Class.forName(file.substring(0, file.length() - ".class".length()).replace('/', '.'));
                if (exported.contains(type.getPackageName()) && isSeen(type)) {
                    types.add(type);
                }
            }
        }
        return types;
    }

    /** The lines of one type. */
    static List<String> lines(Class<?> type) {
        Stream<String> own = Stream.of("is " + without(type.toGenericString(), " " + type.getName()) + permits(type));
        Stream<String> above = Stream.concat(Stream.ofNullable(type.getGenericSuperclass()),
                Arrays.stream(type.getGenericInterfaces())).filter(t -> t != Object.class)
                .map(t -> "extends " + t.getTypeName());
        Stream<String> components = !type.isRecord() ? Stream.empty()
                : Arrays.stream(type.getRecordComponents()).map(c -> "component " + typeName(c.getGenericType(), c.getName()));
        Stream<String> fields = Arrays.stream(type.getDeclaredFields()).filter(f -> isSeen(f.getModifiers()))
                .map(SignatureReader::signature);
        Stream<String> calls = Stream.<Executable>concat(Arrays.stream(type.getDeclaredConstructors()),
                Arrays.stream(type.getDeclaredMethods()))
                .filter(e -> isSeen(e.getModifiers()) && !e.isSynthetic()).map(SignatureReader::signature);
        return Stream.of(own, above, components, fields, calls).flatMap(lines -> lines)
                .map(line -> type.getName() + ": " + line).sorted().toList();
    }

    private static String signature(Executable call) {
        String owner = call.getDeclaringClass().getName();
        String generic = call.toGenericString().replace("synchronized ", ""); // which is nothing that a caller sees
        return call instanceof Constructor ? generic.replace(owner + "(", "new(")
                : generic.replace(owner + "." + call.getName() + "(", call.getName() + "(");
    }

    /** Constants with their value, which compilers copy into plugins; but for the version, which is what it is compared by. */
    private static String signature(Field field) {
        boolean copied = Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers())
                && (field.getType().isPrimitive() || field.getType() == String.class);
        String signature = Modifier.toString(field.getModifiers()) + " " + typeName(field.getGenericType(), field.getName());
        if (!copied || field.getDeclaringClass() == Api.class) {
            return signature;
        }
        try {
            field.setAccessible(true);
            return signature + " = " + field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String permits(Class<?> type) {
        return !type.isSealed() ? "" : Arrays.stream(type.getPermittedSubclasses()).map(Class::getName).sorted()
                .collect(Collectors.joining(", ", " permits ", ""));
    }

    private static String typeName(Type type, String name) {
        return type.getTypeName() + " " + name;
    }

    private static String without(String text, String part) {
        int at = text.indexOf(part);
        return text.substring(0, at) + text.substring(at + part.length());
    }

    private static boolean isSeen(Class<?> type) {
        return isSeen(type.getModifiers()) && (type.getEnclosingClass() == null || isSeen(type.getEnclosingClass()));
    }

    private static boolean isSeen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}
