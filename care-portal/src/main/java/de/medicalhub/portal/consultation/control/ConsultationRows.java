package de.medicalhub.portal.consultation.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.consultation.entity.ConsultationRow;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;

/** Lists the consultations that are not over (V1); pure. */
public final class ConsultationRows {
    private static final Duration OPENS_BEFORE = Duration.ofMinutes(30);

    private final Texts texts;
    private final Clock clock;

    public ConsultationRows(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    public List<ConsultationRow> of(List<Case> cases) {
        return cases.stream()
                .flatMap(found -> found.appointments().stream()
                        .filter(appointment -> Case.is(appointment, HubCodes.VIDEO_CONSULTATION))
                        .flatMap(appointment -> row(found, appointment).stream()))
                .sorted(Comparator.comparing(ConsultationRow::sortKey))
                .toList();
    }

    private Optional<ConsultationRow> row(Case found, Appointment appointment) {
        boolean over = appointment.getStatus() == AppointmentStatus.FULFILLED
                || appointment.getStatus() == AppointmentStatus.CANCELLED;
        return over ? Optional.empty() : Optional.of(ahead(found, appointment));
    }

    private ConsultationRow ahead(Case found, Appointment appointment) {
        Instant start = appointment.getStart().toInstant();
        return new ConsultationRow(
                appointment.getIdElement().getIdPart(),
                found.id().toString(),
                found.patientName(),
                texts.times().due(start),
                !clock.instant().isBefore(start.minus(OPENS_BEFORE)),
                start);
    }
}
