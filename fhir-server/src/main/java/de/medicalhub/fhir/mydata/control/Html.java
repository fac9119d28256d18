package de.medicalhub.fhir.mydata.control;

import de.medicalhub.common.print.PrintedText;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the little XHTML that a printed disclosure needs; every text is escaped here. */
final class Html {
    private final StringBuilder out = new StringBuilder();
    private final PrintedText words = new PrintedText();

    String escape(String text) {
        return words.escape(text);
    }

    /** What was written otherwise than it is stored, so that it can be read on paper. */
    PrintedText words() {
        return words;
    }

    Html raw(String markup) {
        out.append(markup).append('\n');
        return this;
    }

    Html element(String name, String cssClass, String text) {
        return raw("<" + name + (cssClass.isEmpty() ? "" : " class=\"" + cssClass + "\"") + ">" + escape(text) + "</"
                + name + ">");
    }

    /** A heading and a sentence that says what follows. */
    Html section(String heading, String sentence) {
        return element("h2", "", heading).element("p", "lead", sentence);
    }

    /** Names and values; lines without a value are left out. */
    Html facts(List<String[]> facts) {
        raw("<table class=\"facts\"><tbody>");
        facts.stream()
                .filter(fact -> !fact[1].isBlank())
                .forEach(fact ->
                        raw("<tr><th scope=\"row\">" + escape(fact[0]) + "</th><td>" + escape(fact[1]) + "</td></tr>"));
        return raw("</tbody></table>");
    }

    /**
     * A table with a heading that comes again on each page.
     *
     * @param cssClass of its column widths
     */
    Html table(String cssClass, List<String> columns, List<List<String>> rows) {
        raw("<table class=\"rows " + cssClass + "\"><thead><tr>");
        columns.forEach(column -> raw("<th scope=\"col\">" + escape(column) + "</th>"));
        raw("</tr></thead><tbody>");
        rows.forEach(row -> raw("<tr>"
                + row.stream()
                        .map(cell -> "<td>" + escape(cell.isBlank() ? "–" : cell) + "</td>")
                        .collect(Collectors.joining())
                + "</tr>"));
        return raw("</tbody></table>");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
