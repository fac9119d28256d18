package de.medicalhub.portal.handover.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.records.Resources;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Somebody confirms by name that the documents of a case have come (H13); pure. */
public final class Receipt {
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/communication-category";

    private Receipt() {}

    /** Whether that organisation has not confirmed yet. */
    public static boolean isMissing(Case found, String organisation) {
        return found.letter().isPresent()
                && !found.hasEnded()
                && found.receipts().stream()
                        .noneMatch(receipt ->
                                organisation.equals(receipt.getSender().getReference()));
    }

    /**
     * @param organisation who has received
     * @param person who confirms it
     */
    public static Communication of(Case found, String organisation, String person, Instant now) {
        Communication receipt = new Communication();
        receipt.addIdentifier(found.id().toIdentifier());
        receipt.setStatus(Communication.CommunicationStatus.COMPLETED);
        receipt.addCategory(new CodeableConcept(new Coding(CATEGORY, "notification", "Notification")));
        receipt.setTopic(new CodeableConcept(
                new Coding(HubCodes.COMMUNICATION_TOPIC, "documents-received", "Unterlagen erhalten")));
        found.patient().map(Resources::referenceTo).map(Reference::new).ifPresent(receipt::setSubject);
        found.letter().map(Resources::referenceTo).map(Reference::new).ifPresent(receipt::addAbout);
        receipt.setSender(new Reference(organisation));
        found.organisation("hospital").map(Reference::new).ifPresent(receipt::addRecipient);
        receipt.setSent(Date.from(now));
        receipt.addPayload().setContent(new StringType(person));
        return receipt;
    }
}
