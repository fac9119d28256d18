package de.medicalhub.fhir.consent;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CaseId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AgreementTest {
    private static final Instant GIVEN = Instant.parse("2026-11-20T10:00:00Z");

    private final CaseId caseId = CaseId.next();

    @Test
    @DisplayName("1: it says for which case and purpose, and whom")
    void itSaysWhatWasAgreed() {
        Agreement agreement = Agreement.read(consent()).orElseThrow();
        assertThat(agreement.isFor("Patient/p", caseId.toString(), ConsentPurpose.DISCHARGE))
                .isTrue();
        assertThat(agreement.isFor("Patient/q", caseId.toString(), ConsentPurpose.DISCHARGE))
                .isFalse();
        assertThat(agreement.isFor("Patient/p", caseId.toString(), ConsentPurpose.VIDEO))
                .isFalse();
        assertThat(agreement.namesAnyOf(Set.of("Organization/practice", "Organization/x")))
                .isTrue();
        assertThat(agreement.namesAnyOf(Set.of("Organization/x"))).isFalse();
        assertThat(agreement.holdsAt(GIVEN)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = ConsentState.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ACTIVE", "NULL"})
    @DisplayName("4: one that is not active allows nothing")
    void onlyAnActiveOneAllows(ConsentState status) {
        assertThat(Agreement.read(consent().setStatus(status))).isEmpty();
    }

    @Test
    @DisplayName("4: one that denies, of another purpose or of no case allows nothing")
    void othersAllowNothing() {
        Consent denies = consent();
        denies.getProvision().setType(Consent.ConsentProvisionType.DENY);
        Consent silent = consent();
        silent.getProvision().setType(null);
        Consent ofNoCase = consent();
        ofNoCase.setIdentifier(List.of());
        Consent research = consent().setCategory(List.of(new CodeableConcept().setText("Forschung")));
        assertThat(List.of(denies, silent, ofNoCase, research))
                .allSatisfy(consent -> assertThat(Agreement.read(consent)).isEmpty());
        Consent withdrawn = consent();
        CaseConsents.end(withdrawn, GIVEN);
        assertThat(Agreement.read(withdrawn)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T10:00:00+01:00, 2026-11-21T08:59:59Z, true",
        "2026-11-21T10:00:00+01:00, 2026-11-21T09:00:00Z, false",
        "2026-11-21, 2026-11-21T22:59:59Z, true",
        "2026-11-21, 2026-11-21T23:00:00Z, false",
        "2026-11, 2026-11-30T22:59:59Z, true",
        "2026-11, 2026-11-30T23:00:00Z, false",
        "2026, 2026-12-31T22:59:59Z, true",
        "2026, 2026-12-31T23:00:00Z, false"
    })
    @DisplayName("4: it holds until its period is over; a day lasts until midnight")
    void itHoldsUntilItsPeriodIsOver(String end, Instant now, boolean holds) {
        Consent consent = consent();
        consent.getProvision().getPeriod().setEndElement(new DateTimeType(end));
        assertThat(Agreement.read(consent).orElseThrow().holdsAt(now)).isEqualTo(holds);
    }

    @Test
    @DisplayName("4: not before its period begins")
    void notBeforeItBegins() {
        Consent consent = consent();
        consent.getProvision().getPeriod().setStartElement(new DateTimeType("2026-11-22T00:00:00Z"));
        assertThat(Agreement.read(consent).orElseThrow().holdsAt(GIVEN)).isFalse();
    }

    private Consent consent() {
        return new CaseConsents(caseId, "Patient/p", GIVEN, true, Optional.empty())
                .write(ConsentPurpose.DISCHARGE, List.of("Organization/practice", "Organization/pharmacy"));
    }
}
