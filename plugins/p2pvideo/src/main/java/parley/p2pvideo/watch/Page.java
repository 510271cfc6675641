package parley.p2pvideo.watch;

import java.nio.charset.StandardCharsets;

/** The page that shows a file: nothing but the file, as large as the window. It needs no script, and may run none. */
final class Page {
    /** Nothing may be loaded but the file, and no other page may show this one in a frame. */
    static final String POLICY = "default-src 'none'; media-src 'self'; img-src 'self'; style-src 'unsafe-inline';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    static final String CONTENT_TYPE = "text/html; charset=utf-8";

    private static final String STYLE = "html,body{height:100%;margin:0;background:#000}"
            + "video,img{width:100%;height:100%;object-fit:contain;display:block}"
            + "audio{position:absolute;inset:0;margin:auto;width:min(40em,90%)}";

    private Page() {
    }

    /**
     * The page, in UTF-8.
     *
     * @param name   of the file, as its sender wrote it
     * @param source where the browser gets the file
     */
    static byte[] of(String name, MediaType type, String source) {
        String src = " src=\"" + escape(source) + "\"";
        String element = switch (type.kind()) {
            case VIDEO -> "<video" + src + " controls autoplay playsinline></video>";
            case AUDIO -> "<audio" + src + " controls autoplay></audio>";
            case IMAGE -> "<img" + src + " alt=\"" + escape(name) + "\">";
        };
        String html = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escape(name)
                + "</title>\n<style>" + STYLE + "</style></head>\n<body>" + element + "</body></html>\n";
        return html.getBytes(StandardCharsets.UTF_8);
    }

    /** Text that means nothing to a reader of HTML, be it in an element or in a quoted attribute. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
