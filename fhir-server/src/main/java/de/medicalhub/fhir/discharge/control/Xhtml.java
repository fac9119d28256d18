package de.medicalhub.fhir.discharge.control;

import java.util.List;

/** Makes the narrative of a section; every text is escaped. */
final class Xhtml {
    private Xhtml() {}

    /** A list of lines, or a sentence that there is nothing. */
    static String list(List<String> lines) {
        StringBuilder div = new StringBuilder("<div xmlns=\"http://www.w3.org/1999/xhtml\">");
        if (lines.isEmpty()) {
            div.append("<p>Keine Angaben.</p>");
        } else {
            div.append("<ul>");
            lines.forEach(line -> div.append("<li>").append(escape(line)).append("</li>"));
            div.append("</ul>");
        }
        return div.append("</div>").toString();
    }

    /** Characters that XML 1.0 does not know at all become spaces. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isXml(character) ? character : ' ');
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int character) {
        return character == '\t'
                || character == '\n'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
