package de.medicalhub.portal.cases;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("H8")
class MeetingsTest {
    private static final Appointment MONDAY = at("a", "2026-11-23T09:00:00Z", AppointmentStatus.BOOKED);
    private static final Appointment WEDNESDAY = at("b", "2026-11-25T09:00:00Z", AppointmentStatus.BOOKED);

    @Test
    @DisplayName("a consultation that was missed hides the next one only as long as it could be joined")
    void missed() {
        List<Appointment> both = List.of(MONDAY, WEDNESDAY);
        assertThat(Meetings.consultation(both, Instant.parse("2026-11-23T12:59:59Z")))
                .contains(MONDAY);
        assertThat(Meetings.consultation(both, Instant.parse("2026-11-23T13:00:00Z")))
                .contains(WEDNESDAY);
        assertThat(Meetings.consultation(both, Instant.parse("2026-11-26T09:00:00Z")))
                .contains(WEDNESDAY);
    }

    @Test
    @DisplayName("nobody came, cancelled and held count only if nothing stands")
    void over() {
        Instant early = Instant.parse("2026-11-20T09:00:00Z");
        Appointment noShow = at("n", "2026-11-22T09:00:00Z", AppointmentStatus.NOSHOW);
        Appointment cancelled = at("c", "2026-11-28T09:00:00Z", AppointmentStatus.CANCELLED);
        assertThat(Meetings.consultation(List.of(noShow, MONDAY, cancelled), early))
                .contains(MONDAY);
        assertThat(Meetings.consultation(List.of(noShow), early)).contains(noShow);
        assertThat(Meetings.consultation(List.of(), early)).isEmpty();
    }

    @Test
    @DisplayName("who missed the only one waits for another time by the practice")
    void nextStep() {
        Case home = ExampleCases.at("home");
        Instant now = Instant.parse("2026-11-27T09:00:00Z");
        assertThat(NextSteps.of(home, now).what().key()).isEqualTo("step.consultation");
        home.appointments().forEach(one -> one.setStatus(AppointmentStatus.NOSHOW));
        assertThat(NextSteps.of(home, now).what().key()).isEqualTo("step.consultation.again");
        assertThat(NextSteps.of(home, now).ball()).contains("gp");
        assertThat(CaseNeeds.isPlanned(home, CaseNeeds.APPOINTMENTS)).isFalse();
    }

    private static Appointment at(String id, String start, AppointmentStatus status) {
        Appointment appointment = new Appointment().setStatus(status).setStart(Date.from(Instant.parse(start)));
        appointment
                .addServiceType()
                .addCoding()
                .setSystem(HubCodes.SERVICE_TYPE)
                .setCode(HubCodes.VIDEO_CONSULTATION);
        appointment.setId("Appointment/" + id);
        return appointment;
    }
}
