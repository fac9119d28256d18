package de.medicalhub.fhir.access.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.access.entity.Refusal;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Reference;

/**
 * Messages of a case and what shows that they were read: signed by the person, and left as they were sent. Whoever made a
 * mistake marks the message as such and writes another.
 */
final class CaseMessages {
    private static final Refusal UNSIGNED = Refusal.because(
            "A message or receipt of a case names its sender in person, and a receipt what it is about.");
    private static final Refusal SENT =
            Refusal.because("What was sent stays as it is; it can be marked as entered in error.");
    private static final Refusal OF_THE_HUB = Refusal.because("Only the operations of the hub write this.");

    private CaseMessages() {}

    static Optional<Refusal> refuse(Ties ties, Change change) {
        if (!(change.written() instanceof Communication written)) {
            return Optional.empty();
        }
        IBaseResource old = change.old().orElse(written);
        if (is(written, HubCodes.KIND_ALERT) || is((Communication) old, HubCodes.KIND_ALERT)) {
            return Optional.of(OF_THE_HUB);
        }
        if (!isOfCase(written) && !isOfCase((Communication) old)) {
            return Optional.empty();
        }
        return old == written ? refuseNew(ties, written) : refuseChanged((Communication) old, written);
    }

    private static Optional<Refusal> refuseNew(Ties ties, Communication written) {
        boolean signed =
                Subjects.local(written.getSender()).equals(ties.caller().fhirUser())
                        && written.getExtensionsByUrl(HubCodes.ON_BEHALF_OF).stream()
                                .allMatch(organisation -> organisation.getValue() instanceof Reference own
                                        && ties.organisations().contains(Subjects.local(own)));
        boolean aboutSomething = written.hasInResponseTo() || written.hasAbout();
        return signed && (is(written, HubCodes.KIND_MESSAGE) || aboutSomething)
                ? Optional.empty()
                : Optional.of(UNSIGNED);
    }

    private static Optional<Refusal> refuseChanged(Communication old, Communication written) {
        Communication marked = old.copy();
        marked.setStatus(Communication.CommunicationStatus.ENTEREDINERROR);
        marked.setMeta(written.getMeta()).setId(written.getIdElement());
        return marked.equalsDeep(written) ? Optional.empty() : Optional.of(SENT);
    }

    private static boolean isOfCase(Communication communication) {
        return is(communication, HubCodes.KIND_MESSAGE) || is(communication, HubCodes.KIND_RECEIPT);
    }

    private static boolean is(Communication communication, String kind) {
        return communication.getCategory().stream()
                .anyMatch(category -> CareCodes.has(category, HubCodes.COMMUNICATION_KIND, kind));
    }
}
