package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.Owner;
import de.medicalhub.fhir.access.entity.Relation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HospitalEntriesTest {
    private static final String OWN = "Organization/own";

    private final FakeCareRecords records = new FakeCareRecords();

    @Test
    @DisplayName("1: a medicine is changed by the organisation that made it, before and after")
    void medicinesAreTheirMakers() {
        assertThat(may(Relation.OWN_ENTRY, Optional.empty(), medicine(OWN))).isTrue();
        assertThat(may(Relation.OWN_ENTRY, Optional.of(medicine("Organization/other")), medicine(OWN)))
                .isFalse();
        assertThat(may(Relation.OWN_ENTRY, Optional.of(new Medication()), medicine(OWN)))
                .isFalse();
        assertThat(may(Relation.OWN_ENTRY, Optional.empty(), new Medication())).isFalse();
    }

    @Test
    @DisplayName("1: a Binary that belongs to the own organisation, not to a document")
    void looseContentIsItsSenders() {
        assertThat(may(Relation.OWN_CONTENT, Optional.empty(), content(OWN))).isTrue();
        assertThat(may(Relation.OWN_CONTENT, Optional.empty(), content("Organization/other")))
                .isFalse();
        assertThat(may(Relation.OWN_CONTENT, Optional.of(content("DocumentReference/1")), content(OWN)))
                .isFalse();
        assertThat(may(Relation.OWN_CONTENT, Optional.empty(), new Binary())).isFalse();
    }

    @Test
    @DisplayName("1: a calendar all of whose actors are the own organisation's, and its Slots")
    void calendarsAreTheirActors() {
        HealthcareService own = new HealthcareService().setProvidedBy(new Reference(OWN));
        own.setId("HealthcareService/own");
        HealthcareService other = new HealthcareService().setProvidedBy(new Reference("Organization/other"));
        other.setId("HealthcareService/other");
        Schedule mine = new Schedule().addActor(new Reference("HealthcareService/own"));
        mine.setId("Schedule/mine");
        HospitalEntries entries = new HospitalEntries(ties(), records, List.of(own, other, mine));

        assertThat(entries.may(Relation.OWN_CALENDAR, Optional.empty(), mine)).isTrue();
        assertThat(entries.may(
                        Relation.OWN_CALENDAR,
                        Optional.empty(),
                        new Slot().setSchedule(new Reference("Schedule/mine"))))
                .isTrue();
        assertThat(entries.may(
                        Relation.OWN_CALENDAR,
                        Optional.empty(),
                        mine.copy().addActor(new Reference("HealthcareService/other"))))
                .isFalse();
        assertThat(entries.may(Relation.OWN_CALENDAR, Optional.empty(), new Schedule()))
                .isFalse();
        assertThat(entries.may(Relation.OWN_CALENDAR, Optional.empty(), new Slot()))
                .isFalse();
    }

    private boolean may(
            Relation relation,
            Optional<org.hl7.fhir.instance.model.api.IBaseResource> old,
            org.hl7.fhir.instance.model.api.IBaseResource written) {
        return new HospitalEntries(ties(), records, List.of()).may(relation, old, written);
    }

    private Ties ties() {
        return new Ties(new Caller("kis", Set.of(Role.HOSPITAL_SYSTEM), OWN), Set.of(OWN), records);
    }

    private static Medication medicine(String maker) {
        Medication medicine = new Medication();
        Owner.set(medicine, Optional.of(maker));
        return medicine;
    }

    private static Binary content(String whose) {
        return new Binary().setSecurityContext(new Reference(whose));
    }
}
