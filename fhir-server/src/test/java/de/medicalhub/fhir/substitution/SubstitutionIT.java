package de.medicalhub.fhir.substitution;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.fhir.access.Answer;
import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.Rest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holiday cover over HTTP: who names whom, and that access begins and ends by itself. */
class SubstitutionIT {
    private static final Rest GP = new Rest("gp1");
    private static final Rest SUBSTITUTE = new Rest("gp2");
    private static final String PRACTICE = "Organization/practice-mendig";
    private static final Duration DAY = Duration.ofDays(1);

    @AfterEach
    void clockGoesBack() {
        Stack.moveClock(Duration.ZERO);
    }

    @Test
    @DisplayName("1 to 3: only who works there names somebody of the same kind, for a time that makes sense")
    void faultyWishes() {
        Instant now = now();
        Parameters good = wish("PractitionerRole/role-gp-2", now.plus(DAY.multipliedBy(300)), DAY);
        for (String stranger : List.of("gp2", "nurse1")) {
            assertThat(new Rest(stranger).post(PRACTICE + "/$substitute", good).status())
                    .as(stranger)
                    .isEqualTo(404);
        }
        assertThat(new Rest("discharge1").post(PRACTICE + "/$substitute", good).status())
                .isEqualTo(403);
        assertThat(refused(wish("PractitionerRole/role-nurse-1", now, DAY))).containsExactly("substitute");
        assertThat(refused(wish("PractitionerRole/role-gp-1", now, DAY))).containsExactly("substitute");
        assertThat(refused(wish("PractitionerRole/role-gp-2", now, DAY.negated())))
                .containsExactlyInAnyOrder("end", "end");
        assertThat(refused(wish("PractitionerRole/role-gp-2", now, DAY.multipliedBy(93))))
                .containsExactly("end");
        assertThat(refused(new Parameters())).containsExactlyInAnyOrder("substitute", "start", "end");
    }

    @Test
    @DisplayName("2: the substitute reads the practice's cases in the period, not before and not after")
    void accessInThePeriod() {
        CaseUnderTest made = CaseUnderTest.started();
        Instant start = now().plus(Duration.ofHours(2));
        String named = named(wish("PractitionerRole/role-gp-2", start, Duration.ofHours(5)));
        assertThat(SUBSTITUTE.get(made.patient()).status()).isEqualTo(404);
        Answer twice = GP.post(PRACTICE + "/$substitute", wish("PractitionerRole/role-gp-2", start, DAY));
        assertThat(twice.status()).isEqualTo(409);

        Stack.moveClock(Duration.ofHours(3));
        assertThat(SUBSTITUTE.get(made.patient()).status()).isEqualTo(200);
        assertThat(SUBSTITUTE.get("CareTeam?identifier=" + made.caseToken()).found())
                .hasSize(1);
        assertThat(SUBSTITUTE
                        .post(PRACTICE + "/$substitute", wish("PractitionerRole/role-gp-2", now().plus(DAY), DAY))
                        .status())
                .isEqualTo(404);
        List<AuditEvent> trail = new Rest("admin1")
                .get("AuditEvent?_count=50&patient=" + made.patient()).resources().stream()
                        .map(AuditEvent.class::cast)
                        .toList();
        assertThat(trail)
                .anyMatch(event -> event.getAgent().stream()
                                .anyMatch(
                                        agent -> PRACTICE.equals(agent.getWho().getReference()))
                        && event.getAgent().stream()
                                .anyMatch(agent -> agent.getRequestor()
                                        && "Practitioner/gp-2"
                                                .equals(agent.getWho().getReference())));

        Stack.moveClock(Duration.ofHours(8));
        assertThat(SUBSTITUTE.get(made.patient()).status()).isEqualTo(404);
        assertThat(GP.get(made.patient()).status()).isEqualTo(200);
        assertThat(GP.post(named + "/$end-substitution", new Parameters()).status())
                .isEqualTo(409);
        Stack.moveClock(Duration.ZERO);
        assertThat(GP.post(named + "/$end-substitution", new Parameters()).status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("4: it is ended before its time, by the practice or by the substitute, by nobody else")
    void endedEarly() {
        CaseUnderTest made = CaseUnderTest.started();
        String named = named(wish("PractitionerRole/role-gp-2", now().minus(Duration.ofMinutes(1)), DAY));
        assertThat(SUBSTITUTE.get(made.patient()).status()).isEqualTo(200);
        assertThat(new Rest("nurse1")
                        .post(named + "/$end-substitution", new Parameters())
                        .status())
                .isEqualTo(404);
        assertThat(SUBSTITUTE
                        .post(named + "/$end-substitution", new Parameters())
                        .status())
                .isEqualTo(200);
        assertThat(SUBSTITUTE.get(made.patient()).status()).isEqualTo(404);
        assertThat(GP.post("PractitionerRole/role-gp-2/$end-substitution", new Parameters())
                        .status())
                .isEqualTo(404);
    }

    private static List<String> refused(Parameters wish) {
        Answer answer = GP.post(PRACTICE + "/$substitute", wish);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        return answer.parameters();
    }

    private static String named(Parameters wish) {
        Answer answer = GP.post(PRACTICE + "/$substitute", wish);
        return ((Reference)
                        answer.as(Parameters.class).getParameter("substitution").getValue())
                .getReference();
    }

    private static Parameters wish(String substitute, Instant start, Duration lasts) {
        Parameters wish = new Parameters();
        CaseUnderTest.add(wish, "substitute", new Reference(substitute));
        CaseUnderTest.add(wish, "start", utc(start));
        CaseUnderTest.add(wish, "end", utc(start.plus(lasts)));
        return wish;
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private static DateTimeType utc(Instant instant) {
        DateTimeType time = new DateTimeType(Date.from(instant));
        time.setTimeZone(TimeZone.getTimeZone("UTC"));
        return time;
    }
}
