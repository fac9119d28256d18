package de.medicalhub.fhir.consent;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;

/**
 * Writes the Consents of one case.
 *
 * @param caseId of the case
 * @param patient who agreed
 * @param given when it was signed
 * @param byPatient whether the patient signed, not a representative
 * @param document the signed form, {@code DocumentReference/…}; empty if it lies elsewhere
 */
public record CaseConsents(CaseId caseId, String patient, Instant given, boolean byPatient, Optional<String> document) {
    private static final String SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope";
    private static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final CodeableConcept RECIPIENT =
            new CodeableConcept(new Coding(PARTICIPATION, "IRCP", "information recipient"));

    /** The signed form lies elsewhere, on paper. */
    public CaseConsents(CaseId caseId, String patient, Instant given, boolean byPatient) {
        this(caseId, patient, given, byPatient, Optional.empty());
    }

    /** An active Consent for that purpose. */
    public Consent write(ConsentPurpose purpose, List<String> recipients) {
        Consent consent = new Consent();
        consent.addIdentifier(caseId.toIdentifier());
        consent.setStatus(Consent.ConsentState.ACTIVE);
        consent.setScope(new CodeableConcept(new Coding(SCOPE, "patient-privacy", "Privacy Consent")));
        consent.addCategory(OwnCodes.shipped().concept(HubCodes.CONSENT_PURPOSE, purpose.code()));
        consent.setPatient(new Reference(patient));
        consent.setDateTime(Date.from(given));
        consent.addPerformer(performer());
        document.map(Reference::new).ifPresent(consent::setSource);
        consent.setPolicyRule(new CodeableConcept(new Coding(ACT_CODE, "OPTIN", "opt-in")));
        consent.getProvision().setType(Consent.ConsentProvisionType.PERMIT);
        recipients.forEach(recipient -> addRecipient(consent, recipient));
        return consent;
    }

    /** Somebody more who may be told. */
    public static void addRecipient(Consent consent, String recipient) {
        consent.getProvision().addActor().setRole(RECIPIENT.copy()).setReference(new Reference(recipient));
    }

    /** Somebody who is not told any more. */
    public static void removeRecipient(Consent consent, String recipient) {
        consent.getProvision()
                .getActor()
                .removeIf(actor -> recipient.equals(actor.getReference().getReference()));
    }

    /** It holds no longer: withdrawn, or its case has ended. */
    public static void end(Consent consent, Instant now) {
        consent.setStatus(Consent.ConsentState.INACTIVE);
        consent.getProvision().getPeriod().setEnd(Date.from(now));
    }

    private Reference performer() {
        return byPatient
                ? new Reference(patient)
                : new Reference().setType("RelatedPerson").setDisplay("Vertretung der Patientin oder des Patienten");
    }
}
