package de.medicalhub.portal.medication.control;

import java.util.function.UnaryOperator;

/** XML without prolog and superfluous white space; attributes in the order in which they are given (M3). */
final class CompactXml {
    private final StringBuilder text = new StringBuilder();
    private boolean open;
    private final UnaryOperator<String> spelling;

    /** @param spelling of the values */
    CompactXml(UnaryOperator<String> spelling) {
        this.spelling = spelling;
    }

    CompactXml start(String name) {
        closeTag();
        text.append('<').append(name);
        open = true;
        return this;
    }

    /** An attribute; an empty one is left out. */
    CompactXml with(String name, String value) {
        if (!value.isEmpty()) {
            text.append(' ').append(name).append("=\"");
            spelling.apply(value).codePoints().forEach(this::letter);
            text.append('"');
        }
        return this;
    }

    CompactXml end(String name) {
        if (open) {
            text.append("/>");
            open = false;
        } else {
            text.append("</").append(name).append('>');
        }
        return this;
    }

    private void closeTag() {
        if (open) {
            text.append('>');
            open = false;
        }
    }

    /** White space other than a blank would come back as a blank. */
    private void letter(int letter) {
        switch (letter) {
            case '&' -> text.append("&amp;");
            case '<' -> text.append("&lt;");
            case '"' -> text.append("&quot;");
            case '\t', '\n', '\r' -> text.append("&#").append(letter).append(';');
            default -> text.appendCodePoint(letter);
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
