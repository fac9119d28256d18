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
 * @param person {@code Practitioner/…}, {@code Patient/…} or {@code RelatedPerson/…}
 * @param behalf the organisation for which the person writes; empty for patients and relatives
 */
public record MessageOrder(Case of, String person, Optional<String> behalf, Instant now) {

    /** To all others who treat, and the patient where wanted. */
    public Communication message(String text, boolean toPatient) {
        return message(text, toPatient, List.of());
    }

    /**
     * A message to all others who treat.
     *
     * @param toPatient whether to the patient as well
     * @param further who gets it as well: relatives and the pharmacy, who read nothing that does not name them
     */
    public Communication message(String text, boolean toPatient, List<Reference> further) {
        Communication message = communication(HubCodes.KIND_MESSAGE);
        plan().ifPresent(message::addAbout);
        treating().stream()
                .filter(member -> !behalf.filter(member::equals).isPresent())
                .forEach(member -> message.addRecipient(new Reference(member)));
        if (toPatient) {
            of.patient().ifPresent(patient -> message.addRecipient(new Reference(Resources.referenceTo(patient))));
        }
        further.forEach(reader -> message.addRecipient(reader.copy()));
        message.addPayload().setContent(new StringType(text.strip()));
        return message;
    }

    private List<String> treating() {
        return of.team().map(TreatedCase::treating).orElse(List.of());
    }

    /** That the message was read; who reads only what names them is told, too (G8, G9). */
    public Communication receipt(Communication message) {
        Communication receipt =
                communication(HubCodes.KIND_RECEIPT).addInResponseTo(new Reference(Resources.referenceTo(message)));
        if (Conversation.isFromRelative(message)) {
            receipt.addRecipient(message.getSender().copy());
        }
        Conversation.behalf(message)
                .filter(writer -> !treating().contains(writer.getReference()))
                .ifPresent(writer -> receipt.addRecipient(writer.copy()));
        return receipt;
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
