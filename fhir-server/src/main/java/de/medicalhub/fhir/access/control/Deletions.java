package de.medicalhub.fhir.access.control;

import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.entity.Interaction;
import de.medicalhub.fhir.access.entity.Refusal;
import de.medicalhub.fhir.access.entity.Relation;
import de.medicalhub.fhir.access.entity.ResourceTypes;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;

/** Who may delete what: drafts and operating data. What belongs to a treatment is kept (§ 630f BGB: ten years). */
final class Deletions {
    static final Refusal KEPT = Refusal.because(
            "Records of treatment are kept for at least ten years (section 630f BGB) and are not deleted here:"
                    + " mark a mistake as entered-in-error.");

    private static final Refusal NO_RECORD = Refusal.because(
            "Your role does not delete this: what is no longer in use says so in its status, if it has one.");

    private static final Refusal USED =
            Refusal.because("Only a draft is deleted; what has been used is retired, cancelled or entered-in-error.");
    private static final Set<String> DRAFTS = Set.of("draft", "in-progress", "proposed", "pending");

    /** Types whose status says whether they have been used; others of the table are deleted in any status. */
    private static final Set<String> WITH_DRAFTS = Set.of(
            "Appointment", "QuestionnaireResponse", "Questionnaire", "PlanDefinition", "ActivityDefinition", "Library");

    private Deletions() {}

    static Optional<Refusal> refuse(Ties ties, IBaseResource deleted) {
        String type = Subjects.typeOf(deleted);
        Rights rights = Rights.of(ties.caller());
        if (!rights.allow(type, Interaction.DELETE)) {
            return Optional.of(notOffered(type));
        }
        boolean tied = ties.caller().roles().stream()
                .anyMatch(role -> rights.relations(role, type, Interaction.DELETE).stream()
                        .anyMatch(relation -> holds(relation, role, ties, deleted)));
        if (!tied) {
            return Optional.of(Refusal.notThere());
        }
        return WITH_DRAFTS.contains(type) && !isDraft((Base) deleted) ? Optional.of(USED) : Optional.empty();
    }

    /** Why nobody of the caller's roles deletes anything of the type. */
    static Refusal notOffered(String type) {
        return ResourceTypes.all(true).contains(type) ? KEPT : NO_RECORD;
    }

    private static boolean holds(Relation relation, Role role, Ties ties, IBaseResource deleted) {
        return switch (relation) {
            case NONE -> true;
            case OWN_SUBSCRIPTION -> ServiceWrites.ofSubscription(Optional.empty(), deleted);
            case OWN_RECORD ->
                new ReadDecision(ties).holds(relation, role, deleted) && new Authors(ties).isOwn(deleted);
            default -> new ReadDecision(ties).holds(relation, role, deleted);
        };
    }

    private static boolean isDraft(Base resource) {
        Property status = resource.getNamedProperty("status");
        return status != null
                && status.getValues().stream()
                        .map(Base::primitiveValue)
                        .allMatch(code -> code != null && DRAFTS.contains(code));
    }
}
