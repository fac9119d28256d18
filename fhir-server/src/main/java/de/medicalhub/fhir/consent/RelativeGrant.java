package de.medicalhub.fhir.consent;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;

/**
 * A Consent by which a patient lets somebody close read along (rules 5 and 6).
 *
 * @param patient {@code Patient/…} who agreed
 * @param relative {@code RelatedPerson/…} who may read
 * @param from when it begins to hold
 * @param until when it holds no longer
 */
public record RelativeGrant(
        String patient, String relative, RelativeScope scope, Optional<Instant> from, Optional<Instant> until) {
    private static final String CONSENT_SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope";
    private static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";

    /** Whether the Consent is of this kind, in whatever state. */
    public static boolean is(Consent consent) {
        return consent.getCategory().stream()
                .flatMap(category -> category.getCoding().stream())
                .anyMatch(coding -> HubCodes.CONSENT_PURPOSE.equals(coding.getSystem())
                        && HubCodes.RELATIVE.equals(coding.getCode()));
    }

    /** Empty unless the Consent is active, permits, is for a relative and names one and how much. */
    public static Optional<RelativeGrant> read(Consent consent) {
        boolean permits = is(consent)
                && consent.getStatus() == Consent.ConsentState.ACTIVE
                && consent.getProvision().getType() == Consent.ConsentProvisionType.PERMIT;
        if (!permits) {
            return Optional.empty();
        }
        var period = consent.getProvision().getPeriod();
        String relative = relative(consent);
        return scope(consent)
                .filter(scope -> relative.startsWith("RelatedPerson/"))
                .map(scope -> new RelativeGrant(
                        Agreement.local(consent.getPatient()),
                        relative,
                        scope,
                        Agreement.start(period.getStartElement()),
                        Agreement.end(period.getEndElement())));
    }

    /** Whom it names, as {@code RelatedPerson/…}; empty if nobody. */
    public static String relative(Consent consent) {
        return Agreement.local(consent.getProvision().getActorFirstRep().getReference());
    }

    /** Whether its time has come and is not over. */
    public boolean holdsAt(Instant now) {
        return from.filter(now::isBefore).isEmpty()
                && until.filter(end -> !now.isBefore(end)).isEmpty();
    }

    /**
     * As Consent, given by the patient in person.
     *
     * @param given now
     */
    public Consent write(Instant given) {
        Consent consent = new Consent();
        consent.setStatus(Consent.ConsentState.ACTIVE);
        consent.setScope(new CodeableConcept(new Coding(CONSENT_SCOPE, "patient-privacy", "Privacy Consent")));
        consent.addCategory(OwnCodes.shipped().concept(HubCodes.CONSENT_PURPOSE, HubCodes.RELATIVE));
        consent.setPatient(new Reference(patient));
        consent.setDateTime(Date.from(given));
        consent.addPerformer(new Reference(patient));
        consent.setPolicyRule(new CodeableConcept(new Coding(ACT_CODE, "OPTIN", "opt-in")));
        var provision = consent.getProvision();
        provision.setType(Consent.ConsentProvisionType.PERMIT);
        provision.addCode(OwnCodes.shipped().concept(HubCodes.RELATIVE_SCOPE, scope.code()));
        from.map(Date::from).ifPresent(start -> provision.getPeriod().setStart(start));
        until.map(Date::from).ifPresent(end -> provision.getPeriod().setEnd(end));
        provision
                .addActor()
                .setRole(new CodeableConcept(new Coding(PARTICIPATION, "IRCP", "information recipient")))
                .setReference(new Reference(relative));
        return consent;
    }

    private static Optional<RelativeScope> scope(Consent consent) {
        return consent.getProvision().getCode().stream()
                .flatMap(code -> code.getCoding().stream())
                .filter(coding -> HubCodes.RELATIVE_SCOPE.equals(coding.getSystem()))
                .flatMap(coding -> RelativeScope.find(coding.getCode()).stream())
                .findFirst();
    }
}
