package de.medicalhub.fhir.profile.control;

import java.util.List;
import java.util.function.BiConsumer;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** Walks through all elements of a resource that have parts, with their places. */
final class Elements {
    private final BiConsumer<Base, String> visitor;

    private Elements(BiConsumer<Base, String> visitor) {
        this.visitor = visitor;
    }

    static void visit(Resource resource, BiConsumer<Base, String> visitor) {
        new Elements(visitor).visit(resource, resource.fhirType());
    }

    private void visit(Base element, String place) {
        if (element.isPrimitive() || element instanceof Narrative) {
            return;
        }
        visitor.accept(element, place);
        for (Property property : element.children()) {
            List<Base> values = property.getValues();
            for (int i = 0; i < values.size(); i++) {
                String name = property.getName().replace("[x]", "");
                visit(values.get(i), place + "." + name + (property.isList() ? "[" + i + "]" : ""));
            }
        }
    }
}
