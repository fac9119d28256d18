package de.medicalhub.portal.muster4.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.ExampleCases;
import de.medicalhub.portal.muster4.entity.RideFacts;
import de.medicalhub.portal.muster4.entity.Verdict;
import de.medicalhub.portal.muster4.entity.Verdict.Approval;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RideRulesTest {
    private static final Texts GERMAN = new Texts(Language.of("de"), Clock.systemUTC());

    @ParameterizedTest(name = "{0} {1} {2} → {3} because of {4}")
    @DisplayName("V2 to V6 each rule, with its reason or what does not fit")
    @CsvSource(delimiter = '|', textBlock = """
        inpatient          | taxi  |                                    | NOT_NEEDED | inpatient
        inpatient          | ktw   | justification=liegend              | NOT_NEEDED | inpatient
        pre-post-inpatient | rtw   |                                    | NOT_NEEDED | pre-post-inpatient
        other-reason       | ktw   | justification=liegend              | NOT_NEEDED | other-reason
        lasting-impairment | taxi  | marks=aG                           | NOT_NEEDED | mark
        lasting-impairment | taxi  | careLevel=4                        | NOT_NEEDED | care-level-4
        lasting-impairment | taxi  | careLevel=5                        | NOT_NEEDED | care-level-4
        lasting-impairment | taxi  | careLevel=3;lasting=true           | NOT_NEEDED | care-level-3
        lasting-impairment | taxi  | careLevel=3                        | OPEN       | no-impairment
        lasting-impairment | taxi  | careLevel=2;lasting=true           | OPEN       | no-impairment
        lasting-impairment | rtw   | marks=H                            | OPEN       | taxi-only
        lasting-impairment | ktw   | marks=Bl;justification=liegend     | NEEDED     | ambulance
        high-frequency     | taxi  |                                    | NEEDED     | high-frequency
        high-frequency     | ktw   | justification=liegend              | NEEDED     | ambulance
        comparable         | taxi  | sixMonths=true                     | NEEDED     | comparable
        comparable         | taxi  |                                    | OPEN       | six-months
        ambulance          | ktw   | justification=liegend              | NEEDED     | ambulance
        ambulance          | taxi  |                                    | OPEN       | no-ambulance
        inpatient          | ktw   |                                    | OPEN       | ktw-reason
        inpatient          | other |                                    | OPEN       | vehicle-name
        inpatient          | other | vehicleText=Hubschrauber           | NOT_NEEDED | inpatient
        inpatient          | taxi  | medicalCare=true                   | OPEN       | no-care-in-taxi
        inpatient          |       |                                    | OPEN       | vehicle-missing
        inpatient          | taxi  | posture=                           | OPEN       | posture-missing
        """)
    void rules(String reason, String vehicle, String more, Approval approval, String because) {
        RideFacts facts = new RideFacts()
                .with("returnReason", reason)
                .with("vehicle", vehicle == null ? "" : vehicle)
                .with("posture", "lying");
        for (String one : more == null ? new String[0] : more.split(";", -1)) {
            String[] parts = one.split("=", -1);
            facts.with(parts[0], parts[1]);
        }
        Verdict verdict = RideRules.judge(facts).get(0);
        assertThat(verdict.approval()).isEqualTo(approval);
        assertThat(approval == Approval.OPEN ? verdict.faults() : List.of(verdict.why()))
                .contains(because);
        assertThat(GERMAN.of("ride." + (approval == Approval.OPEN ? "fault." : "why.") + because))
                .isNotEqualTo(because);
    }

    @Test
    @DisplayName("V1 out and return are judged each by itself; without a reason there is no verdict")
    void legs() {
        assertThat(RideRules.judge(new RideFacts())).isEmpty();
        RideFacts both = new RideFacts()
                .with("outReason", "high-frequency")
                .with("returnReason", "inpatient")
                .with("vehicle", "taxi")
                .with("posture", "wheelchair");
        assertThat(RideRules.judge(both))
                .extracting(Verdict::leg, Verdict::approval)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("out", Approval.NEEDED),
                        org.assertj.core.groups.Tuple.tuple("return", Approval.NOT_NEEDED));
    }

    @Test
    @DisplayName("The answers are kept with the case and found again, commas and umlauts too")
    void keptAndFound() {
        RideFacts facts = new RideFacts()
                .with("returnReason", "inpatient")
                .with("marks", List.of("aG", "H"))
                .with("justification", "liegend, weil Schenkelhals – Größe");
        QuestionnaireResponse kept = RideAnswers.of(found(), facts, "Practitioner/1", Instant.EPOCH);
        kept.setId("QuestionnaireResponse/1");
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(kept);
        RideFacts again =
                RideAnswers.latest(Resources.of(bundle)).map(RideAnswers::facts).orElseThrow();
        assertThat(RideAnswers.differing(again, facts)).isEmpty();
        assertThat(RideAnswers.differing(again, new RideFacts().with("returnReason", "inpatient")))
                .containsExactly("marks", "justification");
        assertThat(again.all("marks")).containsExactly("aG", "H");
        assertThat(again.get("justification")).isEqualTo("liegend, weil Schenkelhals – Größe");
        assertThat(kept.getIdentifier().getSystem()).endsWith("/sid/case");
    }

    @Test
    @DisplayName("V10 the summary names patient, hospital, both ways and whom to call")
    void summaryBearsWhatTheFormAsksFor() throws IOException {
        RideFacts facts = new RideFacts()
                .with("outReason", "high-frequency")
                .with("returnReason", "inpatient")
                .with("vehicle", "taxi")
                .with("posture", "walking");
        Case found = ExampleCases.at("moving");
        found.patient()
                .orElseThrow()
                .addIdentifier()
                .setSystem("http://fhir.de/sid/gkv/kvid-10")
                .setValue("X110465770");
        Organization hospital = found.resources()
                .find(Organization.class, found.organisation("hospital").orElseThrow())
                .orElseThrow();
        hospital.addAddress().setPostalCode("56727").setCity("Mayen").addLine("Siegfriedstraße 20");
        hospital.addIdentifier().setSystem("http://fhir.de/sid/arge-ik/iknr").setValue("260700123");
        try (PDDocument pdf = Loader.loadPDF(new RidePdf(GERMAN).print(found, facts))) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains("Erna Beispiel", "geboren am 01.03.1944", "Versichertennummer X110465770")
                    .contains("Krankenhaus Mayen", "IK 260700123")
                    .contains(
                            "Weg der Hinfahrt von Marktplatz 1, 56727 Mayen nach Krankenhaus Mayen, Siegfriedstraße 20")
                    .contains(
                            "Weg der Rückfahrt von Krankenhaus Mayen, Siegfriedstraße 20, 56727 Mayen nach Marktplatz 1")
                    .contains("Tag der Rückfahrt 24. November 2026, 10:00 Uhr");
        }
    }

    @Test
    @DisplayName("The printed summary says that it is no prescription")
    void summary() throws IOException {
        RideFacts facts = RideAnswers.known(found()).with("vehicle", "taxi").with("posture", "wheelchair");
        try (PDDocument pdf = Loader.loadPDF(new RidePdf(GERMAN).print(found(), facts))) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains("Angaben für Muster 4", "Das ist keine Verordnung")
                    .contains("Taxi oder Mietwagen", "im Rollstuhl", "Rückfahrt", "genehmigungsfrei");
        }
    }

    private static Case found() {
        return new Case(CaseId.next(), Resources.of());
    }
}
