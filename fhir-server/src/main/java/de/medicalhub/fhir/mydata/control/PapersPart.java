package de.medicalhub.fhir.mydata.control;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Resource;

/** Documents, consents, and a count of what no section shows. */
final class PapersPart extends Part {
    private static final Set<String> SHOWN = Set.of(
            "Patient",
            "RelatedPerson",
            "Appointment",
            "Encounter",
            "ServiceRequest",
            "MedicationRequest",
            "MedicationStatement",
            "MedicationDispense",
            "Condition",
            "AllergyIntolerance",
            "Observation",
            "Procedure",
            "Composition",
            "DocumentReference",
            "Consent");

    PapersPart(Words words, Names names) {
        super(words, names);
    }

    void write(Html html, List<Resource> resources) {
        table(
                html,
                "documents",
                resources.stream()
                        .filter(resource -> resource instanceof Composition || resource instanceof DocumentReference),
                this::document);
        table(html, "consents", of(resources, Consent.class), this::consent);
        others(html, resources);
    }

    private List<String> document(Resource resource) {
        if (resource instanceof Composition composition) {
            return List.of(
                    words().when(composition.getDateElement()),
                    composition.hasTitle() ? composition.getTitle() : Names.of(composition.getType()),
                    names().of(composition.getAuthor().stream()),
                    words().code(
                                    "document",
                                    composition.hasStatus()
                                            ? composition.getStatus().toCode()
                                            : null));
        }
        DocumentReference reference = (DocumentReference) resource;
        String title = reference.getContent().stream()
                .map(DocumentReference.DocumentReferenceContentComponent::getAttachment)
                .filter(Attachment::hasTitle)
                .map(Attachment::getTitle)
                .findFirst()
                .orElseGet(
                        () -> reference.hasDescription() ? reference.getDescription() : Names.of(reference.getType()));
        return List.of(
                words().moment(reference.getDate()),
                title,
                names().of(reference.getAuthor().stream()),
                words().code(
                                "document",
                                reference.hasStatus() ? reference.getStatus().toCode() : null));
    }

    private List<String> consent(Consent consent) {
        String purpose = consent.getCategory().stream()
                .flatMap(category -> category.getCoding().stream())
                .map(coding -> words().code("purpose", coding.getCode()))
                .filter(word -> !word.isEmpty())
                .findFirst()
                .orElseGet(() -> Names.of(consent.getCategoryFirstRep()));
        return List.of(
                words().when(consent.getDateTimeElement()),
                purpose,
                names().of(consent.getProvision().getActor().stream()
                        .map(Consent.provisionActorComponent::getReference)),
                words().code(
                                "consent",
                                consent.hasStatus() ? consent.getStatus().toCode() : null));
    }

    private void others(Html html, List<Resource> resources) {
        Map<String, Long> counts = resources.stream()
                .map(Resource::fhirType)
                .filter(type -> !SHOWN.contains(type))
                .collect(Collectors.groupingBy(this::kind, TreeMap::new, Collectors.counting()));
        if (counts.isEmpty()) {
            return;
        }
        html.section(words().say("others.title"), words().say("others.lead"));
        html.table(
                "others",
                List.of(words().say("others.columns").split("\\|", -1)),
                counts.entrySet().stream()
                        .map(entry -> List.of(entry.getKey(), Long.toString(entry.getValue())))
                        .toList());
    }

    private String kind(String type) {
        String word = words().code("kind", type);
        return word.isEmpty() ? words().say("kind.other") : word;
    }
}
