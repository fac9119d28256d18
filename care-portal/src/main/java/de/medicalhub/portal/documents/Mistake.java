package de.medicalhub.portal.documents;

import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;

/**
 * That something was entered by mistake: who says so, when and why (U10).
 *
 * @param who name; empty if nobody is named
 * @param why in the words of who marked it
 */
public record Mistake(Instant when, String who, String why) {
    private static final String NULLIFY = "NULLIFY";

    /** The last time that it was marked, as far as the records tell. */
    public static Optional<Mistake> of(Resource marked, Resources found) {
        String reference = Resources.referenceTo(marked);
        return found.all(Provenance.class).stream()
                .filter(record -> record.getActivity().getCoding().stream()
                        .anyMatch(activity -> NULLIFY.equals(activity.getCode())))
                .filter(record -> record.getTarget().stream()
                        .anyMatch(target -> reference.equals(target.getReferenceElement()
                                .toUnqualifiedVersionless()
                                .getValue())))
                .filter(Provenance::hasRecorded)
                .max(Comparator.comparing(Provenance::getRecorded))
                .map(record -> new Mistake(
                        record.getRecorded().toInstant(),
                        found.nameOf(record.getAgentFirstRep().getWho()),
                        record.getReasonFirstRep().hasText()
                                ? record.getReasonFirstRep().getText()
                                : ""));
    }

    /** "Irrtümlich erfasst, von … am …: …". */
    public Phrase sentence() {
        return who.isEmpty()
                ? Phrase.of("mistake.sentence", when, why)
                : Phrase.of("mistake.sentence.by", when, why, who);
    }

    /** What to say of something that is marked, also where nobody tells by whom. */
    public static Phrase sentence(Resource marked, Resources found) {
        return of(marked, found).map(Mistake::sentence).orElseGet(() -> Phrase.of("mistake.title"));
    }
}
