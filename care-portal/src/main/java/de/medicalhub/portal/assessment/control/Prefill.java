package de.medicalhub.portal.assessment.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.assessment.AssessmentKind;
import de.medicalhub.portal.assessment.Assessments;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.questions.Answers;
import de.medicalhub.portal.questions.Question;
import de.medicalhub.portal.records.PartialDate;
import de.medicalhub.portal.records.Prescriptions;
import de.medicalhub.portal.records.Resources;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;

/** What the record knows already (Q8): the variables that a questionnaire may name; pure. */
public final class Prefill {
    private static final String LOINC_CARE_LEVEL = "http://loinc.org|80391-6";

    /** Question of the differentiated assessment: the one of the screening that asks the same. */
    private static final Map<String, String> SAID_BEFORE =
            Map.of("care-level", "care-level", "alone", "lives-alone", "medicines", "medication-count");

    private final Resources found;
    private final LocalDate today;

    public Prefill(Resources found, LocalDate today) {
        this.found = found;
        this.today = today;
    }

    /**
     * The searches whose answers this reads.
     *
     * @param patient {@code Patient/…}
     */
    public static List<String> queries(String patient) {
        return List.of(
                "Observation?subject=" + patient + "&code=" + LOINC_CARE_LEVEL + "&_count=20",
                "MedicationRequest?subject=" + patient + "&status=active&_count=200",
                "Condition?subject=" + patient + "&clinical-status=active&_count=50");
    }

    /** Fills in what is not answered yet: from the screening what was said there already, else from the record. */
    public void into(Answers answers, List<Question> questions) {
        Map<String, List<String>> variables = variables();
        Answers screened = Assessments.of(found).answers(AssessmentKind.INITIAL);
        questions.stream()
                .map(Question::linkId)
                .filter(id -> SAID_BEFORE.containsKey(id) && answers.all(id).isEmpty())
                .forEach(id -> answers.set(id, screened.all(SAID_BEFORE.getOrDefault(id, id))));
        questions.stream()
                .filter(question -> answers.all(question.linkId()).isEmpty())
                .forEach(question ->
                        answers.set(question.linkId(), variables.getOrDefault(question.prefill(), List.of())));
    }

    private Map<String, List<String>> variables() {
        Map<String, List<String>> variables = new LinkedHashMap<>();
        Optional<Patient> patient = found.first(Patient.class);
        // Of a year alone nobody can tell the age: then it is asked for.
        patient.map(PartialDate::ofBirth)
                .flatMap(PartialDate::day)
                .ifPresent(born -> variables.put(
                        "age",
                        List.of(Integer.toString(Period.between(born, today).getYears()))));
        patient.map(one -> Resources.line(one.getAddressFirstRep()))
                .ifPresent(line -> variables.put("address", List.of(line)));
        careLevel().ifPresent(level -> variables.put("careLevel", List.of(HubCodes.CARE_LEVEL + "|" + level)));
        medicines().ifPresent(count -> variables.put("medicationCount", List.of(count)));
        variables.put("diagnoses", List.of(diagnoses()));
        variables.putAll(new NeedRules(Assessments.of(found)).variables());
        return variables;
    }

    /** Where none is recorded, nobody has said that there is none: then it is asked. */
    private Optional<String> medicines() {
        int count = Prescriptions.holding(
                        found, today.atStartOfDay(HubClock.berlin()).toInstant())
                .size();
        return count == 0 ? Optional.empty() : Optional.of(Integer.toString(count));
    }

    /** The one that holds last, whenever it was brought in. */
    private Optional<String> careLevel() {
        return found.all(Observation.class).stream()
                .filter(Observation::hasValueCodeableConcept)
                .filter(level -> level.getStatus() != ObservationStatus.ENTEREDINERROR
                        && level.getStatus() != ObservationStatus.CANCELLED)
                .max(Comparator.comparing(Prefill::since)
                        .thenComparing(level -> level.getMeta().getLastUpdated()))
                .flatMap(level -> Tasks.code(level.getValueCodeableConcept(), HubCodes.CARE_LEVEL));
    }

    private static Instant since(Observation level) {
        Date said = level.hasEffectivePeriod()
                ? level.getEffectivePeriod().getStart()
                : level.hasEffectiveDateTimeType()
                        ? level.getEffectiveDateTimeType().getValue()
                        : level.getIssued();
        return said == null ? Instant.EPOCH : said.toInstant();
    }

    private String diagnoses() {
        return Prescriptions.diagnoses(found).stream()
                .map(condition -> name(condition.getCode()))
                .filter(name -> !name.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String name(CodeableConcept code) {
        return code.hasText()
                ? code.getText()
                : Objects.requireNonNullElse(code.getCodingFirstRep().getDisplay(), "");
    }
}
