package parley.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.api.Setting;
import parley.api.server.PluginState.Phase;

class UnusedSettingsTest {
    private static final List<KnownPlugin> WAVE = List.of(
            new KnownPlugin("wave", "1.0.0", "For a test", Path.of("wave.jar"), Phase.RUNNING, "", List.of(), false, true));

    @Test
    void aSettingOfAPluginThatIsNotHereIsRemarkedOn() {
        assertEquals(List.of("Setting wav.greeting has no effect: there is no such plugin."),
                UnusedSettings.lines(List.of("wave.greeting", "wav.greeting"), WAVE, Map.of()));
    }

    @Test
    void aSettingThatThePluginDidNotAskForIsRemarkedOn() {
        Map<String, List<Setting<?>>> asked = Map.of("wave", List.of(Setting.text("greeting", "What is said", "hello")));

        assertEquals(List.of("Setting wave.greetings has no effect: the plugin has no such setting."),
                UnusedSettings.lines(List.of("wave.greetings", "wave.greeting"), WAVE, asked));
    }
}
