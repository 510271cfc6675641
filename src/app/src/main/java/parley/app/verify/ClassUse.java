package parley.app.verify;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.reflect.AccessFlag;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a class of a plugin leans on.
 *
 * @param name    of the class itself
 * @param classes the names of those that it refers to; not those of annotations, which may be missing at run time
 * @param members the methods and fields, of whatever class, that it refers to: {@code java.lang.System.exit}
 * @param hasNativeMethod whether a method of it is native
 */
record ClassUse(String name, Set<String> classes, Set<String> members, boolean hasNativeMethod) {
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;<>]+);");

    /** Looks at a class. */
    static ClassUse of(ClassModel model) {
        ClassUse use = new ClassUse(JarClasses.name(model), new TreeSet<>(), new TreeSet<>(),
                model.methods().stream().anyMatch(method -> method.flags().has(AccessFlag.NATIVE)));
        for (PoolEntry entry : model.constantPool()) {
            use.add(entry);
        }
        model.fields().forEach(field -> use.addDescriptor(field.fieldType().stringValue()));
        model.methods().forEach(method -> use.addDescriptor(method.methodType().stringValue()));
        return use;
    }

    private void add(PoolEntry entry) {
        switch (entry) {
            case ClassEntry type when type.asInternalName().startsWith("[") -> addDescriptor(type.asInternalName());
            case ClassEntry type -> classes.add(dotted(type.asInternalName()));
            case NameAndTypeEntry member -> addDescriptor(member.type().stringValue());
            case MethodTypeEntry type -> addDescriptor(type.descriptor().stringValue());
            case MemberRefEntry member ->
                    members.add(dotted(member.owner().asInternalName()) + "." + member.name().stringValue());
            default -> { } // a number, a text or a part of one of those above
        }
    }

    private void addDescriptor(String descriptor) {
        Matcher types = IN_DESCRIPTOR.matcher(descriptor);
        while (types.find()) {
            classes.add(dotted(types.group(1)));
        }
    }

    private static String dotted(String internalName) {
        return internalName.replace('/', '.');
    }
}
