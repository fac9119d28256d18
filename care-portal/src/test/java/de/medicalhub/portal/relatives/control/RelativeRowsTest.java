package de.medicalhub.portal.relatives.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.relatives.entity.RelativeRow;
import de.medicalhub.portal.undo.Step;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RelativeRowsTest {
    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
    private static final Texts GERMAN = new Texts(Language.DE, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    @DisplayName("N3: what was taken back is given again to the same person, as much and as long")
    void givingAgain() {
        Consent given = given();
        given.getProvision().getPeriod().setEnd(Date.from(Instant.parse("2026-12-31T23:00:00Z")));
        Step.Call call = (Step.Call) rows(given).givingAgain("c").orElseThrow();
        assertThat(call.reference()).isEqualTo("Patient/p");
        assertThat(call.operation()).isEqualTo("$grant-relative");
        assertThat(call.inputs())
                .containsExactly(
                        new Step.Input("relative", Step.Kind.REFERENCE, "RelatedPerson/r"),
                        new Step.Input("scope", Step.Kind.CODE, "appointments"),
                        new Step.Input("until", Step.Kind.DATE, "2026-12-31"));
    }

    @Test
    @DisplayName("N3: without an end it is given without one; an access that nobody has is not given again")
    void withoutEnd() {
        assertThat(rows(given()).givingAgain("c"))
                .map(step -> ((Step.Call) step).inputs())
                .hasValueSatisfying(inputs ->
                        assertThat(inputs).extracting(Step.Input::name).containsExactly("relative", "scope"));
        assertThat(rows(given()).givingAgain("other")).isEmpty();
    }

    @Test
    @DisplayName("N1: who reads is listed with what it opens, until the consent is over")
    void listed() {
        List<RelativeRow> list = rows(given()).list();
        assertThat(list).singleElement().satisfies(row -> {
            assertThat(row.consent()).isEqualTo("c");
            assertThat(row.scope()).isEqualTo("Termine, Fahrten und Lieferungen");
        });
        Consent over = given();
        over.getProvision().getPeriod().setEnd(Date.from(NOW.minusSeconds(1)));
        assertThat(rows(over).list()).singleElement().matches(row -> !row.isReading());
    }

    private static RelativeRows rows(Consent given) {
        RelatedPerson person = new RelatedPerson();
        person.setId("RelatedPerson/r");
        Bundle found = new Bundle();
        found.addEntry().setResource(person);
        found.addEntry().setResource(given);
        return new RelativeRows(GERMAN, Resources.of(found), NOW);
    }

    private static Consent given() {
        Consent consent = new Consent().setStatus(Consent.ConsentState.ACTIVE).setPatient(new Reference("Patient/p"));
        consent.setId("Consent/c");
        consent.getProvision().addActor().setReference(new Reference("RelatedPerson/r"));
        consent.getProvision()
                .addCode()
                .addCoding()
                .setSystem(HubCodes.RELATIVE_SCOPE)
                .setCode("appointments");
        consent.getProvision().getPeriod().setStart(Date.from(NOW.minusSeconds(60)));
        return consent;
    }
}
