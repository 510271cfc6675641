package parley.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import parley.app.newplugin.Names;
import parley.app.newplugin.Project;
import parley.app.newplugin.Supplies;
import parley.app.options.CommandLine;
import parley.app.options.Format;
import parley.app.options.Operand;
import parley.app.options.Option;
import parley.app.options.Syntax;
import parley.app.options.UsageException;
import parley.app.plugins.Descriptor;
import parley.app.plugins.PluginLoader;

/** {@code parley new-plugin}: writes a project that builds, tests and packs a plugin, to begin with. */
final class NewPluginCommand implements Subcommand {
    private static final Operand<String> NAME = Operand.needed("NAME",
            new Format<>("1 to 32 lower-case letters, digits and '-', a letter first, such as dice",
                    text -> Optional.of(text).filter(Descriptor::isId)), "of the plugin, its command and its folder");
    private static final Operand<Path> DIR = new Operand<>("DIR", Format.folder(), "in which the folder NAME is made (.)");
    private static final Option<String> PACKAGE = new Option<>("--package", "PACKAGE", Format.packageName(),
            "of its classes and its module (NAME without '-')");

    @Override
    public String name() {
        return "new-plugin";
    }

    @Override
    public Syntax syntax() {
        return new Syntax("parley new-plugin", "Write a project for a plugin of your own.", List.of(NAME, DIR),
                List.of(PACKAGE), "It has a command, an event that shells show, and a feature that plays them; 'mvn verify'"
                        + " there builds and tests it with the API and the scenario kit of this Parley. It takes a JDK 25 and"
                        + " Maven. Nothing that is there already is touched.");
    }

    @Override
    public ExitStatus run(CommandLine line, Surroundings around) throws UsageException, IOException {
        String id = line.get(NAME).orElseThrow();
        Names names = new Names(id, line.get(PACKAGE).orElseGet(() -> Names.packageOf(id)));
        requirePackage(names);
        Supplies supplies = Supplies.of(around.installation());
        requireUnused(id, around.installation().plugins());
        Path folder = line.get(DIR).orElse(Path.of("")).resolve(id);
        new Project(names, supplies).writeTo(folder);
        around.out().printf("""
                The plugin %s is in the folder %s; its README.md says what is where.
                'mvn verify' there builds it, plays its feature and leaves target/%s.jar.
                """, id, folder, id);
        return ExitStatus.OK;
    }

    private static void requirePackage(Names names) throws UsageException {
        Optional<String> fault = names.fault();
        if (fault.isPresent()) {
            throw new UsageException("the package '" + names.packageName() + "' " + fault.get()
                    + ": give another with --package, such as org.example." + names.id().replace("-", "") + "s");
        }
    }

    /** In a server or client a plugin takes the place of the one that came with Parley and has the same id. */
    private static void requireUnused(String id, Path folder) throws IOException {
        try (PluginLoader loader = PluginLoader.open()) {
            if (loader.load(List.of(folder)).plugins().stream().anyMatch(plugin -> plugin.id().equals(id))) {
                throw new IOException("Parley comes with a plugin '" + id + "', which yours would replace: give another name.");
            }
        }
    }
}
