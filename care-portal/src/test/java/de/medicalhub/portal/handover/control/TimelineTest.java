package de.medicalhub.portal.handover.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.security.Role;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.ExampleCases;
import de.medicalhub.portal.cases.NextSteps;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.handover.entity.AnswerRow;
import de.medicalhub.portal.handover.entity.Strand;
import de.medicalhub.portal.handover.entity.TimelineEntry;
import de.medicalhub.portal.handover.entity.TimelineRow;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimelineTest {
    private static final Instant ASKED = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant RIDING = Instant.parse("2026-11-24T09:25:00Z");

    @Test
    @DisplayName("H2 past above, now in the middle, future below")
    void pastNowFuture() {
        assertThat(states("asked", ASKED))
                .containsExactly(
                        "past consent signed",
                        "past referral requested",
                        "past documents written",
                        "past referral rejected",
                        "now referral waiting",
                        "now medicine requested",
                        "future ride requested",
                        "future medicine requested",
                        "future consultation booked");
    }

    @Test
    @DisplayName("H2 one mark says where the past ends")
    void nowIsMarkedOnce() {
        assertThat(rows("asked", ASKED, Set.of()))
                .filteredOn(TimelineRow::opensNow)
                .extracting(TimelineRow::state)
                .containsExactly("waiting");
    }

    @Test
    void aRideUnderWayIsNowAndTheDriversCopyIsNotShown() {
        assertThat(states("moving", RIDING))
                .contains("past referral awarded", "past medicine dispensed", "now ride on-board")
                .contains("future medicine ready-for-pickup")
                .doesNotContain("now referral waiting");
    }

    @Test
    void whenAllIsDoneOnlyTheConsultationIsAhead() {
        assertThat(states("home", Instant.parse("2026-11-25T09:00:00Z")))
                .filteredOn(state -> !state.startsWith("past"))
                .containsExactly("future consultation booked");
    }

    @Test
    @DisplayName("H2 a hand-over stands where it happened, and says to whom")
    void handOverSaysWhenAndToWhom() {
        assertThat(rows("home", Instant.parse("2026-11-25T09:00:00Z"), Set.of()))
                .filteredOn(row -> row.state().equals("handed-over"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.when()).contains("18:00");
                    assertThat(row.notes()).containsExactly("Übergeben an Karl Beispiel");
                });
    }

    @Test
    @DisplayName("H8 from half an hour before its start the consultation is now")
    void consultationOpens() {
        assertThat(states("home", Instant.parse("2026-11-26T08:29:59Z"))).contains("future consultation booked");
        assertThat(states("home", Instant.parse("2026-11-26T08:30:00Z"))).contains("now consultation booked");
        assertThat(states("home", Instant.parse("2026-11-26T13:00:00Z"))).contains("past consultation unheld");
    }

    @Test
    @DisplayName("H2 a ride of which nobody knows when says that it waits for a call, and is no stop")
    void ridesThatWaitForACall() {
        Case found = ExampleCases.waitingForACall("asked");
        assertThat(new TimelineRows(texts(Language.DE, ASKED), Set.of()).of(Timeline.of(found, ASKED)))
                .filteredOn(row -> row.state().equals("waits-for-call"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.title()).isEqualTo("Fahrt wartet auf einen Anruf");
                    assertThat(row.notes()).anyMatch(note -> note.contains("sobald der Patient abholbereit ist"));
                    assertThat(row.badge()).isNotEqualTo("gestoppt");
                });
    }

    @Test
    @DisplayName("H2 times of a ride that are estimates by air distance are said to be estimates")
    void estimatesAreSaid() {
        Case found = ExampleCases.at("moving");
        assertThat(notesOfRide(found)).doesNotContain("Zeiten geschätzt, ohne Straßen und Verkehr");
        found.tasks(Tasks.RIDE)
                .forEach(leg -> leg.addOutput()
                        .setValue(new BooleanType(true))
                        .getType()
                        .setText("times-estimated"));
        assertThat(notesOfRide(found)).contains("Zeiten geschätzt, ohne Straßen und Verkehr");
    }

    @Test
    void whyARideCannotBePlannedIsSaid() {
        assertThat(rows("accepted", ASKED, Set.of()))
                .filteredOn(row -> row.state().equals("unplanned"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.title()).isEqualTo("Fahrt ist nicht planbar");
                    assertThat(row.notes()).contains("Kein Fahrzeug mit Liegeplatz frei");
                    assertThat(row.style()).isEqualTo("mh-timeline-entry--late");
                    assertThat(row.badge()).isEqualTo("gestoppt");
                });
    }

    @Test
    @DisplayName("H4 an action stands only for who may take it")
    void actionsByRole() {
        Case found = ExampleCases.at("accepted");
        Set<String> manager =
                Permissions.of(found, Set.of(Role.DISCHARGE_MANAGER), "Organization/hospital-mayen"::equals);
        assertThat(actions("accepted", manager)).containsExactly("read-letter", "award");
        assertThat(Permissions.of(found, Set.of(Role.DISCHARGE_MANAGER), "Organization/hospital-andernach"::equals))
                .doesNotContain("award");
        Set<String> pharmacist = Permissions.of(found, Set.of(Role.PHARMACIST), "Organization/pharmacy-polch"::equals);
        assertThat(actions("accepted", pharmacist)).contains("dispense").doesNotContain("award");
        Set<String> gp = Permissions.of(found, Set.of(Role.GP), "Organization/practice-mendig"::equals);
        assertThat(actions("accepted", gp)).contains("prepare-consultation").doesNotContain("award", "dispense");
    }

    @Test
    @DisplayName("H10 a case that has ended says why, and waits for nobody")
    void anEndedCase() {
        Case found = ExampleCases.at("asked");
        CarePlan plan = found.plan().orElseThrow().setStatus(CarePlan.CarePlanStatus.REVOKED);
        plan.getPeriod().setEnd(Date.from(RIDING));
        CodeableConcept why =
                new CodeableConcept(new Coding(HubCodes.CLOSE_REASON, "died", "")).setText("In der Nacht");
        Provenance record = new Provenance().addReason(why).addTarget(new Reference("CarePlan/cp1"));
        Case ended = new Case(found.id(), found.resources().and(Resources.of(bundle(record))));
        ended.tasks().forEach(task -> task.setStatus(TaskStatus.CANCELLED));

        List<TimelineRow> rows = new TimelineRows(texts(Language.DE, RIDING), Set.of()).of(Timeline.of(ended, RIDING));

        assertThat(rows)
                .filteredOn(row -> row.strand().equals("case"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.title()).isEqualTo("Der Fall ist beendet");
                    assertThat(row.notes()).containsExactly("Grund: Verstorben", "„In der Nacht“");
                    assertThat(row.style()).isEmpty();
                });
        assertThat(rows).noneMatch(row -> row.phase().equals("now"));
        assertThat(rows)
                .filteredOn(row -> row.strand().equals("medicine"))
                .extracting(TimelineRow::state)
                .contains("stopped");
        assertThat(NextSteps.of(ended, RIDING).ball()).isEmpty();
    }

    @Test
    @DisplayName("H3 a consent that was withdrawn is told apart from one that ended with the case")
    void withdrawnConsents() {
        Case found = ExampleCases.at("asked");
        found.consents().forEach(consent -> consent.setStatus(Consent.ConsentState.INACTIVE));
        CodeableConcept why = new CodeableConcept(new Coding(HubCodes.CLOSE_REASON, "consent-withdrawn", ""));
        Provenance record = new Provenance().addReason(why).addTarget(new Reference("Consent/co1"));
        Case withdrawn = new Case(found.id(), found.resources().and(Resources.of(bundle(record))));

        assertThat(states(found)).contains("past consent signed").doesNotContain("past consent withdrawn");
        assertThat(states(withdrawn)).contains("past consent signed", "past consent withdrawn");
    }

    @Test
    @DisplayName(
            "H2 history does not change: promise, award and the confirmation of a new date stand at their own times")
    void historyStays() {
        Case found = ExampleCases.at("moving");
        Task chosen = found.awarded().orElseThrow();
        output(chosen, "accepted-at", "2026-11-22T10:00:00Z");
        output(chosen, "awarded-at", "2026-11-22T10:30:00Z");
        output(chosen, "answered", "2026-11-23T08:00:00Z");
        chosen.setLastModified(Date.from(Instant.parse("2026-11-23T08:00:00Z")));
        assertThat(nursing(found))
                .containsExactly(
                        "accepted 2026-11-22T10:00:00Z",
                        "awarded 2026-11-22T10:30:00Z",
                        "reconfirmed 2026-11-23T08:00:00Z");

        chosen.setStatus(TaskStatus.CANCELLED).setBusinessStatus(null);
        chosen.setStatusReason(new CodeableConcept(new Coding(HubCodes.WITHDRAW_REASON, "consent-withdrawn", "")));
        chosen.setLastModified(Date.from(Instant.parse("2026-11-23T12:00:00Z")));
        assertThat(nursing(found))
                .contains("awarded 2026-11-22T10:30:00Z", "withdrawn 2026-11-23T12:00:00Z")
                .noneMatch(entry -> entry.startsWith("nobody"));
    }

    @Test
    @DisplayName("H10 whose award ended with the case does not nurse any more, and it says so")
    void anAwardEndsWithTheCase() {
        Case found = ExampleCases.at("moving");
        Task chosen = found.awarded().orElseThrow();
        chosen.setStatus(TaskStatus.CANCELLED)
                .setStatusReason(new CodeableConcept(new Coding(HubCodes.CLOSE_REASON, "died", "")))
                .setLastModified(Date.from(Instant.parse("2026-11-23T12:00:00Z")));
        assertThat(nursing(found)).contains("stopped 2026-11-23T12:00:00Z");
        assertThat(nursing(ExampleCases.at("moving"))).noneMatch(entry -> entry.startsWith("stopped"));
    }

    private static void output(Task task, String name, String at) {
        task.addOutput()
                .setType(new CodeableConcept(new Coding(HubCodes.TASK_PARAMETER, name, "")))
                .setValue(new DateTimeType(at));
    }

    private static List<String> nursing(Case found) {
        return Timeline.of(found, RIDING).stream()
                .filter(entry -> entry.strand() == Strand.REFERRAL)
                .filter(entry -> !entry.state().equals("requested"))
                .map(entry ->
                        entry.state() + " " + entry.at().map(Instant::toString).orElse(""))
                .toList();
    }

    private static Bundle bundle(Resource resource) {
        resource.setId("record");
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(resource);
        return bundle;
    }

    private static List<String> states(Case found) {
        return Timeline.of(found, ASKED).stream().map(TimelineTest::describe).toList();
    }

    @Test
    void acceptedAnswersStandOnTop() {
        List<AnswerRow> answers = AnswerRows.of(ExampleCases.at("accepted"), texts(Language.DE, ASKED));
        assertThat(answers).extracting(AnswerRow::name).containsExactly("Pflege Mayen", "Pflege Andernach");
        assertThat(answers).extracting(AnswerRow::isAccepted).containsExactly(true, false);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @DisplayName("H2 each state is said in words, in both languages")
    void everyStateHasWords(Language language) {
        for (String moment : List.of("asked", "accepted", "moving", "home")) {
            List<TimelineRow> rows = new TimelineRows(texts(language, RIDING), Set.of())
                    .of(Timeline.of(ExampleCases.at(moment), RIDING));
            assertThat(rows).allSatisfy(row -> {
                assertThat(row.title()).isNotBlank().doesNotContain("{", row.state() + ".");
                assertThat(row.strandWords()).isNotBlank();
                assertThat(row.when()).isNotBlank();
            });
        }
    }

    @Test
    void theHeadHoldsPersonAndPlan() {
        var head = new CaseHeads(texts(Language.DE, ASKED)).of(ExampleCases.at("asked"));
        assertThat(head.name()).isEqualTo("Erna Beispiel");
        assertThat(head.born()).isNotEmpty();
        assertThat(head.planned()).isEqualTo("Di. 24.11. 10:00");
        assertThat(head.careLevel()).isEqualTo("Pflegegrad 3");
        assertThat(head.needs()).isEqualTo("Wundversorgung, Medikamentengabe");
        assertThat(head.posture()).isEqualTo("im Rollstuhl, mit Begleitperson");
        assertThat(head.destination()).isEqualTo("Marktplatz 1, 56727 Mayen");
        assertThat(head.medication()).containsExactly("Ramipril 5 mg: 1-\u20600-\u20600-\u20600");
        assertThat(head.note()).isEqualTo("Schlüssel bei der Nachbarin");
        assertThat(head.participants()).hasSize(4);
    }

    @Test
    @DisplayName("what the patient weighs on the ride stands beside how the patient rides")
    void theHeadHoldsTheWeight() {
        Case found = ExampleCases.at("asked");
        found.tasks(Tasks.RIDE)
                .forEach(leg -> leg.addInput()
                        .setType(new CodeableConcept(new Coding(HubCodes.TASK_PARAMETER, "patient-weight", "")))
                        .setValue(new IntegerType(98)));
        assertThat(new CaseHeads(texts(Language.DE, ASKED)).of(found).posture())
                .isEqualTo("im Rollstuhl, mit Begleitperson, 98 kg");
        assertThat(new CaseHeads(texts(Language.EN, ASKED)).of(found).posture()).endsWith(", 98 kg");
    }

    private static List<String> states(String moment, Instant now) {
        return Timeline.of(ExampleCases.at(moment), now).stream()
                .map(TimelineTest::describe)
                .toList();
    }

    private static String describe(TimelineEntry entry) {
        return entry.phase().code() + " " + entry.strand().code() + " " + entry.state();
    }

    private static List<TimelineRow> rows(String moment, Instant now, Set<String> permitted) {
        return new TimelineRows(texts(Language.DE, now), permitted).of(Timeline.of(ExampleCases.at(moment), now));
    }

    private static List<String> notesOfRide(Case found) {
        return new TimelineRows(texts(Language.DE, RIDING), Set.of())
                .of(Timeline.of(found, RIDING)).stream()
                        .filter(row -> row.strand().equals("ride"))
                        .flatMap(row -> row.notes().stream())
                        .toList();
    }

    private static List<String> actions(String moment, Set<String> permitted) {
        return rows(moment, ASKED, permitted).stream()
                .map(TimelineRow::action)
                .filter(action -> !action.isEmpty())
                .toList();
    }

    private static Texts texts(Language language, Instant now) {
        return new Texts(language, Clock.fixed(now, ZoneOffset.UTC));
    }
}
