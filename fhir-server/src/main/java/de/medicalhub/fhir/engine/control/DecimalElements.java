package de.medicalhub.fhir.engine.control;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.DecimalType;

/**
 * Which elements of FHIR R4 are decimals, by the names under which they are written. Read from the model when it is first
 * asked for, which takes a second: ask about texts only that are larger numbers than any.
 */
final class DecimalElements {
    private static final String VALUE = "value";
    private static final String EXTENSION = "extension";

    private DecimalElements() {}

    /**
     * Whether the text of the element is read as a decimal. Only {@code value} is one in some elements (Quantity) and a text in
     * others (Identifier).
     */
    static boolean contain(String parent, String name) {
        return name.equals(VALUE) ? Names.PARENTS_OF_VALUE.contains(parent) : Names.OTHERS.contains(name);
    }

    /** Loaded on first use. */
    private static final class Names {
        private static final Set<String> PARENTS_OF_VALUE = new HashSet<>();
        private static final Set<String> OTHERS = new HashSet<>();

        static {
            FhirContext fhir = FhirContext.forR4Cached();
            Set<String> seen = new HashSet<>();
            fhir.getResourceTypes().forEach(type -> collect(type, fhir.getResourceDefinition(type), seen));
            collect(EXTENSION, Objects.requireNonNull(fhir.getElementDefinition("Extension")), seen);
        }

        private static void collect(String name, BaseRuntimeElementDefinition<?> element, Set<String> seen) {
            boolean known = !seen.add(name + " " + element.getImplementingClass());
            if (known || !(element instanceof BaseRuntimeElementCompositeDefinition<?> composite)) {
                return;
            }
            for (BaseRuntimeChildDefinition child : composite.getChildren()) {
                if (child.getElementName().toLowerCase(Locale.ROOT).endsWith(EXTENSION)) {
                    continue; // The same everywhere, and the engine cannot always tell what they are.
                }
                for (String childName : child.getValidChildNames()) {
                    BaseRuntimeElementDefinition<?> definition = child.getChildByName(childName);
                    if (definition == null || definition instanceof RuntimeResourceDefinition) {
                        continue;
                    }
                    if (definition.getImplementingClass() == DecimalType.class) {
                        keep(name, childName);
                    } else {
                        collect(childName, definition, seen);
                    }
                }
            }
        }

        private static void keep(String parent, String name) {
            if (name.equals(VALUE)) {
                PARENTS_OF_VALUE.add(parent);
            } else {
                OTHERS.add(name);
            }
        }
    }
}
