package de.medicalhub.fhir.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.operation.Fault;
import de.medicalhub.fhir.operation.ParameterReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanReaderTest {
    @Test
    void readsACompleteWish() {
        DischargePlan plan = read(Wishes.complete()).read().orElseThrow();
        assertThat(plan.dischargeAt()).isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));
        assertThat(plan.parts().nursing().orElseThrow().needs()).containsExactly("wound-care", "mobility");
        assertThat(plan.parts().nursing().orElseThrow().services())
                .containsExactly("Organization/nursing-a", "Organization/nursing-b");
        assertThat(plan.agreement().byPatient()).isTrue();
        assertThat(plan.parts().ride().orElseThrow().companion()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "consent-given",
                "consent-by",
                "planned-discharge",
                "care-level",
                "need",
                "nursing-service",
                "answer-deadline",
                "posture",
                "carrier",
                "pharmacy",
                "gp",
                "follow-up"
            })
    @DisplayName("1: a missing parameter is named")
    void aMissingParameterIsNamed(String name) {
        assertFault(Wishes.without(name), name, "required");
    }

    @Test
    @DisplayName("23: without the signed form, a person states that the signed paper is at hand")
    void aConsentIsProven() {
        assertFault(Wishes.without("consent-witness"), "consent-witness", "consent-unproven");
        assertFault(Wishes.with("consent-witness", new StringType("  ")), "consent-witness", "consent-unproven");
        Parameters signed = Wishes.without("consent-witness");
        Wishes.add(signed, "consent-document", new Reference("DocumentReference/form"));
        assertThat(read(signed).read().orElseThrow().agreement().document()).contains("DocumentReference/form");
    }

    @ParameterizedTest
    @CsvSource({
        "nursing, 'care-level,need,note,nursing-service,answer-deadline'",
        "transport, 'posture,companion,carrier'",
        "medication, pharmacy",
        "appointments, 'gp,follow-up'"
    })
    @DisplayName("18: what is not needed, or declined, is not asked for; a refusal has its reason")
    void whatIsNotNeededIsNotAskedFor(String kind, String names) {
        for (String answer : List.of("not-needed", "declined")) {
            Parameters wish = Wishes.complete();
            wish.getParameter()
                    .removeIf(parameter -> List.of(names.split(",", -1)).contains(parameter.getName()));
            Wishes.add(wish, kind + "-decision", new CodeType(answer));
            Wishes.add(wish, kind + "-reason", new StringType("Die Tochter hilft"));

            DischargePlan plan = read(wish).read().orElseThrow();

            assertThat(plan.decisions())
                    .containsExactly(new DischargePlan.Decision(kind, answer, Optional.of("Die Tochter hilft")));
        }
        Parameters unreasoned = Wishes.complete();
        Wishes.add(unreasoned, kind + "-decision", new CodeType("declined"));
        assertThat(faultsOf(unreasoned)).contains(new Fault(kind + "-reason", "required"));
    }

    @Test
    @DisplayName("18: without a ride the medicine is brought by a carrier, or fetched at the pharmacy")
    void medicineWithoutARide() {
        Parameters wish = Wishes.without("posture");
        wish.getParameter().removeIf(parameter -> parameter.getName().equals("companion"));
        Wishes.add(wish, "transport-decision", new CodeType("not-needed"));
        assertThat(read(wish).read().orElseThrow().parts().carrier()).contains("Organization/carrier");
        wish.getParameter().removeIf(parameter -> parameter.getName().equals("carrier"));
        DischargePlan.Parts parts = read(wish).read().orElseThrow().parts();
        assertThat(parts.supply()).isPresent();
        assertThat(parts.carrier()).isEmpty();
        assertThat(parts.isDrivenTo()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"note", "companion", "destination", "deliver-by"})
    void whatIsOptionalMayBeAbsent(String name) {
        assertThat(read(Wishes.without(name)).read()).isPresent();
    }

    @Test
    @DisplayName("Of the destination only where it is goes on; a reference that the sender hides in it does not")
    void theDestinationBringsNothingAlong() {
        Address sent = new Address().setCity("Monreal").setPostalCode("56729").addLine("Am Viadukt 1");
        sent.addExtension("http://example.org/any", new Reference("Condition?patient=1&code=F32"));
        sent.getCityElement().addExtension("http://example.org/any", new Reference("Condition/hidden"));
        Extension position = sent.addExtension().setUrl(HubCodes.GEOLOCATION);
        position.addExtension("latitude", new DecimalType("50.3"));
        position.addExtension("longitude", new DecimalType("7.2"));
        position.addExtension("any", new Reference("Condition/hidden"));

        Address read = read(Wishes.with("destination", sent))
                .read()
                .orElseThrow()
                .parts()
                .destination()
                .orElseThrow();

        String json = FhirContext.forR4Cached().newJsonParser().encodeToString(read);
        assertThat(json)
                .contains("Monreal", "56729", "Am Viadukt 1", "50.3", "7.2")
                .doesNotContain("Condition", "example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "care-level, 6, unknown-code",
        "need, cooking, unknown-code",
        "posture, flying, unknown-code",
        "consent-by, neighbour, unknown-code"
    })
    void unknownCodesAreNamed(String name, String code, String reason) {
        assertFault(Wishes.with(name, new CodeType(code)), name, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "consent-given, 2026-11-20T12:00:01+01:00, consent-in-future",
        "answer-deadline, 2026-11-20T12:00:00+01:00, past",
        "answer-deadline, 2026-11-21T10:00:00+01:00, deadline-after-discharge",
        "deliver-by, 2026-11-21T10:00:00+01:00, before-discharge",
        "follow-up, 2026-11-21T10:00:00+01:00, before-discharge",
        "follow-up, 2026-11-28T10:00:01+01:00, follow-up-too-late"
    })
    void momentsAreCheckedAgainstEachOther(String name, String moment, String reason) {
        assertFault(Wishes.with(name, new DateTimeType(moment)), name, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "consent-given, 2026-11-20T12:00:00+01:00",
        "follow-up, 2026-11-28T10:00:00+01:00",
        "answer-deadline, 2026-11-21T09:59:59+01:00"
    })
    void theLastAllowedMomentIsAllowed(String name, String moment) {
        assertThat(read(Wishes.with(name, new DateTimeType(moment))).read()).isPresent();
    }

    @Test
    void nobodyIsDischargedInThePast() {
        PlanReader reader = read(Wishes.with("planned-discharge", new DateTimeType("2026-11-20T11:59:00+01:00")));
        assertThat(reader.read()).isEmpty();
        assertThat(reader.faults()).contains(new Fault("planned-discharge", "past"));
    }

    @Test
    void aMomentNeedsATimeAndAZone() {
        assertFault(Wishes.with("follow-up", new DateTimeType("2026-11-24")), "follow-up", "no-moment");
        assertFault(Wishes.with("follow-up", new DateType("2026-11-24")), "follow-up", "no-moment");
        assertFault(Wishes.with("follow-up", new StringType("morgen")), "follow-up", "no-moment");
    }

    @Test
    void referencesAreLocalAndOfTheRightType() {
        assertFault(Wishes.with("carrier", new Reference("Practitioner/1")), "carrier", "no-reference");
        assertFault(
                Wishes.with("carrier", new Reference("https://elsewhere.example/fhir/Organization/1")),
                "carrier",
                "no-reference");
        assertFault(Wishes.with("gp", new Reference("Practitioner/gp")), "gp", "no-reference");
    }

    @Test
    void textThatIsTooLongIsRefused() {
        assertFault(
                Wishes.with("note", new StringType("x".repeat(ParameterReader.LONGEST_TEXT + 1))), "note", "too-long");
    }

    @Test
    void whatIsGivenTwiceOrUnknownIsNamed() {
        Parameters wish = Wishes.complete();
        Wishes.add(wish, "posture", new CodeType("lying"));
        Wishes.add(wish, "companion-name", new StringType("x"));
        PlanReader reader = read(wish);
        assertThat(reader.read()).isEmpty();
        assertThat(reader.faults())
                .containsExactlyInAnyOrder(
                        new Fault("posture", "only-once"), new Fault("companion-name", "unknown-parameter"));
    }

    @Test
    @DisplayName("1: all faults are named at once")
    void allFaultsAreNamedAtOnce() {
        PlanReader reader = read(new Parameters());
        assertThat(reader.read()).isEmpty();
        assertThat(reader.faults()).hasSize(13);
    }

    @Test
    void anAddressMustBeComplete() {
        Address address = new Address().setCity("Mayen").setPostalCode("5672");
        address.addLine("Am Markt 1");
        assertFault(Wishes.with("destination", address), "destination", "address-incomplete");
        assertFault(Wishes.with("companion", new StringType("ja")), "companion", "no-boolean");
        assertThat(read(Wishes.with("companion", new BooleanType(false))).read())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T10:00:00+01:00, 2026-11-21T20:00:00+01:00",
        "2026-11-21T17:00:00+01:00, 2026-11-21T20:00:00+01:00",
        "2026-11-21T17:30:00+01:00, 2026-11-21T20:30:00+01:00",
        "2026-11-21T23:30:00+01:00, 2026-11-22T02:30:00+01:00"
    })
    void medicineArrivesByEightUnlessTheDischargeIsLate(String discharge, String deliverBy) {
        Parameters wish = Wishes.with("planned-discharge", new DateTimeType(discharge));
        assertThat(read(wish)
                        .read()
                        .orElseThrow()
                        .parts()
                        .supply()
                        .orElseThrow()
                        .deliverBy())
                .isEqualTo(new DateTimeType(deliverBy).getValue().toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        "2027-10-27T14:00:00+02:00, 2027-11-03T14:00:00+01:00, true",
        "2027-10-27T14:00:00+02:00, 2027-11-03T14:00:01+01:00, false",
        "2027-03-24T14:00:00+01:00, 2027-03-31T14:00:00+02:00, true",
        "2027-03-24T14:00:00+01:00, 2027-03-31T14:30:00+02:00, false"
    })
    void sevenDaysAreDaysOfTheCalendarAlsoWhenTheClocksChange(String discharge, String followUp, boolean allowed) {
        Parameters wish = Wishes.with("planned-discharge", new DateTimeType(discharge));
        wish.getParameter("follow-up").setValue(new DateTimeType(followUp));
        assertThat(read(wish).read().isPresent()).isEqualTo(allowed);
    }

    private static void assertFault(Parameters wish, String name, String reason) {
        PlanReader reader = read(wish);
        assertThat(reader.read()).isEmpty();
        assertThat(reader.faults()).containsExactly(new Fault(name, reason));
    }

    private static PlanReader read(Parameters wish) {
        return new PlanReader(wish, Wishes.NOW);
    }

    private static List<Fault> faultsOf(Parameters wish) {
        PlanReader reader = read(wish);
        assertThat(reader.read()).isEmpty();
        return reader.faults();
    }
}
