package de.medicalhub.portal.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.discharge.entity.DischargeDraft;
import de.medicalhub.portal.discharge.entity.FieldFault;
import de.medicalhub.portal.discharge.entity.NeedDraft;
import de.medicalhub.portal.discharge.entity.SignedForm;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DraftRulesTest {
    /** Noon in Berlin. */
    private final DraftRules rules = new DraftRules(Clock.fixed(Instant.parse("2026-11-22T11:00:00Z"), ZoneOffset.UTC));

    @Test
    @DisplayName("D2 the patient's choices have no default, times have sensible ones")
    void defaults() {
        DischargeDraft fresh = rules.fresh();
        assertThat(fresh.getPharmacy()).isNull();
        assertThat(fresh.getGp()).isNull();
        assertThat(fresh.getServices()).isEmpty();
        assertThat(fresh.getPlanned()).isEqualTo("2026-11-23T11:00");
        assertThat(fresh.getDeadline()).isEqualTo("2026-11-23T10:00");
        assertThat(faults(fresh))
                .containsExactly(
                        "consentBy",
                        "consentWitness",
                        "careLevel",
                        "needs",
                        "services",
                        "posture",
                        "carrier",
                        "pharmacy",
                        "gp");
    }

    @Test
    @DisplayName("D1 nothing is sent without the signed form, or a named person who has it at hand")
    void consentIsProven() {
        DischargeDraft draft = complete();
        draft.setConsentWitness(" ");
        assertThat(faults(draft)).containsExactly("consentWitness");
        draft.sign(new SignedForm(
                "DocumentReference/form", LocalDateTime.parse("2026-11-22T11:00"), true, false, List.of()));
        assertThat(faults(draft)).isEmpty();
        assertThat(DischargeOrder.of(draft).getParameter())
                .extracting(Parameters.ParametersParameterComponent::getName)
                .contains("consent-document")
                .doesNotContain("consent-witness");
    }

    @Test
    @DisplayName("D4 deadline before the discharge, follow-up within seven days after it, nothing in the past")
    void times() {
        DischargeDraft draft = complete();
        assertThat(faults(draft)).isEmpty();
        draft.setDeadline(LocalDateTime.parse("2026-11-23T12:00"));
        draft.setFollowUp(LocalDateTime.parse("2026-11-30T11:01"));
        draft.setConsentGiven(LocalDateTime.parse("2026-11-22T12:30"));
        assertThat(faults(draft)).containsExactly("consentGiven", "deadline", "followUp");
        draft.setPlanned(LocalDateTime.parse("2026-11-22T11:59"));
        assertThat(faults(draft)).contains("planned");
    }

    @Test
    @DisplayName("D5 a note that is too long is refused and not cut")
    void aLongNote() {
        DischargeDraft draft = complete();
        draft.setNote("x".repeat(2000));
        assertThat(faults(draft)).isEmpty();
        draft.setNote("x".repeat(2001));
        assertThat(faults(draft)).containsExactly("note");
    }

    @Test
    @DisplayName("D4 a weight is a whole number from 1 to 500 kg, or is left out")
    void theWeight() {
        DischargeDraft draft = complete();
        for (String wrong : List.of("viel", "0", "72,5", "501", "-3")) {
            draft.setWeight(wrong);
            assertThat(faults(draft)).as(wrong).containsExactly("weight");
        }
        draft.setWeight(" ");
        assertThat(faults(draft)).isEmpty();
        assertThat(DischargeOrder.of(draft).getParameter("patient-weight")).isNull();
        draft.setWeight(" 500 ");
        assertThat(faults(draft)).isEmpty();
        assertThat(DischargeOrder.of(draft)
                        .getParameter("patient-weight")
                        .getValue()
                        .primitiveValue())
                .isEqualTo("500");
    }

    @Test
    @DisplayName("D4 the note for the door is short, and goes with the order of whoever drives there")
    void theDoorNote() {
        DischargeDraft draft = complete();
        draft.setDoorNote("x".repeat(201));
        assertThat(faults(draft)).containsExactly("doorNote");
        draft.setDoorNote(" ");
        assertThat(DischargeOrder.of(draft).getParameter("ride-note")).isNull();
        draft.setDoorNote(" zweimal klingeln ");
        assertThat(faults(draft)).isEmpty();
        assertThat(DischargeOrder.of(draft).getParameter("ride-note").getValue().primitiveValue())
                .isEqualTo("zweimal klingeln");
        draft.getSupports().values().forEach(need -> need.setAnswer("not-needed"));
        assertThat(DischargeOrder.of(draft).getParameter("ride-note")).isNull();
    }

    @Test
    void anotherAddressMustBeComplete() {
        DischargeDraft draft = complete();
        draft.setDestinationKind("other");
        draft.setPostcode("5672");
        assertThat(faults(draft)).containsExactly("street", "postcode", "town");
    }

    @Test
    void theOrderCarriesBerlinTimesAndTheOtherAddress() {
        DischargeDraft draft = complete();
        draft.setDestinationKind("other");
        draft.setStreet("Musterweg 1");
        draft.setPostcode("56727");
        draft.setTown("Mayen");
        Parameters order = DischargeOrder.of(draft);
        assertThat(((DateTimeType) order.getParameter("planned-discharge").getValue()).getValueAsString())
                .isEqualTo("2026-11-23T11:00:00+01:00");
        assertThat(((Address) order.getParameter("destination").getValue()).getPostalCode())
                .isEqualTo("56727");
        assertThat(order.getParameter())
                .noneMatch(parameter -> parameter.getName().equals("note"));
    }

    @Test
    @DisplayName("D5 every parameter of the order has a field to complain beside")
    void everyParameterHasItsField() {
        DischargeDraft draft = complete();
        draft.setNote("Schlüssel bei der Nachbarin");
        draft.setWeight("140");
        draft.setDestinationKind("other");
        assertThat(DischargeOrder.of(draft).getParameter())
                .allSatisfy(parameter -> assertThat(DischargeOrder.fieldOf(parameter.getName()))
                        .as(parameter.getName())
                        .isNotEmpty());
    }

    @Test
    @DisplayName("D16 what is not needed is not asked for and not sent; a refusal needs its reason")
    void decisions() {
        DischargeDraft draft = rules.fresh();
        draft.setConsentBy("patient");
        draft.setConsentWitness("Petra Adams");
        draft.getSupports().values().forEach(need -> need.setAnswer("not-needed"));
        assertThat(faults(draft)).isEmpty();
        assertThat(DischargeOrder.of(draft).getParameter())
                .extracting(Parameters.ParametersParameterComponent::getName)
                .containsExactly(
                        "consent-given",
                        "consent-by",
                        "consent-witness",
                        "planned-discharge",
                        "nursing-decision",
                        "transport-decision",
                        "medication-decision",
                        "appointments-decision",
                        "short-term-care-decision",
                        "aids-decision",
                        "aftercare-decision");
        need(draft, "nursing").setAnswer("declined");
        assertThat(faults(draft)).containsExactly("nursing-reason");
        need(draft, "nursing").setReason("Der Sohn pflegt");
        need(draft, "aids").setAnswer("needed");
        need(draft, "aids").setNote("Rollator");
        assertThat(faults(draft)).isEmpty();
        assertThat(DischargeOrder.of(draft).getParameter("aids-note").getValue())
                .hasToString("Rollator");
        assertThat(DischargeOrder.needOf("nursing", draft).getParameter())
                .extracting(Parameters.ParametersParameterComponent::getName)
                .containsExactly("kind", "decision", "reason");
    }

    private static NeedDraft need(DischargeDraft draft, String kind) {
        return Objects.requireNonNull(draft.getSupports().get(kind));
    }

    private List<String> faults(DischargeDraft draft) {
        return rules.check(draft).stream().map(FieldFault::field).toList();
    }

    private DischargeDraft complete() {
        DischargeDraft draft = rules.fresh();
        draft.setConsentBy("patient");
        draft.setConsentWitness("Petra Adams");
        draft.setCareLevel("3");
        draft.setNeeds(List.of("wound-care"));
        draft.setServices(List.of("Organization/nursing-mayen"));
        draft.setPosture("wheelchair");
        draft.setCarrier("Organization/carrier-mayen-koblenz");
        draft.setPharmacy("Organization/pharmacy-polch");
        draft.setGp("PractitionerRole/role-gp-1");
        return draft;
    }
}
