package parley.testkit;

import io.cucumber.core.backend.ObjectFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the step classes of a scenario: by their one public constructor, whose parameters it makes likewise, each class
 * once. So all step classes that ask for a {@link Stage} get the same one, those of plugin authors too. At the end what
 * can be closed is closed, the last first.
 */
public final class StageFactory implements ObjectFactory {
    private final Map<Class<?>, Object> made = new LinkedHashMap<>();

    /** Used by Cucumber, which finds it as a service. */
    public StageFactory() {}

    @Override
    public boolean addClass(Class<?> stepClass) {
        return true;
    }

    @Override
    public void start() {
        made.clear();
    }

    @Override
    public void stop() {
        List<Object> all = new ArrayList<>(made.values());
        made.clear();
        List<Exception> failures = new ArrayList<>();
        for (Object object : all.reversed()) {
            try {
                if (object instanceof AutoCloseable closeable) {
                    closeable.close();
                }
            } catch (Exception e) {
                failures.add(e); // the others have to be closed all the same
            }
        }
        if (!failures.isEmpty()) {
            IllegalStateException failure = new IllegalStateException("The scenario could not be cleared away.");
            failures.forEach(failure::addSuppressed);
            throw failure;
        }
    }

    @Override
    public <T> T getInstance(Class<T> type) {
        Object object = made.get(type);
        if (object == null) {
            object = make(type);
            made.put(type, object);
        }
        return type.cast(object);
    }

    private Object make(Class<?> type) {
        Constructor<?>[] constructors = type.getConstructors();
        if (constructors.length != 1) {
            throw new IllegalStateException(type.getName() + " needs exactly one public constructor; it has "
                    + constructors.length + ".");
        }
        Object[] arguments = new Object[constructors[0].getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = getInstance(constructors[0].getParameterTypes()[i]);
        }
        try {
            return constructors[0].newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(type.getName() + " could not be made.", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " could not be made.", e);
        }
    }
}
