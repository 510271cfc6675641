package parley.api;

/** What the owner of a server or client set for one plugin. Implemented by Parley. */
public interface Settings {
    /**
     * The value that the owner gave to a setting, or what it is otherwise. Ask for every setting in {@code start}: what
     * was asked by then is listed by {@code /plugins}, and a name that was given and is none of these is told to the owner.
     *
     * @throws IllegalArgumentException if the value given has not the form of the setting; the text names the setting, the
     *         value and the form, so let it end {@code start}
     */
    <T> T get(Setting<T> setting);
}
