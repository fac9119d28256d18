package de.medicalhub.fhir.notice;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.access.Answer;
import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.Rest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the notification service is told, and what it is not. */
class NoticeIT {
    private static final Rest SERVICE = new Rest("medhub-notification");
    private static final Clock MACHINE = Clock.systemUTC();

    @Test
    @DisplayName("N1, N2: it hears that somebody is asked, has answered and is chosen, and never who it is about")
    void aCaseIsTold() {
        Instant before = MACHINE.instant();
        CaseUnderTest ours = CaseUnderTest.started();
        assertThat(kinds(notices(before), ours.firstReferral())).containsExactly("referral-requested");
        List<String> keys = keys(notices(before), ours.firstReferral());
        assertThat(keys(holding(keys), ours.firstReferral())).isEqualTo(keys);
        assertThat(kinds(notices(before), ours.dispense())).containsExactly("dispense-requested");
        assertThat(ours.answer("nurse1", ours.firstReferral(), true).status()).isEqualTo(200);
        assertThat(kinds(notices(before), ours.firstReferral())).containsExactly("answered");
        assertThat(keys(holding(keys), ours.firstReferral())).as("N14").isEmpty();
        assertThat(ours.award(ours.firstReferral()).status()).isEqualTo(200);
        Answer told = notices(before);
        assertThat(kinds(told, ours.firstReferral())).containsExactly("awarded");
        assertThat(kinds(told, ours.secondReferral())).containsExactly("request-ended");
        assertThat(told.body()).contains(ours.caseId()).doesNotContain(CaseUnderTest.SECRET, "wound-care", "56743");
    }

    @Test
    @DisplayName("N1: it reads nothing about patients, and nobody else asks for notices")
    void nothingElse() {
        CaseUnderTest ours = CaseUnderTest.started();
        for (String path : List.of(ours.patient(), ours.firstReferral(), ours.encounter(), "Task", "Communication")) {
            assertThat(SERVICE.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(SERVICE.get("PractitionerRole?organization=Organization/nursing-mayen")
                        .found())
                .isNotEmpty();
        for (String other : List.of("nurse1", "discharge1", "admin1", "patient1", "medhub-transport")) {
            assertThat(new Rest(other)
                            .get("Communication/$notices?since=" + MACHINE.instant())
                            .status())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(SERVICE.get("Communication/$notices").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("N10: it is told whom a case concerns, and nobody else asks")
    void concerned() {
        CaseUnderTest ours = CaseUnderTest.started();
        String path = "Communication/$concerned?case=" + ours.caseId();
        Answer told = SERVICE.get(path);
        assertThat(told.status()).as(told.body()).isEqualTo(200);
        assertThat(told.body())
                .contains("Organization/hospital-mayen", "Organization/nursing-mayen", ours.patient())
                .doesNotContain("Organization/nursing-koblenz", CaseUnderTest.SECRET, "wound-care");
        assertThat(SERVICE.get(path + "&case=" + UUID.randomUUID()).status()).isEqualTo(200);
        assertThat(SERVICE.get("Communication/$concerned?case=1").status()).isEqualTo(400);
        assertThat(SERVICE.get("Communication/$concerned").status()).isEqualTo(400);
        for (String other : List.of("nurse1", "discharge1", "admin1", "patient1", "medhub-transport")) {
            assertThat(new Rest(other).get(path).status()).as(other).isEqualTo(403);
        }
    }

    private static Answer notices(Instant since) {
        Answer answer = SERVICE.get("Communication/$notices?since=" + since);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static Answer holding(List<String> keys) {
        Answer answer = SERVICE.get(keys.stream()
                .map(key -> "key=" + URLEncoder.encode(key, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "Communication/$notices?", "")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static List<String> kinds(Answer answer, String about) {
        return parts(answer, about, "kind");
    }

    private static List<String> keys(Answer answer, String about) {
        return parts(answer, about, "key");
    }

    private static List<String> parts(Answer answer, String about, String name) {
        return answer.as(Parameters.class).getParameter().stream()
                .filter(line -> line.getName().equals("notice") && about(line).equals(about))
                .map(line -> part(line, name).primitiveValue())
                .toList();
    }

    private static String about(ParametersParameterComponent notice) {
        return ((Reference) part(notice, "about")).getReference();
    }

    private static org.hl7.fhir.r4.model.Type part(ParametersParameterComponent line, String name) {
        return line.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }
}
