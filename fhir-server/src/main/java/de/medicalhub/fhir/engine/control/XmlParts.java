package de.medicalhub.fhir.engine.control;

import de.medicalhub.fhir.NumberSize;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/** What is wrong with the parts of an XML body, one after the other. */
final class XmlParts {
    private static final String VALUE = "value";

    private final Deque<String> open = new ArrayDeque<>();
    private int elements;

    /** The fault of the part that the reader has just read. */
    Optional<BodyFault> fault(XMLStreamReader reader, int event) {
        if (event == XMLStreamConstants.DTD) {
            return Optional.of(BodyFault.DOCUMENT_TYPE);
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
            return ofElement(reader);
        }
        if (event == XMLStreamConstants.END_ELEMENT) {
            open.pop();
        }
        return Optional.empty();
    }

    private Optional<BodyFault> ofElement(XMLStreamReader reader) {
        String name = withoutPrefix(reader.getLocalName());
        String parent = Objects.requireNonNullElse(open.peek(), "");
        open.push(name);
        elements += 1 + reader.getAttributeCount();
        if (open.size() > BodyCheck.DEEPEST || elements > BodyCheck.MOST_TOKENS) {
            return Optional.of(BodyFault.TOO_MANY_PARTS);
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            boolean large = reader.getAttributeLocalName(i).equals(VALUE)
                    && NumberSize.isExceededBy(reader.getAttributeValue(i));
            if (large && DecimalElements.contain(parent, name)) {
                return Optional.of(BodyFault.NUMBER);
            }
        }
        return Optional.empty();
    }

    private static String withoutPrefix(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
