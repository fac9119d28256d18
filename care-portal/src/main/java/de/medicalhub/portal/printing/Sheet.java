package de.medicalhub.portal.printing;

import de.medicalhub.common.print.PrintedText;
import java.util.Base64;
import java.util.List;

/**
 * Writes the XHTML of a printed page; every text is escaped here, and what the font cannot draw is
 * written in Latin letters or marked (X2, X3).
 */
public final class Sheet {
    private final StringBuilder out = new StringBuilder();
    private final PrintedText words = new PrintedText();

    /** Markup of the page itself, never of a person. */
    public Sheet raw(String markup) {
        out.append(markup).append('\n');
        return this;
    }

    /** @param cssClass may be empty */
    public Sheet element(String name, String cssClass, String text) {
        return raw("<" + name + (cssClass.isEmpty() ? "" : " class=\"" + cssClass + "\"") + ">" + escape(text) + "</"
                + name + ">");
    }

    /** Each line by itself. */
    public Sheet lines(String name, String cssClass, List<String> lines) {
        return element(name, cssClass, String.join("\n", lines));
    }

    /**
     * A picture.
     *
     * @param style its size
     * @param description for whoever does not see it
     */
    public Sheet png(byte[] picture, String style, String description) {
        return raw("<img style=\"" + style + "\" alt=\"" + escape(description) + "\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(picture) + "\"/>");
    }

    /** Whether a letter could not be drawn. */
    public boolean isIncomplete() {
        return words.isIncomplete();
    }

    /** Whether something in other letters was written in Latin ones. */
    public boolean isRomanized() {
        return words.isRomanized();
    }

    /**
     * The whole page.
     *
     * @param title for the window that shows it
     */
    public String page(String title, String language, String style) {
        String body = out.toString();
        return "<!DOCTYPE html>\n<html lang=\"" + language + "\"><head><meta charset=\"UTF-8\"/><title>" + escape(title)
                + "</title><meta name=\"description\" content=\"" + escape(title) + "\"/><style>" + style
                + "</style></head><body>" + body + "</body></html>";
    }

    private String escape(String text) {
        return words.escape(text);
    }
}
