package de.medicalhub.fhir.access;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.fhir.access.entity.ResourceTypes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.AppointmentResponse;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.SupplyRequest;

/** The least that the server stores of each type, about one patient where the type is about patients. */
final class MinimalResources {
    private static final String HOSPITAL = "Organization/hospital-mayen";
    private static final List<String> SUBJECTS = List.of("patient", "subject", "beneficiary", "for");
    private static final Map<String, String> DRAFTS = Map.of(
            "Appointment", "proposed",
            "QuestionnaireResponse", "in-progress",
            "Questionnaire", "draft",
            "PlanDefinition", "draft",
            "ActivityDefinition", "draft",
            "Library", "draft");
    private static final List<String> AUTHORS = List.of("performer", "recorder", "requester", "author", "sender");

    private MinimalResources() {}

    /** About the patient, if the type is about patients. */
    static Resource of(String type, String patient) {
        boolean about = ResourceTypes.ABOUT_PATIENTS.contains(type) || ResourceTypes.CONTENT.contains(type);
        return about ? about(type, patient) : of(type);
    }

    /** Of a type that is about nobody. */
    private static Resource of(String type) {
        if (type.equals("Subscription")) {
            Subscription subscription = new Subscription()
                    .setStatus(Subscription.SubscriptionStatus.OFF)
                    .setCriteria("Task?code=https://medicalhub.de/fhir/CodeSystem/task-code|transport-leg");
            subscription
                    .getChannel()
                    .setType(Subscription.SubscriptionChannelType.RESTHOOK)
                    .setEndpoint("http://localhost/none");
            return subscription;
        }
        return create(type);
    }

    /** About the patient. */
    static Resource about(String type, String patient) {
        Reference reference = new Reference(patient);
        Resource resource = create(type);
        if (resource instanceof Patient person) {
            person.setManagingOrganization(new Reference(HOSPITAL));
        } else if (resource instanceof Appointment appointment) {
            appointment.addParticipant().setActor(reference);
        } else if (resource instanceof AppointmentResponse response) {
            response.setActor(reference);
        } else if (resource instanceof Provenance provenance) {
            provenance.addTarget(reference);
        } else if (resource instanceof SupplyRequest request) {
            request.setDeliverTo(reference);
        } else if (resource instanceof Binary binary) {
            binary.setContentType("text/plain").setData(new byte[] {65}).setSecurityContext(reference);
        } else {
            resource.setProperty(first(resource, SUBJECTS), reference);
        }
        if (resource instanceof Encounter encounter) {
            encounter.setServiceProvider(new Reference(HOSPITAL));
        }
        return resource;
    }

    /** The same by an author, where the type has a field for it. */
    static Resource by(Resource resource, String author) {
        AUTHORS.stream()
                .filter(field -> has(resource, field))
                .forEach(field -> resource.setProperty(field, new Reference(author)));
        return resource;
    }

    /** Not used yet, where the type knows that. */
    static Resource asDraft(Resource resource) {
        String draft = DRAFTS.getOrDefault(resource.fhirType(), "");
        if (!draft.isEmpty()) {
            resource.setProperty("status", new CodeType(draft));
        }
        return resource;
    }

    /** In another hospital. */
    static Resource elsewhere(Resource resource) {
        if (resource instanceof Encounter encounter) {
            encounter.setServiceProvider(new Reference("Organization/hospital-andernach"));
        }
        return resource;
    }

    static Resource withId(Resource resource, String id) {
        resource.setId(resource.fhirType() + "/" + id);
        return resource;
    }

    private static String first(Base resource, List<String> fields) {
        return fields.stream()
                .filter(field -> has(resource, field))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("About whom is a " + resource.fhirType() + "?"));
    }

    private static boolean has(Base resource, String field) {
        Property property = resource.getNamedProperty(field);
        return property != null
                && Objects.requireNonNullElse(property.getTypeCode(), "").contains("Reference");
    }

    private static Resource create(String type) {
        return (Resource) FhirContext.forR4Cached().getResourceDefinition(type).newInstance();
    }
}
