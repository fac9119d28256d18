package de.medicalhub.portal.calendar.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.calendar.entity.BookedTime;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BookedTimesTest {
    private static final CaseId ID = CaseId.parse("0b9c7a4e-6d1f-4c2b-9a55-3f1d2e7c8b90");
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    private final BookedTimes german = new BookedTimes(new Texts(Language.DE, Clock.fixed(NOW, ZoneOffset.UTC)));

    @Test
    @DisplayName("what is booked and still to come can be changed, the earliest first")
    void ahead() {
        Bundle bundle = new Bundle();
        add(bundle, "past", "2026-11-24T07:00:00Z", AppointmentStatus.BOOKED);
        add(bundle, "cancelled", "2026-11-24T10:00:00Z", AppointmentStatus.CANCELLED);
        add(bundle, "later", "2026-11-25T09:00:00Z", AppointmentStatus.BOOKED);
        add(bundle, "next", "2026-11-24T10:00:00Z", AppointmentStatus.BOOKED);
        assertThat(german.ahead(new Case(ID, Resources.of(bundle))))
                .containsExactly(
                        new BookedTime("next", "Hausbesuch, heute 11:00"),
                        new BookedTime("later", "Hausbesuch, morgen 10:00"));
    }

    @Test
    @DisplayName("the one that is moved is named as it stands")
    void now() {
        Bundle bundle = new Bundle();
        assertThat(german.now(add(bundle, "next", "2026-11-24T10:00:00Z", AppointmentStatus.BOOKED)))
                .isEqualTo("Bisher: Hausbesuch, heute 11:00");
    }

    private static Appointment add(Bundle bundle, String id, String start, AppointmentStatus status) {
        Appointment appointment = new Appointment();
        appointment.setId(id);
        appointment.addIdentifier(ID.toIdentifier());
        appointment.addServiceType(new CodeableConcept(new Coding(HubCodes.SERVICE_TYPE, HubCodes.HOME_VISIT, "")));
        appointment.setStart(Date.from(Instant.parse(start)));
        bundle.addEntry().setResource(appointment.setStatus(status));
        return appointment;
    }
}
