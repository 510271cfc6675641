package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.api.Registration;

class RegistrationsTest {
    private final Registrations registrations = new Registrations("toy");
    private final List<String> undone = new ArrayList<>();

    @Test
    void whatIsTakenBackTwiceIsTakenBackOnce() {
        Registration one = registrations.add(() -> undone.add("one"));
        one.remove();
        one.remove();
        registrations.close();
        assertEquals(List.of("one"), undone);
    }

    @Test
    void theRestIsTakenBackAtTheEndTheLastFirst() {
        registrations.add(() -> undone.add("one"));
        Registration two = registrations.add(() -> undone.add("two"));
        registrations.add(() -> undone.add("three"));
        two.remove();
        registrations.close();
        registrations.close();
        assertEquals(List.of("two", "three", "one"), undone);
    }

    @Test
    void aPluginThatHasGoneCanRegisterNothing() {
        registrations.close();
        assertEquals("The plugin toy has gone from this shell: it can register nothing more.",
                assertThrows(IllegalStateException.class, () -> registrations.add(() -> undone.add("late"))).getMessage());
        assertEquals(List.of("late"), undone);
    }
}
