package de.medicalhub.portal.documents.control;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** Between the plain words of a form and the narrative of a section: a line is a paragraph. */
final class LetterText {
    private static final Set<String> BLOCKS =
            Set.of("p", "li", "br", "div", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt");

    private LetterText() {}

    static Narrative narrative(String words) {
        XhtmlNode div = new XhtmlNode(NodeType.Element, "div");
        words.strip()
                .lines()
                .map(LetterText::writable)
                .forEach(line -> div.addTag("p").addText(line));
        Narrative narrative = new Narrative();
        narrative.setStatus(Narrative.NarrativeStatus.ADDITIONAL);
        narrative.setDiv(div);
        return narrative;
    }

    /** Without what XML cannot hold. */
    private static String writable(String line) {
        return line.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
    }

    static String words(Narrative narrative) {
        StringBuilder words = new StringBuilder();
        if (narrative.hasDiv()) {
            collect(narrative.getDiv(), words);
        }
        return words.toString().replaceAll("[ \\t]*\\n[ \\t\\n]*", "\n").strip();
    }

    private static void collect(XhtmlNode node, StringBuilder words) {
        if (node.getNodeType() == NodeType.Text) {
            words.append(Objects.requireNonNullElse(node.getContent(), "").replaceAll("\\s+", " "));
            return;
        }
        List<XhtmlNode> children = node.hasChildren() ? node.getChildNodes() : List.of();
        children.forEach(child -> collect(child, words));
        if (node.getName() != null && BLOCKS.contains(node.getName())) {
            words.append('\n');
        } else if ("td".equals(node.getName()) || "th".equals(node.getName())) {
            words.append(' ');
        }
    }
}
