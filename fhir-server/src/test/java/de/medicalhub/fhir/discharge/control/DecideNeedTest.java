package de.medicalhub.fhir.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Fault;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecideNeedTest {
    private static final String NURSING_A = "Organization/nursing-a";

    private final CaseInMemory theCase = new CaseInMemory();

    @Test
    @DisplayName("18: somebody who walks home, takes the own medicine and wants no help is discharged all the same")
    void nothingIsNeeded() {
        theCase.records.put("Patient/p", new Patient());
        theCase.start(nothing());
        assertThat(theCase.records.all(Task.class)).isEmpty();
        assertThat(theCase.records.all(CarePlan.class).get(0).getActivity()).isEmpty();
        assertThat(team()).containsExactly("hospital");
        assertThat(theCase.records.all(Consent.class)).hasSize(2);
        assertThat(theCase.records.reasons()).hasSize(4).anySatisfy(record -> {
            assertThat(record.getActivity().getCodingFirstRep().getCode()).isEqualTo("nursing");
            assertThat(record.getReasonFirstRep().getCodingFirstRep().getCode()).isEqualTo("declined");
            assertThat(record.getReasonFirstRep().getText()).isEqualTo("Der Sohn pflegt");
            assertThat(record.getAgentFirstRep().getWho().getReference()).isEqualTo(Wishes.MANAGER.person());
        });
        assertThat(letter())
                .contains("Häusliche Pflege: von der Patientin oder dem Patienten abgelehnt")
                .contains("Fahrt nach Hause: nicht nötig", "Arzneimittel: nicht nötig");
        theCase.close("completed");
        assertThat(theCase.records.all(CarePlan.class).get(0).getStatus()).isEqualTo(CarePlan.CarePlanStatus.COMPLETED);
    }

    @Test
    @DisplayName("18: a changed mind adds what is missing to the running case, with a new agreement")
    void theMissingPartIsAdded() {
        theCase.start(nothing());
        Parameters wish = decision("nursing", "needed", "");
        Wishes.add(wish, "care-level", new CodeType("2"));
        Wishes.add(wish, "need", new CodeType("wound-care"));
        Wishes.add(wish, "nursing-service", new Reference(NURSING_A));
        Wishes.add(wish, "answer-deadline", new DateTimeType("2026-11-20T18:00:00+01:00"));
        assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> decide(wish)).faults())
                .containsExactly(new Fault("consent-by", "required"), new Fault("consent-witness", "consent-unproven"));
        Wishes.add(wish, "consent-by", new CodeType("patient"));
        Wishes.add(wish, "consent-witness", new StringType("Petra Adams"));
        decide(wish);
        theCase.answer(theCase.taskOf(NURSING_A), true, CaseInMemory.NURSE_A);
        theCase.award(theCase.taskOf(NURSING_A));
        assertThat(team()).containsExactly("hospital", "nursing");
        assertThat(letter()).contains("Wundversorgung").doesNotContain("abgelehnt");
        CaseInMemory.refused(ProblemKind.CONFLICT, () -> decide(wish));
    }

    @Test
    @DisplayName("18: medicine and ride come later too, each with its people")
    void rideAndMedicineAreAdded() {
        theCase.start(nothing());
        Parameters medicine = decision("medication", "needed", "");
        Wishes.add(medicine, "pharmacy", new Reference("Organization/pharmacy"));
        decide(medicine);
        assertThat(team()).containsExactly("hospital", "pharmacy");
        assertThat(theCase.records.tasks(HubCodes.TASK_DELIVERY_LEG)).isEmpty();
        assertThat(letter()).contains("werden in der Apotheke abgeholt");
        Parameters ride = decision("transport", "needed", "");
        Wishes.add(ride, "posture", new CodeType("lying"));
        Wishes.add(ride, "carrier", new Reference("Organization/carrier"));
        decide(ride);
        assertThat(theCase.records.tasks(HubCodes.TASK_TRANSPORT_LEG)).hasSize(1);
        assertThat(team()).containsExactly("hospital", "pharmacy", "carrier");
        assertThat(theCase.records.all(CarePlan.class).get(0).getActivity()).hasSize(2);
        assertThat(theCase.consent("discharge").getProvision().getActor()).hasSize(2);
    }

    @Test
    @DisplayName("18: the consultation comes later too, and the practice with it")
    void theConsultationIsAdded() {
        theCase.start(nothing());
        Parameters wish = decision("appointments", "needed", "");
        Wishes.add(wish, "gp", new Reference("PractitionerRole/gp"));
        Wishes.add(wish, "follow-up", new DateTimeType("2026-11-24T09:00:00+01:00"));
        decide(wish);
        assertThat(theCase.records.all(Appointment.class)).hasSize(1);
        assertThat(team()).containsExactly("hospital", "gp");
    }

    @Test
    @DisplayName("18: who declines nursing later is asked about by nobody any more, and the chosen service leaves")
    void nursingIsDeclinedLater() {
        theCase.start(Wishes.complete());
        theCase.answer(theCase.taskOf(NURSING_A), true, CaseInMemory.NURSE_A);
        theCase.award(theCase.taskOf(NURSING_A));
        decide(decision("nursing", "declined", "Der Sohn pflegt"));
        assertThat(theCase.status(theCase.taskOf(NURSING_A))).isEqualTo(Task.TaskStatus.CANCELLED);
        assertThat(team()).containsExactly("hospital", "gp", "pharmacy", "carrier");
        assertThat(theCase.consent("referral").getProvision().getActor()).isEmpty();
        assertThat(NeedEnd.isAgainst(theCase.nursingRequest())).isTrue();
        assertThat(letter()).contains("Häusliche Pflege: von der Patientin oder dem Patienten abgelehnt");
        assertThat(CaseInMemory.refused(
                                ProblemKind.CONFLICT, () -> decide(decision("nursing", "declined", "Der Sohn pflegt")))
                        .faults())
                .containsExactly(Fault.ofWhole("decided-already"));
    }

    @ParameterizedTest
    @CsvSource({
        "transport, transport-leg, 'hospital,gp,pharmacy,carrier'",
        "medication, dispense, 'hospital,gp,carrier'"
    })
    @DisplayName("18: what is not needed any more ends, and who has nothing else to do leaves the case")
    void partsEnd(String kind, String code, String staying) {
        theCase.start(Wishes.complete());
        decide(decision(kind, "not-needed", ""));
        assertThat(theCase.status(theCase.taskWith(code))).isEqualTo(Task.TaskStatus.CANCELLED);
        assertThat(team()).containsExactly(staying.split(",", -1));
        assertThat(theCase.records.all(ServiceRequest.class))
                .filteredOn(NeedEnd::isAgainst)
                .hasSize(1);
    }

    @Test
    @DisplayName("18: an appointment that is not needed any more is cancelled; the practice reads on")
    void theConsultationEnds() {
        theCase.start(Wishes.complete());
        decide(decision("appointments", "declined", "Kommt in die Praxis"));
        assertThat(theCase.records.all(Appointment.class).get(0).getStatus())
                .isEqualTo(Appointment.AppointmentStatus.CANCELLED);
        assertThat(team()).contains("gp");
    }

    @Test
    @DisplayName("18: who is on the way is not called off from a desk, and what is done is done")
    void whoIsOnTheWay() {
        theCase.start(Wishes.complete());
        String ride = theCase.taskWith(HubCodes.TASK_TRANSPORT_LEG);
        theCase.change(Task.class, ride, leg -> leg.setStatus(Task.TaskStatus.INPROGRESS));
        assertRideStays("need-under-way");
        theCase.change(Task.class, ride, leg -> leg.setStatus(Task.TaskStatus.COMPLETED));
        assertRideStays("need-done");
    }

    private void assertRideStays(String why) {
        assertThat(CaseInMemory.refused(ProblemKind.RULE, () -> decide(decision("transport", "not-needed", "")))
                        .faults())
                .containsExactly(Fault.ofWhole(why));
    }

    @Test
    @DisplayName("19: short-term care, aids and aftercare are asked of an organisation, or the hospital's own to-do")
    void furtherSupports() {
        theCase.records.organisation("store", "medical-supply");
        Parameters wish = Wishes.complete();
        Wishes.add(wish, "aids-decision", new CodeType("needed"));
        Wishes.add(wish, "aids-organisation", new Reference("Organization/store"));
        Wishes.add(wish, "aids-note", new StringType("Rollator"));
        Wishes.add(wish, "aftercare-decision", new CodeType("needed"));
        StartDischarge.Started started = theCase.start(wish);
        assertThat(started.tasks()).hasSize(7);
        assertThat(owner(HubCodes.TASK_AIDS)).isEqualTo("Organization/store");
        assertThat(owner(HubCodes.TASK_AFTERCARE)).isEqualTo("Organization/hospital");
        assertThat(letter()).contains("Hilfsmittel: wird besorgt");
        conclude(HubCodes.TASK_AIDS, "accepted", "");
        conclude(HubCodes.TASK_AIDS, "done", "");
        assertThat(theCase.status(theCase.taskWith(HubCodes.TASK_AIDS))).isEqualTo(Task.TaskStatus.COMPLETED);
        assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> conclude(HubCodes.TASK_AFTERCARE, "refused", ""))
                        .faults())
                .containsExactly(new Fault("note", "required"));
        conclude(HubCodes.TASK_AFTERCARE, "refused", "Die Kasse lehnt ab");
        CaseInMemory.refused(ProblemKind.CONFLICT, () -> conclude(HubCodes.TASK_AFTERCARE, "done", ""));
        decide(decision("aftercare", "needed", ""));
        assertThat(theCase.records.tasks(HubCodes.TASK_AFTERCARE)).hasSize(2);
        decide(decision("aftercare", "not-needed", ""));
        assertThat(theCase.records.tasks(HubCodes.TASK_AFTERCARE)).allMatch(Referrals::hasEnded);
    }

    @Test
    @DisplayName("19: whom an arranged support is asked of must be of its kind")
    void theRightKind() {
        Parameters wish = Wishes.complete();
        Wishes.add(wish, "aids-decision", new CodeType("needed"));
        Wishes.add(wish, "aids-organisation", new Reference("Organization/pharmacy"));
        assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> theCase.start(wish))
                        .faults())
                .containsExactly(new Fault("aids-organisation", "wrong-kind"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"decide", "conclude"})
    @DisplayName("6: for others there is no such case")
    void onlyTheHospital(String what) {
        Parameters wish = Wishes.complete();
        Wishes.add(wish, "aids-decision", new CodeType("needed"));
        theCase.start(wish);
        Runnable attempt = what.equals("decide")
                ? () -> new DecideNeed(theCase.records, Wishes.NO_CALENDAR, Wishes.CLOCK)
                        .decide(theCase.plan(), decision("nursing", "not-needed", ""), CaseInMemory.NURSE_A)
                : () -> new ConcludeSupport(theCase.records, Wishes.CLOCK)
                        .conclude(theCase.taskWith(HubCodes.TASK_AIDS), outcome("done", ""), CaseInMemory.NURSE_A);
        CaseInMemory.refused(ProblemKind.NOT_FOUND, attempt);
    }

    @Test
    @DisplayName("13: what is arranged moves along, and whoever has promised it for the former date is asked again")
    void whatIsArrangedMoves() {
        Parameters wish = Wishes.complete();
        Wishes.add(wish, "aids-decision", new CodeType("needed"));
        theCase.start(wish);
        String task = theCase.taskWith(HubCodes.TASK_AIDS);
        theCase.change(
                Task.class,
                task,
                aids -> aids.setStatus(Task.TaskStatus.ACCEPTED).setOwner(new Reference("Organization/supply")));
        new Reschedule(theCase.records, Wishes.NO_CALENDAR, Wishes.CLOCK)
                .reschedule(theCase.plan(), later(), Wishes.MANAGER);
        Task moved = theCase.records.find(Task.class, task).orElseThrow();
        assertThat(moved.getRestriction().getPeriod().getEnd()).isEqualTo(Instant.parse("2026-11-22T09:00:00Z"));
        assertThat(moved.getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);
    }

    private static Parameters later() {
        Parameters date = new Parameters();
        Wishes.add(date, "planned-discharge", new DateTimeType("2026-11-22T10:00:00+01:00"));
        Wishes.add(date, "reason", new CodeType("medical"));
        Wishes.add(date, "confirm-by", new DateTimeType("2026-11-20T20:00:00+01:00"));
        return date;
    }

    @Test
    @DisplayName("13: a date that moves orders nothing anew that nobody needs")
    void whatIsNotNeededDoesNotComeBack() {
        theCase.start(Wishes.complete());
        decide(decision("transport", "not-needed", ""));
        new Reschedule(theCase.records, Wishes.NO_CALENDAR, Wishes.CLOCK)
                .reschedule(theCase.plan(), later(), Wishes.MANAGER);
        assertThat(theCase.records.tasks(HubCodes.TASK_TRANSPORT_LEG))
                .extracting(Task::getStatus)
                .containsExactly(Task.TaskStatus.CANCELLED);
        assertThat(letter()).contains("Fahrt nach Hause: nicht nötig", "22. November 2026");
    }

    private static Parameters nothing() {
        Parameters wish = new Parameters();
        Wishes.complete().getParameter().stream()
                .filter(one -> List.of("consent-given", "consent-by", "consent-witness", "planned-discharge")
                        .contains(one.getName()))
                .forEach(wish::addParameter);
        Wishes.add(wish, "nursing-decision", new CodeType("declined"));
        Wishes.add(wish, "nursing-reason", new StringType("Der Sohn pflegt"));
        for (String kind : List.of("transport", "medication", "appointments")) {
            Wishes.add(wish, kind + "-decision", new CodeType("not-needed"));
        }
        return wish;
    }

    private static Parameters decision(String kind, String answer, String reason) {
        Parameters wish = new Parameters();
        Wishes.add(wish, "kind", new CodeType(kind));
        Wishes.add(wish, "decision", new CodeType(answer));
        if (!reason.isEmpty()) {
            Wishes.add(wish, "reason", new StringType(reason));
        }
        return wish;
    }

    private static Parameters outcome(String outcome, String note) {
        Parameters said = new Parameters();
        Wishes.add(said, "outcome", new CodeType(outcome));
        if (!note.isEmpty()) {
            Wishes.add(said, "note", new StringType(note));
        }
        return said;
    }

    private void decide(Parameters wish) {
        new DecideNeed(theCase.records, Wishes.NO_CALENDAR, Wishes.CLOCK).decide(theCase.plan(), wish, Wishes.MANAGER);
    }

    private void conclude(String code, String outcome, String note) {
        new ConcludeSupport(theCase.records, Wishes.CLOCK)
                .conclude(theCase.taskWith(code), outcome(outcome, note), Wishes.MANAGER);
    }

    private String owner(String code) {
        return theCase.records.tasks(code).findFirst().orElseThrow().getOwner().getReference();
    }

    private List<String> team() {
        return theCase.records.all(CareTeam.class).get(0).getParticipant().stream()
                .map(member -> member.getRoleFirstRep().getCodingFirstRep().getCode())
                .toList();
    }

    private String letter() {
        return theCase.records.all(Composition.class).get(0).getSection().stream()
                .map(section -> section.getText().getDivAsString())
                .reduce("", String::concat);
    }
}
