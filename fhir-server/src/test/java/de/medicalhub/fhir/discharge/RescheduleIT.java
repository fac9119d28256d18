package de.medicalhub.fhir.discharge;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.fhir.access.Answer;
import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.Rest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RescheduleIT {
    private static final Rest MANAGER = new Rest("discharge1");
    private final Instant now = HubClock.fromSystemProperty().instant();
    private final Instant later = now.plus(Duration.ofHours(50));

    @Test
    @DisplayName(
            "13, 14: the hospital moves it; asked services see the new date and nothing else; the chosen one confirms"
                    + " or leaves")
    void theDischargeMoves() {
        CaseUnderTest made = CaseUnderTest.started();
        String plan =
                MANAGER.get("CarePlan?identifier=" + made.caseToken()).found().get(0);
        for (String other : List.of("nurse1", "gp1", "pharmacist1", "dispatcher1", "patient1", "admin1")) {
            assertThat(new Rest(other).post(plan + "/$reschedule", date()).status())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(new Rest("discharge2").post(plan + "/$reschedule", date()).status())
                .isEqualTo(404);
        made.answer("nurse1", made.firstReferral(), true);
        Answer moved = MANAGER.post(plan + "/$reschedule", date());
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);

        Answer seen = new Rest("nurse1").get(made.firstReferral());
        Task asked = seen.as(Task.class);
        assertThat(seen.body()).doesNotContain(CaseUnderTest.SECRET).contains("date-changed");
        assertThat(asked.getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);
        assertThat(made.award(made.firstReferral()).status()).isEqualTo(422);
        assertThat(made.answer("nurse1", made.firstReferral(), true).status()).isEqualTo(200);
        assertThat(made.award(made.firstReferral()).status()).isEqualTo(200);

        Parameters again = date();
        again.getParameter().get(0).setValue(CaseUnderTest.moment(later.plus(Duration.ofHours(2))));
        assertThat(MANAGER.post(plan + "/$reschedule", again).status()).isEqualTo(200);
        assertThat(new Rest("nurse1").get(made.patient()).status()).isEqualTo(200);
        Parameters no = new Parameters();
        CaseUnderTest.add(no, "accept", new BooleanType(false));
        CaseUnderTest.add(no, "reason", new CodeType("dates-impossible"));
        assertThat(new Rest("nurse1")
                        .post(made.firstReferral() + "/$answer", no)
                        .status())
                .isEqualTo(200);
        assertThat(new Rest("nurse1").get(made.patient()).status()).isEqualTo(404);
        assertThat(MANAGER.get("Provenance?target=" + plan).found()).hasSize(2);

        Answer faulty =
                new Rest("discharge1").post(plan + "/$reschedule", new Parameters(), Map.of("Accept-Language", "en"));
        assertThat(faulty.status()).isEqualTo(400);
        assertThat(faulty.parameters()).contains("planned-discharge", "reason");
    }

    private Parameters date() {
        Parameters date = new Parameters();
        CaseUnderTest.add(date, "planned-discharge", CaseUnderTest.moment(later));
        CaseUnderTest.add(date, "confirm-by", CaseUnderTest.moment(now.plus(Duration.ofHours(10))));
        CaseUnderTest.add(date, "reason", new CodeType("medical"));
        return date;
    }
}
