package volscope.app.teach;

import java.util.Locale;

/** A page that needs nothing beside it, and prints on A4. */
public final class Html {
    private static final String STYLE = """
            @page { size: A4; margin: 16mm }
            body { font: 11pt/1.45 system-ui, sans-serif; color: #111; max-width: 178mm; margin: 0 auto; padding: 6mm 0 }
            h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 2mm }
            h2 { font-size: 13pt; margin: 0 0 2mm }
            section { break-inside: avoid; border-top: 1px solid #999; padding: 4mm 0 }
            p { margin: 0 0 2mm } ul { margin: 0 0 2mm; padding-left: 6mm; list-style: "\\2610\\00a0\\00a0" }
            code, pre { font: 10pt ui-monospace, monospace } pre { background: #f2f2f2; padding: 2mm 3mm; white-space: pre-wrap }
            .line { border-bottom: 1px solid #555; display: inline-block; min-width: 70mm }
            .small { font-size: 9pt; color: #444 } svg { max-width: 100%; height: auto }
            """;

    private final StringBuilder body = new StringBuilder();

    /** Adds an element around a text that is escaped. */
    Html text(String element, String text) {
        return raw("<" + element + ">" + escaped(text) + "</" + element.split(" ", 2)[0] + ">\n");
    }

    /** Adds an element around marked text. */
    Html marked(String element, String text) {
        return raw("<" + element + ">" + markup(text) + "</" + element.split(" ", 2)[0] + ">\n");
    }

    /** Adds what is a part of a page already. */
    Html raw(String part) {
        body.append(part);
        return this;
    }

    /** The page. */
    String page(Locale language, String title) {
        return "<!DOCTYPE html>\n<html lang=\"" + language.getLanguage() + "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + escaped(title)
                + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n" + body + "</body>\n</html>\n";
    }

    /** Marked text with its words between backticks and asterisks set apart. */
    static String markup(String text) {
        return escaped(text).replaceAll("`([^`]*)`", "<code>$1</code>").replaceAll("\\*\\*([^*]*)\\*\\*", "<strong>$1</strong>");
    }

    /** A text in which nothing is markup. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
