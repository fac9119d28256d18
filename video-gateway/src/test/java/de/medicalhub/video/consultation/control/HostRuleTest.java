package de.medicalhub.video.consultation.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.ConsultationFacts;
import de.medicalhub.video.consultation.Practice;
import de.medicalhub.video.consultation.StaffCaller;
import de.medicalhub.video.consultation.control.AppointmentConsultations.HostRule;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HostRuleTest {
    private static final Instant START = Instant.parse("2026-11-25T09:00:00Z");
    private static final AppointmentRecord RECORD = new AppointmentRecord(
            new ConsultationFacts(new AppointmentId("a"), START, START.plusSeconds(900), "Dr. Probe", Practice.UNKNOWN),
            true,
            List.of("Practitioner/gp-1"),
            "",
            null);

    @Test
    @DisplayName("2: the practice leads and invites, the patient takes the own link, all others do neither")
    void whoMayLeadAndInvite() {
        assertThat(rights("Practitioner/gp-9", "gp")).containsExactly(true, true);
        assertThat(rights("Practitioner/gp-1", "nurse")).containsExactly(true, true);
        assertThat(rights("Patient/patient-1", "patient")).containsExactly(false, true);
        assertThat(rights("Practitioner/nurse-1", "nurse")).containsExactly(false, false);
        assertThat(rights("Practitioner/discharge-1", "discharge-manager")).containsExactly(false, false);
    }

    private static List<Boolean> rights(String fhirUser, String role) {
        StaffCaller caller = new StaffCaller("", "u", "n", fhirUser, Set.of(role));
        return List.of(HostRule.mayHost(caller, RECORD), HostRule.mayInvite(caller, RECORD));
    }
}
