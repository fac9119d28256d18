package de.medicalhub.portal.consultation.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.consultation.entity.ConsultationRow;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Patient;

/** Lists the consultations that are not over (V1); pure. */
public final class ConsultationRows {
    private static final Duration OPENS_BEFORE = Duration.ofMinutes(30);

    private final Texts texts;
    private final Clock clock;

    public ConsultationRows(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What finds them (V1): those from yesterday on, the next first; and those of longer ago that nobody has ended, of which the
     * last are enough.
     */
    public static List<String> queries(Instant now) {
        String open = "Appointment?service-type=" + HubCodes.SERVICE_TYPE + "|" + HubCodes.VIDEO_CONSULTATION
                + "&status=proposed,pending,booked,arrived,checked-in&_include=Appointment:patient";
        Instant border = now.minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        return List.of(
                open + "&date=ge" + border + "&_sort=date&_count=100",
                open + "&date=lt" + border + "&_sort=-date&_count=20");
    }

    /** Those of cases that are not over, the next one on top. */
    public List<ConsultationRow> of(Resources found) {
        return found.all(Appointment.class).stream()
                .filter(appointment -> Case.is(appointment, HubCodes.VIDEO_CONSULTATION) && appointment.hasStart())
                .flatMap(appointment -> row(found, appointment).stream())
                .sorted(Comparator.comparing(ConsultationRow::sortKey))
                .toList();
    }

    private Optional<ConsultationRow> row(Resources found, Appointment appointment) {
        boolean over = appointment.getStatus() == AppointmentStatus.FULFILLED
                || appointment.getStatus() == AppointmentStatus.CANCELLED;
        return over ? Optional.empty() : CaseId.find(appointment).map(caseId -> ahead(caseId, found, appointment));
    }

    private ConsultationRow ahead(String caseId, Resources found, Appointment appointment) {
        Instant start = appointment.getStart().toInstant();
        return new ConsultationRow(
                appointment.getIdElement().getIdPart(),
                caseId,
                patient(found, appointment),
                texts.times().due(start),
                !clock.instant().isBefore(start.minus(OPENS_BEFORE)),
                start);
    }

    private static String patient(Resources found, Appointment appointment) {
        return appointment.getParticipant().stream()
                .flatMap(one -> found.find(Patient.class, one.getActor()).stream())
                .findFirst()
                .map(patient -> Resources.nameOf(patient.getName()))
                .orElse("");
    }
}
