package de.medicalhub.portal.messages;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.TreatedCase;
import de.medicalhub.portal.records.Resources;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * Writes Communications of a case in somebody's name (docs/fhir-model.md); pure.
 *
 * @param person {@code Practitioner/…} or {@code Patient/…}
 * @param behalf the organisation for which the person writes; empty for a patient
 */
public record MessageOrder(Case of, String person, Optional<String> behalf, Instant now) {

    /**
     * A message to all others who treat.
     *
     * @param toPatient whether to the patient as well
     */
    public Communication message(String text, boolean toPatient) {
        Communication message = communication(HubCodes.KIND_MESSAGE);
        plan().ifPresent(message::addAbout);
        of.team().map(TreatedCase::treating).orElse(List.of()).stream()
                .filter(member -> !behalf.filter(member::equals).isPresent())
                .forEach(member -> message.addRecipient(new Reference(member)));
        if (toPatient) {
            of.patient().ifPresent(patient -> message.addRecipient(new Reference(Resources.referenceTo(patient))));
        }
        message.addPayload().setContent(new StringType(text.strip()));
        return message;
    }

    /** That the message was read. */
    public Communication receipt(Communication message) {
        return communication(HubCodes.KIND_RECEIPT).addInResponseTo(new Reference(Resources.referenceTo(message)));
    }

    /** That the case was taken note of. */
    public Communication note() {
        Communication note = communication(HubCodes.KIND_RECEIPT);
        plan().ifPresent(note::addAbout);
        return note;
    }

    private Communication communication(String kind) {
        Communication communication = new Communication();
        communication.addIdentifier(of.id().toIdentifier());
        communication.setStatus(Communication.CommunicationStatus.COMPLETED);
        communication.addCategory(new CodeableConcept(new Coding(HubCodes.COMMUNICATION_KIND, kind, null)));
        of.patient().ifPresent(patient -> communication.setSubject(new Reference(Resources.referenceTo(patient))));
        communication.setSender(new Reference(person));
        behalf.ifPresent(
                organisation -> communication.addExtension(HubCodes.ON_BEHALF_OF, new Reference(organisation)));
        communication.setSent(Date.from(now));
        return communication;
    }

    private Optional<Reference> plan() {
        return of.plan().map(plan -> new Reference(Resources.referenceTo(plan)));
    }
}
