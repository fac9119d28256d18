package de.medicalhub.portal.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PrescriptionsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T11:00:00Z");

    @Test
    @DisplayName("R10 what is taken holds until the end of its last day in Germany, and only while it is active")
    void holding() {
        Resources found = resources(
                order("for-good", MedicationRequestStatus.ACTIVE, ""),
                order("today", MedicationRequestStatus.ACTIVE, "2026-11-27"),
                order("over", MedicationRequestStatus.ACTIVE, "2026-11-26"),
                order("this-month", MedicationRequestStatus.ACTIVE, "2026-11"),
                order("paused", MedicationRequestStatus.ONHOLD, ""),
                order("stopped", MedicationRequestStatus.STOPPED, ""));
        assertThat(Prescriptions.holding(found, NOW))
                .extracting(one -> one.getIdElement().getIdPart())
                .containsExactly("for-good", "today", "this-month");
        assertThat(Prescriptions.holding(found, Instant.parse("2026-11-27T23:00:00Z")))
                .extracting(one -> one.getIdElement().getIdPart())
                .containsExactly("for-good", "this-month");
    }

    @Test
    @DisplayName("R10 what is tapered holds until its last dosage has ended, and for good if one has no end")
    void tapering() {
        Resources found = resources(
                tapered("goes-on", "2026-11-20", "2026-12-10"),
                tapered("backwards", "2026-12-10", "2026-11-20"),
                tapered("without-end", "2026-11-20", ""),
                tapered("over", "2026-11-20", "2026-11-26"));
        assertThat(Prescriptions.holding(found, NOW))
                .extracting(one -> one.getIdElement().getIdPart())
                .containsExactly("goes-on", "backwards", "without-end");
        assertThat(found.all(MedicationRequest.class))
                .extracting(order -> Prescriptions.period(order).getEndElement().getValueAsString())
                .containsExactly("2026-12-10", "2026-12-10", null, "2026-11-26");
        assertThat(Prescriptions.hasEnded(new MedicationRequest(), NOW)).isFalse();
    }

    private static MedicationRequest tapered(String id, String first, String second) {
        MedicationRequest order = order(id, MedicationRequestStatus.ACTIVE, first);
        order.addDosageInstruction().setText("10 mg");
        if (!second.isEmpty()) {
            order.getDosageInstruction()
                    .get(1)
                    .getTiming()
                    .getRepeat()
                    .setBounds(new Period().setEndElement(new DateTimeType(second)));
        }
        return order;
    }

    @Test
    @DisplayName("R10 a diagnosis that was an error or is refuted is none")
    void diagnoses() {
        assertThat(Prescriptions.diagnoses(resources(
                        diagnosis("found", "confirmed"),
                        diagnosis("unsaid", ""),
                        diagnosis("wrong", "entered-in-error"),
                        diagnosis("denied", "refuted"))))
                .extracting(one -> one.getIdElement().getIdPart())
                .containsExactly("found", "unsaid");
    }

    private static MedicationRequest order(String id, MedicationRequestStatus status, String last) {
        MedicationRequest order = new MedicationRequest().setStatus(status);
        order.setId("MedicationRequest/" + id);
        if (!last.isEmpty()) {
            order.addDosageInstruction()
                    .getTiming()
                    .getRepeat()
                    .setBounds(new Period().setEndElement(new DateTimeType(last)));
        }
        return order;
    }

    private static Condition diagnosis(String id, String verification) {
        Condition condition = new Condition();
        condition.setId("Condition/" + id);
        if (!verification.isEmpty()) {
            condition.setVerificationStatus(new CodeableConcept(
                    new Coding("http://terminology.hl7.org/CodeSystem/condition-ver-status", verification, null)));
        }
        return condition;
    }

    private static Resources resources(Resource... all) {
        Bundle bundle = new Bundle();
        for (Resource one : all) {
            bundle.addEntry().setResource(one);
        }
        return Resources.of(bundle);
    }
}
