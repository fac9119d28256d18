package de.medicalhub.portal.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseNeeds;
import de.medicalhub.portal.cases.ExampleCases;
import de.medicalhub.portal.cases.NextSteps;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.discharge.entity.Choices.Choice;
import de.medicalhub.portal.discharge.entity.DischargeDraft;
import de.medicalhub.portal.discharge.entity.FieldFault;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D8")
class FurtherRoundTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T11:17:30Z"), ZoneOffset.UTC);

    private final Case found = ExampleCases.at("asked");

    @Test
    void whoRefusedIsOfferedAgainWhoStillHasToAnswerIsNot() {
        Task rejected = task(Task.TaskStatus.REJECTED);
        Task waiting = task(Task.TaskStatus.REQUESTED);
        List<Choice> directory = List.of(
                new Choice(rejected.getOwner().getReference(), "A"),
                new Choice(waiting.getOwner().getReference(), "B"),
                new Choice("Organization/never-asked", "C"));

        assertThat(new FurtherRound(found, NOON).choices(directory, new Texts(Language.DE, NOON)))
                .containsExactly(
                        new Choice(rejected.getOwner().getReference(), "A (hat abgesagt)"),
                        new Choice("Organization/never-asked", "C"));
    }

    @Test
    void whereNobodyDrivesThePatientGoesHome() {
        Bundle bundle = new Bundle();
        found.resources()
                .all(Patient.class)
                .forEach(patient -> bundle.addEntry().setResource(patient));
        bundle.addEntry().setResource(found.plan().orElseThrow());
        Case withoutRide = new Case(found.id(), Resources.of(bundle));
        Address home = found.patient().orElseThrow().getAddressFirstRep();
        assertThat(home.getPostalCode()).isNotEmpty();
        assertThat(FurtherRound.destination(withoutRide))
                .isNotNull()
                .satisfies(address -> assertThat(address.getPostalCode()).isEqualTo(home.getPostalCode()));
    }

    @Test
    void theUsualDeadlineIsBeforeTheDischarge() {
        assertThat(new FurtherRound(found, NOON).fresh().getDeadline()).isEqualTo("2026-11-23T12:00");
        Clock shortlyBefore = Clock.fixed(Instant.parse("2026-11-24T07:30:00Z"), ZoneOffset.UTC);
        assertThat(new FurtherRound(found, shortlyBefore).fresh().getDeadline()).isEqualTo("2026-11-24T09:30");
        Clock after = Clock.fixed(Instant.parse("2026-11-24T12:30:00Z"), ZoneOffset.UTC);
        DischargeDraft late = new FurtherRound(found, after).fresh();
        assertThat(late.getDeadline()).isEqualTo("2026-11-24T17:00");
        late.setServices(List.of("Organization/a"));
        assertThat(new DraftRules(after).checkRound(late)).isEmpty();
    }

    @Test
    void somebodyMustBeAskedInTime() {
        DischargeDraft draft = new DischargeDraft();
        draft.setDeadline(LocalDateTime.parse("2026-11-22T12:00"));
        assertThat(new DraftRules(NOON).checkRound(draft))
                .extracting(FieldFault::field)
                .containsExactly("services", "deadline");
    }

    @Test
    @DisplayName("whoever took the consent back is not asked about; with a new one the case goes on")
    void afterAWithdrawalNobodyIsAsked() {
        found.tasks(Tasks.REFERRAL)
                .forEach(task -> task.setStatus(Task.TaskStatus.CANCELLED)
                        .setLastModified(Date.from(NOON.instant()))
                        .setStatusReason(
                                new CodeableConcept(new Coding(HubCodes.WITHDRAW_REASON, "consent-withdrawn", null))));
        assertThat(FurtherRound.isPossible(found)).isFalse();
        assertThat(NextSteps.of(found, NOON.instant()).what().key()).isNotEqualTo("step.nobody");
        assertThat(CaseNeeds.state(found, CaseNeeds.NURSING)).isEqualTo("withdrawn");
        found.tasks(Tasks.REFERRAL)
                .get(0)
                .setStatus(Task.TaskStatus.REJECTED)
                .setStatusReason(null)
                .setAuthoredOn(Date.from(NOON.instant().plusSeconds(60)));
        assertThat(FurtherRound.isPossible(found)).isTrue();
        assertThat(NextSteps.of(found, NOON.instant()).what().key()).isEqualTo("step.nobody");
    }

    @Test
    void overIsOver() {
        assertThat(FurtherRound.isPossible(found)).isTrue();
        assertThat(FurtherRound.isPossible(ExampleCases.at("moving"))).isFalse();
        found.plan().orElseThrow().setStatus(CarePlan.CarePlanStatus.COMPLETED);
        assertThat(FurtherRound.isPossible(found)).isFalse();
    }

    private Task task(Task.TaskStatus status) {
        return found.tasks(Tasks.REFERRAL).stream()
                .filter(task -> task.getStatus() == status)
                .findFirst()
                .orElseThrow();
    }
}
