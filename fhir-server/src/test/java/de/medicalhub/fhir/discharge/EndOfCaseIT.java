package de.medicalhub.fhir.discharge;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.access.Answer;
import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.Rest;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Withdrawing a request and closing a case, with real tokens against the real store. */
class EndOfCaseIT {
    private static final String ENDED = HubCodes.TASK_CODE + "%7C" + HubCodes.TASK_CASE_ENDED;
    private static final Rest MANAGER = new Rest("discharge1");

    @Test
    @DisplayName("8: a request is withdrawn from one service, then from all; the asked see that it ended, and why")
    void requestsAreWithdrawn() {
        CaseUnderTest made = CaseUnderTest.started();
        String request = made.nursingRequest();
        Answer wrong = MANAGER.post(made.firstReferral() + "/$withdraw", new Parameters());
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.parameters()).containsExactly("reason");
        assertThat(MANAGER.post(made.firstReferral() + "/$withdraw", reason("need-changed"))
                        .status())
                .isEqualTo(200);
        Task closed = new Rest("nurse1").get(made.firstReferral()).as(Task.class);
        assertThat(closed.getStatus()).isEqualTo(Task.TaskStatus.CANCELLED);
        assertThat(closed.getStatusReason().getCodingFirstRep().getCode()).isEqualTo("need-changed");
        assertThat(closed.hasFor() || closed.hasInput() || closed.hasFocus()).isFalse();
        assertThat(new Rest("nurse1").get(request).status()).isEqualTo(404);
        assertThat(new Rest("nurse2").get(request).status()).isEqualTo(200);
        assertThat(made.answer("nurse1", made.firstReferral(), true).status()).isEqualTo(409);

        Parameters all = reason("solved-otherwise");
        CaseUnderTest.add(all, "all", new BooleanType(true));
        assertThat(MANAGER.post(made.firstReferral() + "/$withdraw", all).status())
                .isEqualTo(200);
        assertThat(MANAGER.get(request).as(ServiceRequest.class).getStatus())
                .isEqualTo(ServiceRequest.ServiceRequestStatus.REVOKED);
        Answer again =
                new Rest("discharge1").post(made.firstReferral() + "/$withdraw", all, Map.of("Accept-Language", "en"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.sentences()).containsExactly("This request has already ended.");
    }

    @Test
    @DisplayName("9: closing ends all parts, and the access of everybody who read through the team")
    void aCaseIsClosed() {
        CaseUnderTest made = CaseUnderTest.started();
        made.answer("nurse1", made.firstReferral(), true);
        assertThat(made.award(made.firstReferral()).status()).isEqualTo(200);
        for (String member : List.of("gp1", "nurse1", "pharmacist1", "dispatcher1")) {
            assertThat(new Rest(member).get(made.patient()).status()).as(member).isEqualTo(200);
        }
        String plan =
                MANAGER.get("CarePlan?identifier=" + made.caseToken()).found().get(0);
        Answer early = MANAGER.post(plan + "/$close", reason("completed"));
        assertThat(early.status()).isEqualTo(422);
        Parameters died = reason("died");
        CaseUnderTest.add(died, "comment", new StringType("In der Nacht"));
        assertThat(MANAGER.post(plan + "/$close", died).status()).isEqualTo(200);

        for (String member : List.of("gp1", "nurse1", "pharmacist1", "dispatcher1")) {
            assertThat(new Rest(member).get(made.patient()).status()).as(member).isEqualTo(404);
            Rest rest = new Rest(member);
            assertThat(rest.get("Task?group-identifier=" + made.caseToken()).found())
                    .as(member)
                    .allMatch(task -> (member.equals("nurse1") && task.equals(made.firstReferral()))
                            || isEnd(rest.get(task).as(Task.class)));
        }
        takeNote(made);
        assertThat(MANAGER.get(plan).as(CarePlan.class).getStatus()).isEqualTo(CarePlan.CarePlanStatus.REVOKED);
        CareTeam team = (CareTeam) MANAGER.get("CareTeam?identifier=" + made.caseToken())
                .resources()
                .get(0);
        assertThat(team.getStatus()).isEqualTo(CareTeam.CareTeamStatus.INACTIVE);
        assertThat(MANAGER.get("Task?group-identifier=" + made.caseToken()).resources())
                .isNotEmpty()
                .filteredOn(task -> !isEnd((Task) task))
                .allMatch(task -> ((Task) task).getStatus() == Task.TaskStatus.CANCELLED);
        assertThat(MANAGER.get("Provenance?target=" + plan).body()).contains("In der Nacht");
        assertThat(MANAGER.post(plan + "/$close", died).status()).isEqualTo(409);
        assertThat(new Rest("gp1").post(plan + "/$close", died).status()).isEqualTo(403);
        assertThat(MANAGER.post("CarePlan/it-none/$close", died).status()).isEqualTo(404);
        assertThat(made.start(made.wish()).status()).isEqualTo(200);
    }

    /** Rule 20: one entry each, with a name and nothing to follow, until somebody has taken note. */
    private static void takeNote(CaseUnderTest made) {
        String query = "Task?group-identifier=" + made.caseToken() + "&code=" + ENDED;
        for (String member : List.of("gp1", "nurse1", "pharmacist1")) {
            Rest rest = new Rest(member);
            List<String> found = rest.get(query).found();
            assertThat(found).as(member).hasSize(1);
            Task note = rest.get(found.get(0)).as(Task.class);
            assertThat(note.hasReasonCode()).isEqualTo(!member.equals("pharmacist1"));
            assertThat(new Rest("nurse2").get(found.get(0)).status()).isEqualTo(404);
            assertThat(rest.post(found.get(0) + "/$acknowledge-end", new Parameters())
                            .status())
                    .isEqualTo(200);
            assertThat(rest.get(query).found()).isEmpty();
        }
        assertThat(new Rest("dispatcher1").get(query).found()).isEmpty();
    }

    private static boolean isEnd(Task task) {
        return task.getCode().getCodingFirstRep().getCode().equals(HubCodes.TASK_CASE_ENDED);
    }

    private static Parameters reason(String code) {
        Parameters parameters = new Parameters();
        CaseUnderTest.add(parameters, "reason", new CodeType(code));
        return parameters;
    }
}
