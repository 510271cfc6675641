package parley.app.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.stream.Stream;

/** The realm of a jar without a {@code module-info}: a class loader over that one jar. */
record PlainRealm(URLClassLoader loader) implements Realm {
    static PlainRealm of(Path jar, ClassLoader parent) throws IOException {
        URL[] urls = {jar.toUri().toURL()};
        return new PlainRealm(new URLClassLoader("plugin:" + jar.getFileName(), urls, parent));
    }

    @Override
    public <S> Stream<Provider<S>> providers(Class<S> service) {
        return ServiceLoader.load(service, loader).stream().filter(p -> p.type().getClassLoader() == loader);
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
