package de.medicalhub.fhir.retention.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.access.control.Subjects;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EraseDueTest {
    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-11-27T04:30:00Z"), ZoneOffset.UTC);

    private final Records records = new Records();
    private final EraseDue due =
            new EraseDue(records, new EraseRecords(records, (record, all) -> Subjects.patients(record), TODAY), TODAY);

    @Test
    @DisplayName("8: a dry run over all patients tells whose time is over, and erases nothing")
    void aDryRunTells() {
        records.stay("a", "2010-03-09").stay("b", "2020-03-09").stay("c", "2016-11-26");
        records.patient("d");
        DueReport report = due.run(true, "", EraseDue.MOST);
        assertThat(report.due()).extracting(DueReport.Due::patient).containsExactly("Patient/a", "Patient/c");
        assertThat(report.types()).isEqualTo(Map.of("Patient", 2, "Encounter", 2));
        assertThat(report.patients()).isEqualTo(4);
        assertThat(report.next()).isEmpty();
        assertThat(records.erased).isEmpty();
    }

    @Test
    @DisplayName("8: erased is whose time is over; who was never treated is erased on request only")
    void whoseTimeIsOverIsErased() {
        records.stay("a", "2010-03-09").stay("b", "2020-03-09");
        records.patient("d");
        DueReport report = due.run(false, "", EraseDue.MOST);
        assertThat(records.erased).containsExactlyInAnyOrder("Patient/a", "Encounter/a");
        assertThat(report.untreated()).isEqualTo(1);
        assertThat(due.run(false, "", EraseDue.MOST).due()).isEmpty();
    }

    @Test
    @DisplayName("2, 8: whom the index lets pass is still looked at: an open stay without an end is kept")
    void anOpenStayIsKept() {
        records.stay("a", "2010-03-09");
        records.find("a").setStatus(Encounter.EncounterStatus.INPROGRESS);
        DueReport report = due.run(false, "", EraseDue.MOST);
        assertThat(report.due()).isEmpty();
        assertThat(report.kept()).isEqualTo(1);
        assertThat(records.erased).isEmpty();
    }

    @Test
    @DisplayName("8: who was deleted before is erased with those whose time is over, and told with what is left")
    void whoWasDeletedIsErased() {
        records.patient("d");
        records.deleted.add("Patient/e");
        DueReport dry = due.run(true, "", EraseDue.MOST);
        assertThat(dry.due()).extracting(DueReport.Due::patient).containsExactly("Patient/e");
        assertThat(dry.types()).isEqualTo(Map.of("Patient", 1));
        assertThat(dry.untreated()).isEqualTo(1);
        assertThat(records.deleted).isNotEmpty();
        DueReport report = due.run(false, "", EraseDue.MOST);
        assertThat(report.due()).extracting(DueReport.Due::patient).containsExactly("Patient/e");
        assertThat(records.deleted).isEmpty();
        assertThat(due.run(false, "", EraseDue.MOST).due()).isEmpty();
    }

    @Test
    @DisplayName("8: who cannot be erased is kept this time, and the next ones are erased")
    void oneThatFailsKeepsNobodyElse() {
        records.stay("a", "2010-03-09").stay("b", "2010-03-09");
        records.failing = "Patient/a";
        DueReport report = due.run(false, "", EraseDue.MOST);
        assertThat(report.due()).extracting(DueReport.Due::patient).containsExactly("Patient/b");
        assertThat(report.due().get(0).report().verdict()).isEqualTo(ErasureReport.Verdict.ERASED);
        assertThat(report.kept()).isEqualTo(1);
        assertThat(records.erased).containsExactlyInAnyOrder("Patient/b", "Encounter/b");
    }

    @Test
    @DisplayName("8: it goes on where the last call ended")
    void itGoesOn() {
        records.stay("a", "2010-03-09").stay("b", "2010-03-09").stay("c", "2010-03-09");
        DueReport first = due.run(true, "", 2);
        assertThat(first.next()).contains("b");
        DueReport second = due.run(true, first.next().orElseThrow(), 2);
        assertThat(second.due()).extracting(DueReport.Due::patient).containsExactly("Patient/c");
        assertThat(second.next()).isEmpty();
    }

    /** As the store does it, without its index: everybody of whom no stay ends at or after the moment. */
    private static final class Records implements PatientRecords {
        private final Map<String, Resource> stored = new TreeMap<>();
        private final List<String> erased = new ArrayList<>();

        /** Without any record, and still in history. */
        private final Set<String> deleted = new TreeSet<>();

        private String failing = "";

        Records stay(String id, String end) {
            patient(id);
            Encounter stay = new Encounter()
                    .setSubject(new Reference("Patient/" + id))
                    .setStatus(Encounter.EncounterStatus.FINISHED)
                    .setPeriod(new Period().setEndElement(new DateTimeType(end)));
            stored.put("Encounter/" + id, stay.setId("Encounter/" + id));
            return this;
        }

        Encounter find(String id) {
            return (Encounter) Objects.requireNonNull(stored.get("Encounter/" + id));
        }

        void patient(String id) {
            stored.put("Patient/" + id, new Patient().setId("Patient/" + id));
        }

        @Override
        public List<Resource> about(String patient) {
            String id = patient.substring("Patient/".length());
            return stored.values().stream()
                    .filter(record -> record.getIdElement().getIdPart().equals(id))
                    .toList();
        }

        @Override
        public Set<String> heldElsewhere(List<String> binaries, List<String> going) {
            return Set.of();
        }

        @Override
        public void delete(String patient, List<String> references) {
            if (patient.equals(failing)) {
                throw new IllegalStateException();
            }
            erased.addAll(references);
            references.forEach(stored::remove);
        }

        @Override
        public List<Resource> left(String patient) {
            return List.of();
        }

        @Override
        public List<String> unfinished(String patient) {
            return deleted.contains(patient) ? List.of(patient) : List.of();
        }

        @Override
        public void finish(String patient) {
            assertThat(stored).doesNotContainKey(patient);
            deleted.remove(patient);
        }

        @Override
        public List<Resource> late(String patient) {
            return List.of();
        }

        @Override
        public List<String> outlived(Instant moment, String afterId, int most) {
            Stream<String> current = stored.values().stream()
                    .filter(Patient.class::isInstance)
                    .map(patient -> patient.getIdElement().getIdPart());
            return Stream.concat(current, deleted.stream().map(patient -> patient.substring("Patient/".length())))
                    .sorted()
                    .filter(id -> id.compareTo(afterId) > 0)
                    .filter(id -> !(stored.get("Encounter/" + id) instanceof Encounter stay)
                            || stay.getPeriod().getEnd().toInstant().isBefore(moment))
                    .limit(most)
                    .map(id -> "Patient/" + id)
                    .toList();
        }

        @Override
        public int count() {
            return (int)
                    stored.values().stream().filter(Patient.class::isInstance).count();
        }

        @Override
        public List<Erased> erasedAfter(int position, int most) {
            return List.of();
        }
    }
}
