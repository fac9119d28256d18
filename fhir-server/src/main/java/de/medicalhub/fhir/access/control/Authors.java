package de.medicalhub.fhir.access.control;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;

/** In whose name a resource is written, where FHIR has a field for it. */
final class Authors {
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "Observation", Set.of("performer"),
            "Condition", Set.of("recorder", "asserter"),
            "MedicationRequest", Set.of("requester", "recorder"),
            "DocumentReference", Set.of("author", "authenticator"),
            "Composition", Set.of("author"),
            "Communication", Set.of("sender"),
            "QuestionnaireResponse", Set.of("author"));

    private final Ties ties;

    Authors(Ties ties) {
        this.ties = ties;
    }

    /** Whether nobody else is named: a name may be missing, but not be another's. */
    boolean noneElse(IBaseResource resource) {
        return of(resource).stream().allMatch(this::isSelf);
    }

    /** Whether the caller is named, and nobody else. */
    boolean isOwn(IBaseResource resource) {
        return !of(resource).isEmpty() && noneElse(resource);
    }

    private boolean isSelf(String author) {
        return author.equals(ties.caller().fhirUser())
                || ties.organisations().contains(author)
                || ties.current(author)
                        .filter(role -> role instanceof PractitionerRole own
                                && Subjects.local(own.getPractitioner())
                                        .equals(ties.caller().fhirUser()))
                        .isPresent();
    }

    /** What names nobody in particular, such as a bare display, is kept as the empty text: it is not the caller. */
    private static List<String> of(IBaseResource resource) {
        return FIELDS.getOrDefault(Subjects.typeOf(resource), Set.of()).stream()
                .map(field -> ((Base) resource).getNamedProperty(field))
                .flatMap(Authors::references)
                .map(Subjects::local)
                .toList();
    }

    private static Stream<Reference> references(Property field) {
        return field.getValues().stream().filter(Reference.class::isInstance).map(Reference.class::cast);
    }
}
