package de.medicalhub.fhir.exchange.control;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** In XML. */
final class XmlCollected extends Collected {
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final String FHIR = "http://hl7.org/fhir";

    private final Element bundle;
    private final List<XmlEntry> entries = new ArrayList<>();

    private XmlCollected(Element bundle) {
        this.bundle = bundle;
        children(bundle, "entry").forEach(entry -> entries.add(new XmlEntry(entry)));
    }

    static Collected read(byte[] body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCTYPE, true);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return new XmlCollected(
                    builder.parse(new ByteArrayInputStream(body)).getDocumentElement());
        } catch (SAXException | IOException notXml) {
            throw refusal("The body is not XML.");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    String kind() {
        return bundle.getLocalName() + "/" + value(bundle, "type");
    }

    @Override
    List<XmlEntry> entries() {
        return entries;
    }

    private static Stream<Element> children(Element parent, String name) {
        return elements(parent.getChildNodes()).filter(child -> name.isEmpty() || name.equals(child.getLocalName()));
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    private static String value(Element parent, String name) {
        return children(parent, name)
                .findFirst()
                .map(child -> child.getAttribute("value"))
                .orElse("");
    }

    private record XmlEntry(Element entry) implements Entry {
        @Override
        public String fullUrl() {
            return value(entry, "fullUrl");
        }

        @Override
        public String type() {
            return resource().map(Element::getLocalName).orElse("");
        }

        @Override
        public String id() {
            return resource().map(resource -> value(resource, "id")).orElse("");
        }

        @Override
        public void giveId(String id) {
            resource().ifPresent(resource -> {
                Element given = resource.getOwnerDocument().createElementNS(FHIR, "id");
                given.setAttribute("value", id);
                resource.insertBefore(given, resource.getFirstChild());
            });
        }

        @Override
        public void refer(Map<String, String> known) {
            resource()
                    .map(resource -> elements(resource.getElementsByTagNameNS(FHIR, "reference")))
                    .orElseGet(Stream::empty)
                    .filter(reference -> known.containsKey(reference.getAttribute("value")))
                    .forEach(reference -> reference.setAttribute("value", known.get(reference.getAttribute("value"))));
        }

        @Override
        public String text() {
            return resource().map(XmlEntry::written).orElse("");
        }

        private Optional<Element> resource() {
            return children(entry, "resource")
                    .findFirst()
                    .flatMap(resource -> children(resource, "").findFirst());
        }

        private static String written(Element resource) {
            try {
                Transformer writer = TransformerFactory.newDefaultInstance().newTransformer();
                writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
                StringWriter text = new StringWriter();
                writer.transform(new DOMSource(resource), new StreamResult(text));
                return text.toString();
            } catch (TransformerException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
