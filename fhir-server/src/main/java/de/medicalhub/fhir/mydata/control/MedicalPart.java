package de.medicalhub.fhir.mydata.control;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Medicines, diagnoses and findings. */
final class MedicalPart extends Part {
    MedicalPart(Words words, Names names) {
        super(words, names);
    }

    void write(Html html, List<Resource> resources) {
        Stream<Resource> medicines = resources.stream()
                .filter(resource -> resource instanceof MedicationRequest
                        || resource instanceof MedicationStatement
                        || resource instanceof MedicationDispense);
        table(html, "medicines", medicines, this::medicine);
        Stream<Resource> diagnoses = resources.stream()
                .filter(resource -> resource instanceof Condition || resource instanceof AllergyIntolerance);
        table(html, "diagnoses", diagnoses, this::diagnosis);
        Stream<Resource> findings =
                resources.stream().filter(resource -> resource instanceof Observation || resource instanceof Procedure);
        table(html, "findings", findings, this::finding);
    }

    private List<String> medicine(Resource resource) {
        if (resource instanceof MedicationRequest request) {
            return List.of(
                    medicine(request.getMedication()),
                    dosage(request.getDosageInstruction()),
                    origin(
                            "prescribed",
                            names().of(request.getRequester()),
                            words().when(request.getAuthoredOnElement())),
                    words().code(
                                    "request",
                                    request.hasStatus() ? request.getStatus().toCode() : null));
        }
        if (resource instanceof MedicationDispense dispense) {
            return List.of(
                    medicine(dispense.getMedication()),
                    dosage(dispense.getDosageInstruction()),
                    origin("dispensed", "", words().when(dispense.getWhenHandedOverElement())),
                    words().code(
                                    "dispense",
                                    dispense.hasStatus() ? dispense.getStatus().toCode() : null));
        }
        MedicationStatement statement = (MedicationStatement) resource;
        return List.of(
                medicine(statement.getMedication()),
                dosage(statement.getDosage()),
                origin("stated", "", words().when(statement.getDateAssertedElement())),
                words().code(
                                "request",
                                statement.hasStatus() ? statement.getStatus().toCode() : null));
    }

    private List<String> diagnosis(Resource resource) {
        if (resource instanceof AllergyIntolerance allergy) {
            return List.of(
                    words().say("allergy", Names.of(allergy.getCode())),
                    code(allergy.getCode()),
                    words().when(allergy.getRecordedDateElement()),
                    state(allergy.getClinicalStatus()));
        }
        Condition condition = (Condition) resource;
        return List.of(
                Names.of(condition.getCode()),
                code(condition.getCode()),
                words().when(condition.getRecordedDateElement()),
                state(condition.getClinicalStatus()));
    }

    private List<String> finding(Resource resource) {
        if (resource instanceof Procedure procedure) {
            return List.of(
                    procedure.getPerformed() instanceof BaseDateTimeType time ? words().when(time) : "",
                    Names.of(procedure.getCode()),
                    words().say("procedure"));
        }
        Observation observation = (Observation) resource;
        return List.of(
                observation.getEffective() instanceof BaseDateTimeType time ? words().when(time) : "",
                Names.of(observation.getCode()),
                observation.hasValue()
                        ? value(observation.getValue())
                        : observation.getComponent().stream()
                                .map(part -> Names.of(part.getCode()) + ": " + value(part.getValue()))
                                .collect(Collectors.joining("\n")));
    }

    private String medicine(Type medication) {
        return medication instanceof Reference reference
                ? names().of(reference)
                : medication instanceof CodeableConcept concept ? Names.of(concept) : "";
    }

    /** By whom and when, as far as it is known. */
    private String origin(String key, String name, String when) {
        String by = name.isEmpty() ? words().say(key) : words().say(key + ".by", name);
        return when.isEmpty() ? by : words().say("on", by, when);
    }

    private String state(CodeableConcept state) {
        return words().code("clinical", state.getCodingFirstRep().getCode());
    }

    private static String dosage(List<Dosage> dosages) {
        return dosages.stream()
                .map(dosage -> dosage.hasText() ? dosage.getText() : text(dosage.getPatientInstruction()))
                .filter(dosage -> !dosage.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static String code(CodeableConcept concept) {
        return text(concept.getCodingFirstRep().getCode());
    }

    /** What stands on the device, in place of the signs that computers use. */
    private String unit(Quantity quantity) {
        String written = text(quantity.hasUnit() ? quantity.getUnit() : quantity.getCode());
        return switch (written) {
            case "mm[Hg]" -> "mmHg";
            case "Cel" -> "°C";
            case "/min" -> words().say("unit.per-minute");
            case "{score}" -> words().say("unit.score");
            default -> written;
        };
    }

    private String value(Type value) {
        if (value instanceof Quantity quantity) {
            return (quantity.hasValue() ? words().number(quantity.getValue()) : "") + " " + unit(quantity);
        }
        if (value instanceof CodeableConcept concept) {
            return Names.of(concept);
        }
        return value instanceof StringType text
                ? text(text.getValue())
                : value.hasPrimitiveValue() ? text(value.primitiveValue()) : "";
    }
}
