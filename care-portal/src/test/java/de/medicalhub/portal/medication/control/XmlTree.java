package de.medicalhub.portal.medication.control;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** What an XML document says, without order of attributes and space between elements; another parser than the reader's. */
record XmlTree(String name, Map<String, String> attributes, List<XmlTree> children) {
    static XmlTree of(byte[] bytes) throws Exception {
        return of(DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes))
                .getDocumentElement());
    }

    /** Without prolog, as it stands in the code. */
    static XmlTree of(String text) throws Exception {
        return of(ExamplePlans.latin1("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + text));
    }

    private static XmlTree of(Element element) {
        Map<String, String> attributes = new TreeMap<>();
        NamedNodeMap found = element.getAttributes();
        for (int i = 0; i < found.getLength(); i++) {
            attributes.put(found.item(i).getNodeName(), found.item(i).getNodeValue());
        }
        List<XmlTree> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element part) {
                children.add(of(part));
            }
        }
        return new XmlTree(element.getTagName(), attributes, children);
    }
}
