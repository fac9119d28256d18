package de.medicalhub.fhir.retention.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import de.medicalhub.fhir.access.control.Subjects;
import de.medicalhub.fhir.operation.Refusal;
import de.medicalhub.fhir.retention.control.ErasureReport.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EraseRecordsTest {
    private static final String PATIENT = "Patient/p";

    private final List<Resource> stored = new ArrayList<>(List.of(new Patient().setId(PATIENT)));
    private final List<String> erased = new ArrayList<>();
    private final List<Resource> late = new ArrayList<>();
    private final List<Resource> left = new ArrayList<>();
    private final List<String> rest = new ArrayList<>();
    private final Set<String> heldElsewhere = new HashSet<>();
    private final Set<String> stillNamed = new HashSet<>();

    @Test
    @DisplayName("5: a dry run tells what would go, and erases nothing")
    void aDryRunErasesNothing() {
        stored.add(stay("2010-03-01", "2010-03-09"));
        ErasureReport report = at("2026-11-26").erase(PATIENT, true);
        assertThat(report.verdict()).isEqualTo(Verdict.MAY_BE_ERASED);
        assertThat(report.types()).isEqualTo(Map.of("Patient", 1, "Encounter", 1));
        assertThat(erased).isEmpty();
        assertThat(at("2026-11-26").erase(PATIENT, false).verdict()).isEqualTo(Verdict.ERASED);
        assertThat(erased).containsExactlyInAnyOrder(PATIENT, "Encounter/e");
    }

    @Test
    @DisplayName("3: treatment is kept for ten years after its end, to the day")
    void treatmentIsKept() {
        stored.add(stay("2010-03-01", "2010-03-09"));
        Condition later = new Condition().setSubject(new Reference(PATIENT));
        later.setRecordedDateElement(new DateTimeType("2016-11-26"));
        stored.add(later.setId("Condition/c"));
        ErasureReport report = at("2026-11-26").erase(PATIENT, false);
        assertThat(report.verdict()).isEqualTo(Verdict.KEPT_BY_LAW);
        assertThat(report.keptUntil()).contains(LocalDate.of(2026, 11, 26));
        assertThat(report.law()).containsExactly("§ 630f (3) BGB");
        assertThat(erased).isEmpty();
        assertThat(at("2026-11-27").erase(PATIENT, false).verdict()).isEqualTo(Verdict.ERASED);
    }

    @Test
    @DisplayName("2: nothing is erased of somebody in treatment, however old the records")
    void nothingOfSomebodyInTreatment() {
        Encounter stay = (Encounter) stay("2010-03-01", "2010-03-09");
        stay.setStatus(Encounter.EncounterStatus.INPROGRESS);
        stored.add(stay);
        assertThat(at("2026-11-26").erase(PATIENT, false).verdict()).isEqualTo(Verdict.IN_TREATMENT);
        stored.remove(stay);
        CarePlan plan = new CarePlan().setStatus(CarePlan.CarePlanStatus.ACTIVE).setSubject(new Reference(PATIENT));
        plan.getPeriod().setStartElement(new DateTimeType("2010-03-09"));
        stored.add(plan.setId("CarePlan/c"));
        assertThat(at("2026-11-26").erase(PATIENT, false).verdict()).isEqualTo(Verdict.IN_TREATMENT);
        assertThat(erased).isEmpty();
    }

    @Test
    @DisplayName("3: images, radiation and transfusions are kept for thirty years, and the whole record with them")
    void radiationAndBloodAreKeptLonger() {
        stored.add(stay("2010-03-01", "2010-03-09"));
        Procedure radiation = new Procedure().setSubject(new Reference(PATIENT));
        radiation.getCode().addCoding(new Coding("http://fhir.de/CodeSystem/bfarm/ops", "8-523.4", null));
        radiation.setPerformed(new DateTimeType("2010-03-05"));
        stored.add(radiation.setId("Procedure/r"));
        ErasureReport report = at("2026-11-26").erase(PATIENT, false);
        assertThat(report.verdict()).isEqualTo(Verdict.KEPT_BY_LAW);
        assertThat(report.keptUntil()).contains(LocalDate.of(2040, 3, 9));
        assertThat(report.law()).contains("§ 85 (2) StrlSchG");
        radiation.getCode().getCodingFirstRep().setCode("5-820.0");
        assertThat(at("2026-11-26").erase(PATIENT, true).verdict()).isEqualTo(Verdict.MAY_BE_ERASED);
        radiation.getCode().getCodingFirstRep().setCode("8-800.c0");
        assertThat(at("2026-11-26").erase(PATIENT, true).law()).contains("§ 14 (3) TFG");
    }

    @Test
    @DisplayName("3: a record without any day is as old as its last version")
    void aRecordWithoutADay() {
        Condition condition = new Condition().setSubject(new Reference(PATIENT));
        condition.getMeta().setLastUpdated(Date.from(Instant.parse("2020-01-01T12:00:00Z")));
        stored.add(condition.setId("Condition/c"));
        assertThat(at("2026-11-26").erase(PATIENT, true).keptUntil()).contains(LocalDate.of(2030, 1, 1));
    }

    @Test
    @DisplayName("4: whom nobody has treated is erased on request")
    void whomNobodyTreated() {
        ErasureReport report = at("2026-11-26").erase(PATIENT, false);
        assertThat(report.verdict()).isEqualTo(Verdict.ERASED);
        assertThat(report.keptUntil()).isEmpty();
        assertThat(erased).containsExactly(PATIENT);
    }

    @Test
    @DisplayName("7: what is about somebody else as well stays, and is told")
    void whatIsSharedStays() {
        Appointment both = new Appointment();
        both.addParticipant().setActor(new Reference(PATIENT));
        both.addParticipant().setActor(new Reference("Patient/q"));
        stored.add(both.setId("Appointment/a"));
        ErasureReport report = at("2026-11-26").erase(PATIENT, false);
        assertThat(report.shared()).containsExactly("Appointment");
        assertThat(erased).containsExactly(PATIENT);
    }

    @Test
    @DisplayName(
            "7: a content that says of nobody whose it is stays where somebody else's record holds it, and is told")
    void aPictureThatWasMovedStays() {
        stored.add(new Binary().setId("Binary/moved"));
        stored.add(new Binary().setId("Binary/own"));
        heldElsewhere.add("Binary/moved");
        ErasureReport report = at("2026-11-26").erase(PATIENT, false);
        assertThat(report.shared()).containsExactly("Binary");
        assertThat(report.types()).isEqualTo(Map.of("Patient", 1, "Binary", 1));
        assertThat(erased).containsExactlyInAnyOrder(PATIENT, "Binary/own");
    }

    @Test
    @DisplayName("6: what was being stored at that very moment goes too, but not what is about somebody else as well")
    void whatComesMeanwhileGoesToo() {
        Condition meanwhile = new Condition().setSubject(new Reference(PATIENT));
        late.add(meanwhile.setId("Condition/late"));
        Appointment both = new Appointment();
        both.addParticipant().setActor(new Reference(PATIENT));
        both.addParticipant().setActor(new Reference("Patient/q"));
        late.add(both.setId("Appointment/late"));
        assertThat(at("2026-11-26").erase(PATIENT, false).verdict()).isEqualTo(Verdict.ERASED);
        assertThat(erased).containsExactly(PATIENT, "Condition/late");
    }

    @Test
    @DisplayName("6: an erasure that was broken off is gone on with, and is there until it is done")
    void anErasureIsGoneOnWith() {
        stored.clear();
        rest.addAll(List.of(PATIENT, "Task/t"));
        assertThat(at("2026-11-26").erase(PATIENT, true).types()).isEqualTo(Map.of("Patient", 1, "Task", 1));
        assertThat(erased).isEmpty();
        assertThat(at("2026-11-26").erase(PATIENT, false).verdict()).isEqualTo(Verdict.ERASED);
        assertThat(erased).containsExactly(PATIENT, "Task/t");
        assertThatThrownBy(() -> at("2026-11-26").erase(PATIENT, true)).isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName(
            "6, 7: what only something deleted before has held goes too; what another record holds or refers to by now does not, and the rest goes on")
    void whatADraftHeldGoesToo() {
        for (String content : List.of("Binary/draft", "Binary/moved", "Binary/named", "Binary/last")) {
            left.add(new Binary().setId(content));
        }
        heldElsewhere.add("Binary/moved");
        stillNamed.add("Binary/named");
        rest.add("Task/t");
        assertThat(at("2026-11-26").erase(PATIENT, true).types()).isEqualTo(Map.of("Patient", 1));
        assertThat(at("2026-11-26").erase(PATIENT, false).verdict()).isEqualTo(Verdict.ERASED);
        assertThat(erased).containsExactly(PATIENT, "Binary/draft", "Binary/last", "Task/t");
    }

    @Test
    @DisplayName(
            "7: what names the person stays as well where somebody else's record holds it and none of the own does any more")
    void whatIsHeldNoMoreIsAskedFor() {
        ((Patient) stored.get(0)).addPhoto().setUrl("Binary/held");
        for (String content : List.of("Binary/held", "Binary/former")) {
            stored.add(new Binary().setSecurityContext(new Reference(PATIENT)).setId(content));
            heldElsewhere.add(content);
        }
        assertThat(at("2026-11-26").erase(PATIENT, false).shared()).containsExactly("Binary");
        assertThat(erased).containsExactly(PATIENT, "Binary/held");
    }

    @Test
    @DisplayName("6: of somebody who was deleted before, the photo is told and goes as well")
    void theirPhotoGoesToo() {
        stored.clear();
        rest.add(PATIENT);
        left.add(new Binary().setId("Binary/photo"));
        assertThat(at("2026-11-26").erase(PATIENT, true).types()).isEqualTo(Map.of("Patient", 1, "Binary", 1));
        assertThat(erased).isEmpty();
        assertThat(at("2026-11-26").erase(PATIENT, false).types()).isEqualTo(Map.of("Patient", 1, "Binary", 1));
        assertThat(erased).containsExactly("Binary/photo", PATIENT);
    }

    @Test
    void somebodyUnknownIsNotThere() {
        assertThatThrownBy(() -> at("2026-11-26").erase("Patient/none", true)).isInstanceOf(Refusal.class);
    }

    private static Resource stay(String start, String end) {
        Encounter stay = new Encounter().setSubject(new Reference(PATIENT));
        stay.setStatus(Encounter.EncounterStatus.FINISHED);
        stay.setPeriod(new Period().setStartElement(new DateTimeType(start)).setEndElement(new DateTimeType(end)));
        return stay.setId("Encounter/e");
    }

    private EraseRecords at(String day) {
        Clock clock = Clock.fixed(Instant.parse(day + "T11:00:00Z"), ZoneOffset.UTC);
        return new EraseRecords(new Records(), (record, all) -> about(record), clock);
    }

    private static Set<String> about(Resource record) {
        return record instanceof Binary content && content.hasSecurityContext()
                ? Set.of(content.getSecurityContext().getReference())
                : Subjects.patients(record);
    }

    private final class Records implements PatientRecords {
        @Override
        public List<Resource> about(String patient) {
            return patient.equals(PATIENT) ? List.copyOf(stored) : List.of();
        }

        @Override
        public Set<String> heldElsewhere(List<String> binaries, List<String> going) {
            assertThat(going).containsAll(binaries);
            if (erased.isEmpty() && !stored.isEmpty()) {
                assertThat(going).contains(PATIENT);
            }
            return binaries.stream().filter(heldElsewhere::contains).collect(Collectors.toSet());
        }

        @Override
        public void delete(String patient, List<String> references) {
            if (references.stream().anyMatch(stillNamed::contains)) {
                throw new ResourceVersionConflictException("");
            }
            erased.addAll(references);
            List.of(left, late)
                    .forEach(some -> some.removeIf(record -> references.contains(
                            record.fhirType() + "/" + record.getIdElement().getIdPart())));
        }

        @Override
        public List<Resource> late(String patient) {
            return erased.isEmpty() ? List.of() : List.copyOf(late);
        }

        @Override
        public List<Resource> left(String patient) {
            return patient.equals(PATIENT) ? List.copyOf(left) : List.of();
        }

        @Override
        public List<String> unfinished(String patient) {
            return patient.equals(PATIENT) ? List.copyOf(rest) : List.of();
        }

        @Override
        public void finish(String patient) {
            erased.addAll(rest);
            rest.clear();
        }

        @Override
        public List<String> outlived(Instant moment, String afterId, int most) {
            return List.of();
        }

        @Override
        public int count() {
            return 1;
        }

        @Override
        public List<Erased> erasedAfter(int position, int most) {
            return List.of();
        }
    }
}
