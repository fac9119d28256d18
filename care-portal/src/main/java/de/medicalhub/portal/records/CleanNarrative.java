package de.medicalhub.portal.records;

import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** Keeps of a narrative only plain structure, without any attribute (R4). */
public final class CleanNarrative {
    private static final Set<String> KEPT = Set.of(
            "div", "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "b", "strong", "i", "em", "br",
            "span", "dl", "dt", "dd", "h4", "h5", "h6");
    private static final Set<String> DROPPED_WITH_CONTENT =
            Set.of("script", "style", "iframe", "object", "embed", "svg", "math", "template");

    private CleanNarrative() {}

    /** Clean HTML; what is not plain structure is left out. */
    public static String of(XhtmlNode root) {
        StringBuilder html = new StringBuilder();
        write(root, html);
        return html.toString();
    }

    private static void write(XhtmlNode node, StringBuilder html) {
        if (node.getNodeType() == NodeType.Text) {
            html.append(escape(node.getContent()));
            return;
        }
        boolean container = node.getNodeType() == NodeType.Element || node.getNodeType() == NodeType.Document;
        String name = node.getName() == null ? "" : node.getName().toLowerCase(Locale.ROOT);
        if (!container || DROPPED_WITH_CONTENT.contains(name)) {
            return;
        }
        boolean kept = KEPT.contains(name);
        if (kept) {
            html.append('<').append(name).append('>');
        }
        if (node.hasChildren()) {
            node.getChildNodes().forEach(child -> write(child, html));
        }
        if (kept && !name.equals("br")) {
            html.append("</").append(name).append('>');
        }
    }

    private static String escape(String text) {
        if (text == null) {
            return "";
        }
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
