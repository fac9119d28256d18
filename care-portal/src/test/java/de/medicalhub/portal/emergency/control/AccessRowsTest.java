package de.medicalhub.portal.emergency.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.emergency.entity.AccessRow;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccessRowsTest {
    private static final Instant NOON = Instant.parse("2026-11-26T11:00:00Z");

    private final AccessRows rows = new AccessRows(new Texts(Language.of("de"), Clock.fixed(NOON, ZoneOffset.UTC)));

    @Test
    @DisplayName("E3: one row for each person, record and day; people by name, records by number")
    void grouped() {
        Practitioner doctor = new Practitioner();
        doctor.setId("Practitioner/a");
        doctor.addName().setFamily("Thelen").addGiven("Friederike");
        Bundle names = new Bundle();
        names.addEntry().setResource(doctor);
        List<AccessRow> found = rows.of(
                List.of(
                        event("Practitioner/a", "p1", 0, AuditEventOutcome._0),
                        event("Practitioner/b", "", 60, AuditEventOutcome._4),
                        event("Practitioner/a", "p1", 600, AuditEventOutcome._0),
                        event("Practitioner/a", "p2", 700, AuditEventOutcome._0),
                        event("Practitioner/a", "p1", 86_400, AuditEventOutcome._0)),
                Resources.of(names));
        assertThat(found).extracting(AccessRow::patient).containsExactly("p1", "", "p2", "p1");
        assertThat(found).extracting(AccessRow::looks).containsExactly(2, 1, 1, 1);
        assertThat(found).extracting(AccessRow::refused).containsExactly(false, true, false, false);
        assertThat(found.get(0).person()).isEqualTo("Friederike Thelen");
        assertThat(found.get(0).when()).contains("11:50").contains(" bis 12:00");
        assertThat(found.get(1).person()).isEqualTo("account");
    }

    private static AuditEvent event(String who, String patient, int secondsAgo, AuditEventOutcome outcome) {
        AuditEvent event = new AuditEvent();
        event.setRecorded(Date.from(NOON.minusSeconds(secondsAgo))).setOutcome(outcome);
        event.addAgent().setRequestor(false).setWho(new Reference().setDisplay("client"));
        event.addAgent().setRequestor(true).setWho(new Reference(who).setDisplay("account"));
        if (!patient.isEmpty()) {
            event.addEntity().setWhat(new Reference("Patient/" + patient));
        }
        return event;
    }
}
