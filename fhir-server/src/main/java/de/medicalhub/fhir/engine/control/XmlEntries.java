package de.medicalhub.fhir.engine.control;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Takes an XML bundle apart into bundles of one entry each, without understanding what is in them. */
final class XmlEntries {
    private static final String FHIR = "http://hl7.org/fhir";
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private XmlEntries() {}

    /** One bundle for each entry; empty if the body is no XML bundle. */
    static List<String> of(String body) {
        try {
            List<String> bundles = new ArrayList<>();
            Node child = parse(body).getDocumentElement().getFirstChild();
            for (; child != null; child = child.getNextSibling()) {
                if (child instanceof Element element && "entry".equals(element.getLocalName())) {
                    bundles.add("<Bundle xmlns=\"" + FHIR + "\"><type value=\"transaction\"/>" + text(element)
                            + "</Bundle>");
                }
            }
            return bundles;
        } catch (SAXException notXml) {
            return List.of();
        } catch (IOException | ParserConfigurationException | TransformerException e) {
            throw new IllegalStateException("XML from memory could not be taken apart", e);
        }
    }

    /** Nothing that the XML names outside itself is looked up. */
    private static Document parse(String body) throws SAXException, IOException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature(NO_DOCTYPE, true);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new DefaultHandler()); // Else the parser prints what it was given.
        return Objects.requireNonNull(builder.parse(new InputSource(new StringReader(body))));
    }

    private static String text(Element entry) throws TransformerException {
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter text = new StringWriter();
        transformer.transform(new DOMSource(entry), new StreamResult(text));
        return text.toString();
    }
}
