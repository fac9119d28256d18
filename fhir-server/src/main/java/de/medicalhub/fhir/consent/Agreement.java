package de.medicalhub.fhir.consent;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;

/**
 * What one Consent of a case allows.
 *
 * @param caseId value of the case identifier
 * @param patient {@code Patient/…} who agreed
 * @param recipients who may be told, such as {@code Organization/12}
 * @param from when it begins to hold
 * @param until when it holds no longer
 */
public record Agreement(
        String caseId,
        String patient,
        ConsentPurpose purpose,
        Set<String> recipients,
        Optional<Instant> from,
        Optional<Instant> until) {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String RECIPIENT = "IRCP";

    /** Keeps its own copy. */
    public Agreement {
        recipients = Set.copyOf(recipients);
    }

    /** Empty unless the Consent is active, permits, and names a case and one of our purposes. */
    public static Optional<Agreement> read(Consent consent) {
        boolean permits = consent.getStatus() == Consent.ConsentState.ACTIVE
                && consent.getProvision().getType() == Consent.ConsentProvisionType.PERMIT;
        return permits
                ? CaseId.find(consent).flatMap(caseId -> purpose(consent).map(purpose -> of(consent, caseId, purpose)))
                : Optional.empty();
    }

    /** Whether its time has come and is not over. */
    public boolean holdsAt(Instant now) {
        return from.filter(now::isBefore).isEmpty()
                && until.filter(end -> !now.isBefore(end)).isEmpty();
    }

    /** Whether it is about this case, patient and purpose. */
    public boolean isFor(String ofPatient, String ofCase, ConsentPurpose wanted) {
        return patient.equals(ofPatient) && caseId.equals(ofCase) && purpose == wanted;
    }

    /** Whether one of them may be told. */
    public boolean namesAnyOf(Set<String> organisations) {
        return organisations.stream().anyMatch(recipients::contains);
    }

    private static Agreement of(Consent consent, String caseId, ConsentPurpose purpose) {
        var provision = consent.getProvision();
        return new Agreement(
                caseId,
                local(consent.getPatient()),
                purpose,
                provision.getActor().stream()
                        .filter(actor ->
                                actor.getRole().getCoding().stream().anyMatch(role -> RECIPIENT.equals(role.getCode())))
                        .map(actor -> local(actor.getReference()))
                        .filter(recipient -> !recipient.isEmpty())
                        .collect(Collectors.toSet()),
                start(provision.getPeriod().getStartElement()),
                end(provision.getPeriod().getEndElement()));
    }

    private static Optional<ConsentPurpose> purpose(Consent consent) {
        return consent.getCategory().stream()
                .flatMap(category -> category.getCoding().stream())
                .filter(coding -> HubCodes.CONSENT_PURPOSE.equals(coding.getSystem()))
                .flatMap(coding -> ConsentPurpose.find(coding.getCode()).stream())
                .findFirst();
    }

    static Optional<Instant> start(BaseDateTimeType moment) {
        return moment.hasValue() ? Optional.of(moment.getValue().toInstant()) : Optional.empty();
    }

    /** The end of a Period is inclusive: one that names a day lasts until that day is over, here in Germany. */
    static Optional<Instant> end(BaseDateTimeType moment) {
        if (!moment.hasValue()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (moment.getPrecision()) {
                    case YEAR -> firstDay(moment).plusYears(1).toInstant();
                    case MONTH -> firstDay(moment).plusMonths(1).toInstant();
                    case DAY -> firstDay(moment).plusDays(1).toInstant();
                    default -> moment.getValue().toInstant();
                });
    }

    private static ZonedDateTime firstDay(BaseDateTimeType moment) {
        int month = moment.getPrecision() == TemporalPrecisionEnum.YEAR ? 1 : moment.getMonth() + 1;
        int day = moment.getPrecision() == TemporalPrecisionEnum.DAY ? moment.getDay() : 1;
        return ZonedDateTime.of(moment.getYear(), month, day, 0, 0, 0, 0, BERLIN);
    }

    static String local(Reference reference) {
        var id = reference.getReferenceElement();
        return id.hasIdPart() && id.hasResourceType() ? id.getResourceType() + "/" + id.getIdPart() : "";
    }
}
