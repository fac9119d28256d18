package de.medicalhub.portal.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.ExampleCases;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D17")
class NeedStandTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T11:17:30Z"), ZoneOffset.UTC);

    private final Case found = ExampleCases.at("accepted");
    private final Task aids = aids();

    @Test
    @DisplayName("each decision about it gives another sign, one about something else does not")
    void decisions() {
        String before = sign(found, "transport");
        Case decided = with(decision("p1", "transport", "declined", "Der Sohn fährt"));
        assertThat(sign(decided, "transport")).isNotEqualTo(before);
        assertThat(sign(decided, "nursing")).isEqualTo(sign(found, "nursing"));
        assertThat(sign(with(decision("p2", "transport", "declined", "Der Sohn fährt")), "transport"))
                .isNotEqualTo(sign(decided, "transport"));
        assertThat(sign(decided, "transport")).doesNotContain("Sohn");
    }

    @Test
    @DisplayName("an answer of a nursing service is no decision of a colleague")
    void answersAreNoDecisions() {
        String before = sign(found, "nursing");
        found.tasks("referral").get(0).setStatus(TaskStatus.REJECTED);
        assertThat(sign(found, "nursing")).isEqualTo(before);
    }

    @Test
    @DisplayName("what somebody arranges: each step and each remark gives another sign, and is said")
    void arranged() {
        Case asked = with(aids);
        String before = sign(asked, "aids");
        assertThat(said(asked, "aids")).singleElement().asString().contains("Jetzt: Nötig.");
        aids.setStatus(TaskStatus.ACCEPTED);
        String accepted = sign(asked, "aids");
        assertThat(accepted).isNotEqualTo(before);
        aids.addNote().setText("Rollator kommt Montag");
        assertThat(sign(asked, "aids")).isNotEqualTo(accepted);
        aids.setStatus(TaskStatus.COMPLETED);
        assertThat(said(asked, "aids"))
                .hasSize(2)
                .first()
                .asString()
                .contains("Jetzt: Erledigt.")
                .contains("gesendet ist davon nichts");
        assertThat(said(asked, "aids").get(1)).isEqualTo("Bemerkung: Rollator kommt Montag");
    }

    @Test
    @DisplayName("whoever decides otherwise meanwhile is quoted with the reason")
    void quoted() {
        assertThat(said(with(decision("p1", "transport", "declined", "Der Sohn fährt")), "transport"))
                .last()
                .isEqualTo("Grund: Der Sohn fährt");
    }

    private static String sign(Case one, String kind) {
        return new NeedStand(one, kind).sign();
    }

    private static List<String> said(Case one, String kind) {
        Texts texts = new Texts(Language.DE, NOON);
        return new NeedStand(one, kind).others().stream().map(texts::say).toList();
    }

    private Case with(Resource more) {
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(more);
        return new Case(found.id(), found.resources().and(Resources.of(bundle)));
    }

    private Task aids() {
        Task task = new Task().setStatus(TaskStatus.REQUESTED);
        task.setGroupIdentifier(found.id().toIdentifier());
        task.getCode().addCoding().setSystem(HubCodes.TASK_CODE).setCode(HubCodes.TASK_AIDS);
        task.setId("Task/aids");
        return task;
    }

    private static Provenance decision(String id, String kind, String answer, String reason) {
        Provenance record = new Provenance();
        record.setRecorded(Date.from(NOON.instant()));
        record.setActivity(new CodeableConcept(new Coding(HubCodes.SUPPORT_KIND, kind, null)));
        record.addReason(new CodeableConcept(new Coding(HubCodes.NEED_DECISION, answer, null)).setText(reason));
        record.setId("Provenance/" + id);
        return record;
    }
}
