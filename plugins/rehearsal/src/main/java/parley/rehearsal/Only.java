package parley.rehearsal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Makes a context out of an object of a public class that has some of its methods; a call of any other one fails the test. */
public final class Only {
    private Only() {}

    /** The methods of {@code context} that {@code part} has, too. */
    public static <T> T of(Class<T> context, Object part) {
        return context.cast(Proxy.newProxyInstance(context.getClassLoader(), new Class<?>[] {context},
                (proxy, method, arguments) -> call(part, method, arguments)));
    }

    private static Object call(Object part, Method method, Object... arguments) throws Throwable {
        try {
            return named(part, method).invoke(part, arguments);
        } catch (NoSuchMethodException e) {
            throw new AssertionError("a rehearsal does without " + method, e);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Method named(Object part, Method method) throws NoSuchMethodException {
        return part.getClass().getMethod(method.getName(), method.getParameterTypes());
    }
}
