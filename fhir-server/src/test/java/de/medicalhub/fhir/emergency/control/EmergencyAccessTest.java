package de.medicalhub.fhir.emergency.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Fault;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmergencyAccessTest {
    private static final Instant NOW = Instant.parse("2026-11-26T09:15:00Z");
    private static final EmergencyRequest REQUEST =
            new EmergencyRequest("Practitioner/gp", Set.of("Organization/practice"), "Patient/p");
    private static final EmergencyRequest NOBODY_YET =
            new EmergencyRequest("Practitioner/gp", Set.of("Organization/practice"), "");

    private final List<Task> tasks = new ArrayList<>();
    private final List<Communication> notices = new ArrayList<>();

    @Test
    @DisplayName("3, 4, 5: it lasts four hours unless less is asked for, and the patient is told in plain words")
    void itIsOpened() {
        assertThat(at(NOW).open(REQUEST, wish(), patient -> false)).isEqualTo(NOW.plus(Duration.ofHours(4)));
        Task task = tasks.get(0);
        assertThat(task.getOwner().getReference()).isEqualTo("Practitioner/gp");
        assertThat(task.getFor().getReference()).isEqualTo("Patient/p");
        assertThat(task.getReasonCode().getCodingFirstRep().getCode()).isEqualTo("unconscious");
        String told = notices.get(0).getPayloadFirstRep().getContentStringType().getValue();
        assertThat(told)
                .startsWith("Notfallzugriff: Friederike Thelen (Praxis am Markt) darf Ihre Daten vom"
                        + " 26. November 2026, 10:15 Uhr bis zum 26. November 2026, 14:15 Uhr lesen.")
                .contains("Nicht ansprechbar", "Bewusstlos aufgefunden. Jeder Zugriff");
        Parameters shorter = wish();
        add(shorter, "minutes", new IntegerType(30));
        assertThat(at(NOW).open(REQUEST, shorter, patient -> false)).isEqualTo(NOW.plus(Duration.ofMinutes(30)));
    }

    @Test
    @DisplayName("1, 3: without reason, explanation or within the limit it is refused, each fault named")
    void faultsAreNamed() {
        Parameters wrong = new Parameters();
        add(wrong, "reason", new CodeType("curious"));
        add(wrong, "minutes", new IntegerType(241));
        assertThat(refused(ProblemKind.INVALID, () -> at(NOW).open(REQUEST, wrong, patient -> false)))
                .containsExactlyInAnyOrder(
                        new Fault("reason", "unknown-code"),
                        new Fault("explanation", "required"),
                        new Fault("minutes", "no-number", "240"));
        assertThat(tasks).isEmpty();
        assertThat(notices).isEmpty();
    }

    @Test
    @DisplayName("7, 8: not for a patient who is not there, not for one who may be read already, not for many")
    void whatIsRefused() {
        EmergencyRequest absent = new EmergencyRequest("Practitioner/gp", Set.of(), "Patient/none");
        assertThat(refused(ProblemKind.NOT_FOUND, () -> at(NOW).open(absent, wish(), patient -> false)))
                .containsExactly(Fault.ofWhole("not-there"));
        assertThat(refused(ProblemKind.CONFLICT, () -> at(NOW).open(REQUEST, wish(), patient -> true)))
                .containsExactly(Fault.ofWhole("may-read-already"));
        for (int i = 0; i < 5; i++) {
            at(NOW).open(REQUEST, wish(), patient -> false);
        }
        assertThat(refused(ProblemKind.RULE, () -> at(NOW).open(REQUEST, wish(), patient -> false)))
                .containsExactly(Fault.ofWhole("too-many-emergencies"));
        assertThat(refused(ProblemKind.RULE, () -> at(NOW).open(absent, wish(), patient -> false)))
                .containsExactly(Fault.ofWhole("too-many-emergencies"));
        at(NOW.plus(Duration.ofHours(4))).open(REQUEST, wish(), patient -> false);
    }

    @Test
    @DisplayName("3: who opened it ends it, once, and before its time")
    void itIsEnded() {
        at(NOW).open(REQUEST, wish(), patient -> false);
        EmergencyRequest other = new EmergencyRequest("Practitioner/other", Set.of(), "Patient/p");
        refused(ProblemKind.NOT_FOUND, () -> at(NOW).end(other));
        at(NOW.plusSeconds(60)).end(REQUEST);
        assertThat(tasks.get(0).getStatus()).isEqualTo(Task.TaskStatus.COMPLETED);
        assertThat(tasks.get(0).getRestriction().getPeriod().getEnd().toInstant())
                .isEqualTo(NOW.plusSeconds(60));
        refused(ProblemKind.NOT_FOUND, () -> at(NOW.plusSeconds(61)).end(REQUEST));
        at(NOW).open(REQUEST, wish(), patient -> false);
        refused(ProblemKind.NOT_FOUND, () -> at(NOW.plus(Duration.ofHours(4))).end(REQUEST));
    }

    @Test
    @DisplayName("5: the officers learn who opened which record and why by code, not what the doctor wrote")
    void officersAreTold() {
        at(NOW).open(REQUEST, wish(), patient -> false);
        Communication notice = notices.get(1);
        assertThat(notice.getRecipient()).extracting(Reference::getReference).containsExactly("Practitioner/officer");
        assertThat(notice.getPayload())
                .extracting(payload -> payload.getContentStringType().getValue())
                .allMatch(text -> text.contains("Thelen") && text.contains("Patient/p"))
                .noneMatch(text -> text.contains("Bewusstlos"));
    }

    @Test
    @DisplayName("9: the health card's number finds the record, however it is typed")
    void byCard() {
        Parameters wish = wish();
        add(wish, "card-number", new StringType(" a123 456 780 "));
        Opened opened = at(NOW).openByCard(NOBODY_YET, wish, patient -> false);
        assertThat(opened).isEqualTo(new Opened(List.of("Patient/p"), NOW.plus(Duration.ofHours(4))));
        assertThat(tasks.get(0).getFor().getReference()).isEqualTo("Patient/p");
    }

    @Test
    @DisplayName("9: two records of one number are both opened, of which one may be read already only the other")
    void allOfOneCard() {
        Parameters wish = wish();
        add(wish, "card-number", new StringType("B123456782"));
        assertThat(at(NOW).openByCard(NOBODY_YET, wish, patient -> false).patients())
                .containsExactly("Patient/p", "Patient/q");
        assertThat(tasks).extracting(task -> task.getFor().getReference()).containsExactly("Patient/p", "Patient/q");
        assertThat(notices).hasSize(4);
        assertThat(at(NOW).openByCard(
                                NOBODY_YET, wish, patient -> patient.getIdPart().equals("p"))
                        .patients())
                .containsExactly("Patient/q");
        assertThat(refused(ProblemKind.CONFLICT, () -> at(NOW).openByCard(NOBODY_YET, wish, patient -> true)))
                .containsExactly(Fault.ofWhole("may-read-already"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A123456781", "123456780", "M. Mustermann"})
    @DisplayName("9: what is no card number is refused before anybody is looked for")
    void noCard(String typed) {
        Parameters wish = wish();
        add(wish, "card-number", new StringType(typed));
        assertThat(refused(ProblemKind.INVALID, () -> at(NOW).openByCard(NOBODY_YET, wish, patient -> false)))
                .extracting(Fault::reason)
                .containsExactly("no-card-number");
        assertThat(tasks).isEmpty();
    }

    @Test
    @DisplayName("9: a number that no record bears finds nobody")
    void unknownCard() {
        Parameters wish = wish();
        add(wish, "card-number", new StringType("C123456784"));
        refused(ProblemKind.NOT_FOUND, () -> at(NOW).openByCard(NOBODY_YET, wish, patient -> false));
    }

    private EmergencyAccess at(Instant now) {
        return new EmergencyAccess(
                new Records(),
                new EmergencySettings(Duration.ofHours(4), Set.of("Practitioner/officer")),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static List<Fault> refused(ProblemKind kind, Runnable action) {
        Refusal refusal = catchThrowableOfType(Refusal.class, action::run);
        assertThat(refusal).isNotNull();
        assertThat(refusal.kind()).isEqualTo(kind);
        return refusal.faults();
    }

    private static Parameters wish() {
        Parameters wish = new Parameters();
        add(wish, "reason", new CodeType("unconscious"));
        add(wish, "explanation", new StringType("Bewusstlos aufgefunden"));
        return wish;
    }

    private static void add(Parameters parameters, String name, Type value) {
        parameters.addParameter().setName(name).setValue(value);
    }

    private final class Records implements EmergencyRecords {
        @Override
        public Optional<Patient> findPatient(String reference) {
            return reference.equals("Patient/p") ? Optional.of(patient("p")) : Optional.empty();
        }

        @Override
        public List<Patient> listByCard(String number) {
            return switch (number) {
                case "A123456780" -> List.of(patient("p"));
                case "B123456782" -> List.of(patient("p"), patient("q"));
                default -> List.of();
            };
        }

        private static Patient patient(String id) {
            Patient patient = new Patient();
            patient.setId("Patient/" + id);
            return patient;
        }

        @Override
        public Optional<Practitioner> findPerson(String reference) {
            Practitioner person = new Practitioner();
            person.addName().setFamily("Thelen").addGiven("Friederike");
            return Optional.of(person);
        }

        @Override
        public Optional<Organization> findOrganisation(String reference) {
            return Optional.of(new Organization().setName("Praxis am Markt"));
        }

        @Override
        public List<Task> opened(String person) {
            return tasks.stream()
                    .filter(task -> task.getStatus() == Task.TaskStatus.INPROGRESS)
                    .filter(task -> task.getOwner().getReference().equals(person))
                    .toList();
        }

        @Override
        public void store(Bundle transaction) {
            transaction.getEntry().forEach(entry -> {
                if (entry.getResource() instanceof Task task && !tasks.contains(task)) {
                    task.setId("Task/" + tasks.size());
                    tasks.add(task);
                } else if (entry.getResource() instanceof Communication notice) {
                    notices.add(notice);
                }
            });
        }
    }
}
