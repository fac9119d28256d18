package de.medicalhub.portal.medication.control;

import de.medicalhub.portal.medication.entity.Finding;
import de.medicalhub.portal.medication.entity.Place;
import de.medicalhub.portal.medication.entity.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;

/** An element with its attributes; says which of them nobody asked for. */
final class Element {
    private final Place place;
    private final Map<String, String> left = new LinkedHashMap<>();

    /** The element that the cursor stands on. */
    Element(XMLStreamReader xml, int section, int line) {
        place = new Place(xml.getLocalName(), "", section, line);
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            left.put(xml.getAttributeName(i).toString(), xml.getAttributeValue(i));
        }
    }

    String name() {
        return place.element();
    }

    Place place() {
        return place;
    }

    /** The attribute's value, empty where it is absent. */
    String take(String attribute) {
        String value = left.remove(attribute);
        return value == null ? "" : value;
    }

    /** Reports what nobody took, without quoting it (M1). */
    void reportRest(List<Finding> findings) {
        if (!left.isEmpty()) {
            findings.add(new Finding(Rule.UNKNOWN_ATTRIBUTE, place));
        }
    }
}
