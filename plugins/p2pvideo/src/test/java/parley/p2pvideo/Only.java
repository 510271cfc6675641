package parley.p2pvideo;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Makes a context out of an object that has some of its methods; a call of any other one fails the test. */
final class Only {
    private Only() {}

    static <T> T of(Class<T> context, Object part) {
        return context.cast(Proxy.newProxyInstance(context.getClassLoader(), new Class<?>[] {context}, (proxy, method, arguments) -> {
            try {
                return part.getClass().getMethod(method.getName(), method.getParameterTypes()).invoke(part, arguments);
            } catch (NoSuchMethodException e) {
                throw new AssertionError("the plugin does without " + method.getName(), e);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
