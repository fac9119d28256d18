package de.medicalhub.portal.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseNeeds;
import de.medicalhub.portal.cases.ExampleCases;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.discharge.entity.Choices;
import de.medicalhub.portal.discharge.entity.Choices.Choice;
import de.medicalhub.portal.discharge.entity.DischargeDraft;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.Annotation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D17")
class PlannedMeanwhileTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T11:17:30Z"), ZoneOffset.UTC);

    private final Case found = ExampleCases.at("accepted");

    @Test
    @DisplayName("who has planned the same reads that nothing is left to do")
    void theSame() {
        assertThat(said(asInTheCase())).isEmpty();
    }

    @Test
    @DisplayName("each thing that stands otherwise is named with both values, and nothing else")
    void differences() {
        DischargeDraft draft = asInTheCase();
        draft.setPlanned(LocalDateTime.parse("2026-11-25T09:30"));
        draft.setNote("Schlüssel beim Nachbarn");
        draft.setDoorNote(" zweimal klingeln ");
        draft.setPharmacy("Organization/other");
        draft.setServices(List.of("Organization/other"));
        decide(draft, "aids", "declined");
        assertThat(said(draft))
                .hasSize(6)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("Geplante Entlassung: im Fall ")
                        .contains("Di. 24.11. 10:00")
                        .endsWith("bei Ihnen Mi. 25.11. 09:30"))
                .anySatisfy(line ->
                        assertThat(line).startsWith("Hilfsmittel: im Fall ").contains("lehnt ab"))
                .anySatisfy(line ->
                        assertThat(line).startsWith("Angefragte Pflegedienste").endsWith("bei Ihnen Am Rhein"))
                .anySatisfy(line ->
                        assertThat(line).startsWith("Hinweis für die Tür").endsWith("bei Ihnen zweimal klingeln"))
                .anySatisfy(line -> assertThat(line).startsWith("Apotheke").endsWith("bei Ihnen Am Rhein"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("Hinweis").endsWith("bei Ihnen Schlüssel beim Nachbarn"));
    }

    @Test
    @DisplayName("what was decided against is told as that alone, not part by part")
    void against() {
        DischargeDraft draft = asInTheCase();
        decide(draft, "nursing", "not-needed");
        draft.setServices(List.of());
        draft.setCareLevel(null);
        draft.setNote(null);
        assertThat(said(draft))
                .singleElement()
                .asString()
                .isEqualTo("Häusliche Pflege: im Fall Nötig, bei Ihnen Nicht nötig");
    }

    private static void decide(DischargeDraft draft, String kind, String answer) {
        Objects.requireNonNull(draft.getSupports().get(kind)).setAnswer(answer);
    }

    private DischargeDraft asInTheCase() {
        DischargeDraft draft = new DischargeDraft();
        draft.setPlanned(berlin(found.plannedDischarge().orElseThrow()));
        draft.getSupports().forEach((kind, need) -> {
            String state = CaseNeeds.state(found, kind);
            need.setAnswer(state.equals("open") ? null : state);
        });
        draft.setServices(found.tasks(Tasks.REFERRAL).stream()
                .map(task -> task.getOwner().getReference())
                .toList());
        draft.setCareLevel(Tasks.text(found.tasks(Tasks.REFERRAL).get(0), "care-level"));
        draft.setNote(found.request("nursing").stream()
                .flatMap(request -> request.getNote().stream())
                .map(Annotation::getText)
                .findFirst()
                .orElse(null));
        draft.setPosture(Tasks.text(found.task(Tasks.RIDE).orElseThrow(), "posture"));
        draft.setPharmacy(found.organisation("pharmacy").orElse(null));
        draft.setFollowUp(berlin(
                found.appointment(NOON.instant()).orElseThrow().getStart().toInstant()));
        return draft;
    }

    private static LocalDateTime berlin(Instant at) {
        return LocalDateTime.ofInstant(at, HubClock.berlin());
    }

    private List<String> said(DischargeDraft draft) {
        Choice other = new Choice("Organization/other", "Am Rhein");
        Choices choices = new Choices(List.of(other), List.of(other), List.of(), List.of(), Map.of());
        Texts texts = new Texts(Language.DE, NOON);
        return new PlannedMeanwhile(found, choices, NOON)
                .differences(draft).stream().map(texts::say).toList();
    }
}
