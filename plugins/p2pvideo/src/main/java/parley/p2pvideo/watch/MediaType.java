package parley.p2pvideo.watch;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a file is, as its name says. Only what browsers show as picture or sound is here: a page, a script or an SVG picture
 * from another user could act in the browser.
 *
 * @param name the Content-Type, such as {@code video/mp4}
 * @param kind the element that shows it
 */
record MediaType(String name, Kind kind) {
    /** The element of a page. */
    enum Kind { VIDEO, AUDIO, IMAGE }

    private static final Map<String, MediaType> BY_ENDING = Map.ofEntries(
            video("mp4", "mp4"), video("m4v", "mp4"), video("mov", "quicktime"), video("webm", "webm"),
            video("mkv", "x-matroska"), video("ogv", "ogg"),
            audio("mp3", "mpeg"), audio("m4a", "mp4"), audio("aac", "aac"), audio("ogg", "ogg"), audio("oga", "ogg"),
            audio("opus", "ogg"), audio("wav", "wav"), audio("flac", "flac"),
            image("jpg", "jpeg"), image("jpeg", "jpeg"), image("png", "png"), image("gif", "gif"),
            image("webp", "webp"), image("avif", "avif"));

    /** By the ending of a name; nothing for what cannot be watched. */
    static Optional<MediaType> of(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String ending = dot < 0 ? "" : fileName.substring(dot + 1);
        return Optional.ofNullable(BY_ENDING.get(ending.toLowerCase(Locale.ROOT)));
    }

    private static Map.Entry<String, MediaType> video(String ending, String subtype) {
        return Map.entry(ending, new MediaType("video/" + subtype, Kind.VIDEO));
    }

    private static Map.Entry<String, MediaType> audio(String ending, String subtype) {
        return Map.entry(ending, new MediaType("audio/" + subtype, Kind.AUDIO));
    }

    private static Map.Entry<String, MediaType> image(String ending, String subtype) {
        return Map.entry(ending, new MediaType("image/" + subtype, Kind.IMAGE));
    }
}
