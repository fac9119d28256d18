package de.medicalhub.portal.handover.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.ExampleCases;
import de.medicalhub.portal.handover.entity.TimelineEntry;
import de.medicalhub.portal.records.Resources;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConsultationStrandTest {
    @Test
    @DisplayName("H8 who was missed does not stand in the future, and each line opens its own consultation")
    void missedConsultations() {
        Case home = ExampleCases.at("home");
        Appointment missed = home.appointments().get(0).copy();
        missed.setStatus(Appointment.AppointmentStatus.NOSHOW);
        missed.setStart(Date.from(Instant.parse("2026-11-25T08:00:00Z"))).setId("Appointment/missed");
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(missed);
        Case both = new Case(home.id(), home.resources().and(Resources.of(bundle)));
        List<TimelineEntry> entries = ConsultationStrand.of(both, Instant.parse("2026-11-25T09:00:00Z"));
        assertThat(entries)
                .extracting(ConsultationStrandTest::describe)
                .containsExactly("past consultation no-show", "future consultation booked");
        assertThat(entries).extracting(TimelineEntry::target).containsExactly("missed", "ap1");
        assertThat(entries.get(1).action()).isEqualTo("prepare-consultation");
    }

    @Test
    @DisplayName("H8 a home visit is done when somebody has said so; until then it was planned")
    void homeVisits() {
        Case home = ExampleCases.at("home");
        Appointment planned = visit(home, "planned");
        Appointment held = visit(home, "held").setStatus(Appointment.AppointmentStatus.FULFILLED);
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(planned);
        bundle.addEntry().setResource(held);
        Case both = new Case(home.id(), home.resources().and(Resources.of(bundle)));
        assertThat(ConsultationStrand.of(both, Instant.parse("2026-11-25T13:00:00Z")))
                .filteredOn(entry -> entry.title().key().startsWith("timeline.home-visit."))
                .extracting(entry -> entry.target() + " " + entry.state())
                .containsExactlyInAnyOrder("planned unheld", "held finished");
    }

    @Test
    @DisplayName("H8 what was cancelled stands where it was cancelled, not at its time that lies ahead")
    void cancelledAhead() {
        Case home = ExampleCases.at("home");
        Appointment cancelled = visit(home, "cancelled").setStatus(Appointment.AppointmentStatus.CANCELLED);
        cancelled.setStart(Date.from(Instant.parse("2026-11-27T08:00:00Z")));
        cancelled.getMeta().setLastUpdated(Date.from(Instant.parse("2026-11-25T11:00:00Z")));
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(cancelled);
        Case both = new Case(home.id(), home.resources().and(Resources.of(bundle)));
        assertThat(ConsultationStrand.of(both, Instant.parse("2026-11-25T13:00:00Z")))
                .filteredOn(entry -> entry.target().equals("cancelled"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.at()).contains(Instant.parse("2026-11-25T11:00:00Z")));
    }

    private static Appointment visit(Case home, String id) {
        Appointment visit = home.appointments().get(0).copy();
        visit.getServiceTypeFirstRep()
                .getCodingFirstRep()
                .setSystem(HubCodes.SERVICE_TYPE)
                .setCode(HubCodes.HOME_VISIT);
        visit.setStart(Date.from(Instant.parse("2026-11-25T08:00:00Z"))).setId("Appointment/" + id);
        return visit;
    }

    private static String describe(TimelineEntry entry) {
        return entry.phase().code() + " " + entry.strand().code() + " " + entry.state();
    }
}
