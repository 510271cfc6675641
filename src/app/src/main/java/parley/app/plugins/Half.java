package parley.app.plugins;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import parley.api.Benchmark;
import parley.api.client.ClientPlugin;
import parley.api.server.ServerPlugin;

/**
 * A half that a jar declares, or the benchmark that it brings beside its halves.
 *
 * @param service  {@link ServerPlugin}, {@link ClientPlugin} or {@link Benchmark}
 * @param provider the name of the class that is it
 */
record Half(Class<?> service, String provider) {
    private static final List<Class<?>> SERVICES = List.of(ServerPlugin.class, ClientPlugin.class, Benchmark.class);

    /** Reads a list of providers of a service from the jar. */
    @FunctionalInterface
    interface ProviderList {
        Optional<String> of(String service) throws IOException;
    }

    /** The halves of a jar: those of its module declaration if it has one, otherwise those of its provider lists. */
    static List<Half> declared(Optional<ModuleDescriptor> module, ProviderList lists) throws IOException {
        List<Half> halves = new ArrayList<>();
        for (Class<?> service : SERVICES) {
            List<String> names = module.isPresent() ? provided(module.get(), service)
                    : listed(lists.of(service.getName()).orElse(""));
            names.forEach(name -> halves.add(new Half(service, name)));
        }
        return List.copyOf(halves);
    }

    /** Adds a sentence for each rule that the halves break. */
    static void check(List<Half> halves, Predicate<String> hasEntry, List<String> faults) {
        if (halves.stream().allMatch(h -> h.service == Benchmark.class)) {
            faults.add("It has neither half: name its ServerPlugin or ClientPlugin in module-info ('provides ... with"
                    + " ...') or, without one, in META-INF/services.");
        }
        for (Class<?> service : SERVICES) {
            if (halves.stream().filter(h -> h.service == service).count() > 1) {
                faults.add("It names more than one " + service.getSimpleName() + ": one jar has one of each at most, so"
                        + " let one start the others.");
            }
        }
        for (Half half : halves) {
            if (!hasEntry.test(half.provider.replace('.', '/') + ".class")) {
                faults.add("It names " + half.provider + " as its " + half.service.getSimpleName()
                        + ", but that class is not in the jar: correct the name, or build it again.");
            }
        }
    }

    private static List<String> provided(ModuleDescriptor module, Class<?> service) {
        return module.provides().stream().filter(p -> p.service().equals(service.getName()))
                .flatMap(p -> p.providers().stream()).toList();
    }

    /** Source of the form: {@link java.util.ServiceLoader}, "Deploying service providers on the class path". */
    private static List<String> listed(String text) {
        return text.lines().flatMap(line -> Stream.of(line.replaceFirst("#.*", "").strip())).filter(n -> !n.isEmpty())
                .distinct().toList();
    }
}
