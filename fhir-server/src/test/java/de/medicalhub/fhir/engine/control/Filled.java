package de.medicalhub.fhir.engine.control;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildAny;
import ca.uhn.fhir.parser.DataFormatException;
import java.util.List;
import java.util.Random;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Resources with something in most of their elements, the same for the same number. */
final class Filled {
    private static final int DEEPEST = 4;
    private static final List<String> VALUES = List.of("2026-01-02", "1", "true", "12:00:00", "a");
    private static final List<String> TARGETS = List.of(
            "Patient/1",
            "#c",
            "Practitioner/2/_history/3",
            "https://other.example/fhir/Group/9",
            "urn:uuid:1",
            "Foo/7");

    private static final List<ContactPointSystem> SYSTEMS =
            List.of(ContactPointSystem.PHONE, ContactPointSystem.FAX, ContactPointSystem.EMAIL);

    private final FhirContext fhir;
    private final Random random;

    Filled(FhirContext fhir, int number) {
        this.fhir = fhir;
        random = new Random(number);
    }

    Resource resource(String type) {
        BaseRuntimeElementCompositeDefinition<?> definition = fhir.getResourceDefinition(type);
        Resource resource = (Resource) fhir.getResourceDefinition(type).newInstance();
        fill(definition, resource, 0);
        resource.setId(type + "/" + random.nextInt(9) + "/_history/2");
        return resource;
    }

    private void fill(BaseRuntimeElementCompositeDefinition<?> definition, IBase parent, int depth) {
        if (depth >= DEEPEST) {
            return;
        }
        for (BaseRuntimeChildDefinition child : definition.getChildren()) {
            String name = child.getElementName();
            boolean skipped = (child instanceof RuntimeChildAny && depth > 1)
                    || List.of("contained", "extension", "modifierExtension", "text", "resource", "meta")
                            .contains(name);
            if (!skipped) {
                int count = child.getMax() == 1 ? 1 : random.nextInt(3);
                for (int i = 0; i < count; i++) {
                    add(child, parent, depth);
                }
            }
        }
        if (parent instanceof Reference reference) {
            reference.setReference(TARGETS.get(random.nextInt(TARGETS.size())));
        }
        if (parent instanceof ContactPoint contact) {
            contact.setSystem(SYSTEMS.get(random.nextInt(SYSTEMS.size())));
        }
    }

    private void add(BaseRuntimeChildDefinition child, IBase parent, int depth) {
        List<String> names = child.getValidChildNames().stream().sorted().toList();
        BaseRuntimeElementDefinition<?> definition = child.getChildByName(names.get(random.nextInt(names.size())));
        if (definition == null || !Base.class.isAssignableFrom(definition.getImplementingClass())) {
            return; // Neither a type nor a part of one, such as XHTML.
        }
        IBase value = definition.newInstance(child.getInstanceConstructorArguments());
        if (value instanceof IPrimitiveType<?> primitive) {
            if (isSet(primitive)) {
                child.getMutator().addValue(parent, value);
            }
        } else if (definition instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            child.getMutator().addValue(parent, value);
            fill(composite, value, depth + 1);
        }
    }

    /** With the first value that it takes. */
    private static boolean isSet(IPrimitiveType<?> primitive) {
        for (String value : VALUES) {
            try {
                primitive.setValueAsString(value);
                return true;
            } catch (IllegalArgumentException | DataFormatException unfit) {
                primitive.setValue(null);
            }
        }
        return false;
    }
}
