package de.medicalhub.portal.handover.control;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static String describe(TimelineEntry entry) {
        return entry.phase().code() + " " + entry.strand().code() + " " + entry.state();
    }
}
