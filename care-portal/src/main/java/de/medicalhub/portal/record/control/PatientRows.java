package de.medicalhub.portal.record.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.portal.record.entity.PatientRow;
import de.medicalhub.portal.records.PartialDate;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Patient;

/** Patients of running cases in a line each, by family name (K11); pure. */
public final class PatientRows {
    private final Texts texts;

    public PatientRows(Texts texts) {
        this.texts = texts;
    }

    /** @param found discharge plans with their patients */
    public List<PatientRow> of(Resources found) {
        return found.all(CarePlan.class).stream()
                .flatMap(plan -> row(plan, found).stream())
                .sorted(Comparator.comparing(PatientRow::sortKey))
                .toList();
    }

    private Optional<PatientRow> row(CarePlan plan, Resources found) {
        return CaseId.find(plan)
                .flatMap(id -> found.find(Patient.class, plan.getSubject()).map(patient -> row(id, plan, patient)));
    }

    private PatientRow row(String caseId, CarePlan plan, Patient patient) {
        String born = PartialDate.ofBirth(patient).born(texts);
        String planned = plan.getPeriod().hasStart()
                ? texts.say(Phrase.of(
                        "patients.planned",
                        texts.times().day(plan.getPeriod().getStart().toInstant())))
                : "";
        String family = Stream.of(patient.getNameFirstRep().getFamily(), Resources.nameOf(patient.getName()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return new PatientRow(
                caseId, Resources.nameOf(patient.getName()), born, planned, family.toLowerCase(Locale.GERMAN));
    }
}
