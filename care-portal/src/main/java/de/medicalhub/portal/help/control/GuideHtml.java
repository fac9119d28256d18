package de.medicalhub.portal.help.control;

import de.medicalhub.portal.help.entity.Guide;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** CommonMark with tables as a part of a page of the portal. */
final class GuideHtml {
    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    private GuideHtml() {}

    static String of(String markdown) {
        Node guide = PARSER.parse(markdown);
        guide.accept(new WithoutPictures());
        Links links = new Links();
        guide.accept(links);
        links.leadToPages();
        return RENDERER.render(guide)
                .replace("<table>", "<table class=\"mh-table\">")
                .replace("<th>", "<th scope=\"col\">");
    }

    /** H4. */
    private static final class WithoutPictures extends AbstractVisitor {
        @Override
        public void visit(Paragraph paragraph) {
            if (paragraph.getFirstChild() instanceof Image && paragraph.getFirstChild() == paragraph.getLastChild()) {
                paragraph.unlink();
            }
        }
    }

    /** A link to another guide leads to its page; of one to another file only its words stay. */
    private static final class Links extends AbstractVisitor {
        private final List<Link> found = new ArrayList<>();

        @Override
        public void visit(Link link) {
            found.add(link);
        }

        void leadToPages() {
            found.stream().filter(link -> link.getDestination().endsWith(".md")).forEach(Links::lead);
        }

        private static void lead(Link link) {
            Optional<Guide> guide = Guide.find(link.getDestination().replaceAll("\\.md$", ""));
            if (guide.isPresent()) {
                link.setDestination("/help?guide=" + guide.get().file());
                return;
            }
            for (Node word = link.getFirstChild(); word != null; word = link.getFirstChild()) {
                link.insertBefore(word);
            }
            link.unlink();
        }
    }
}
