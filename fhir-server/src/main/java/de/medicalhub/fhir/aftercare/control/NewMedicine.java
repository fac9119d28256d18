package de.medicalhub.fhir.aftercare.control;

import de.medicalhub.common.fhir.CheckDigit;
import de.medicalhub.fhir.operation.ParameterReader;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Period;

/**
 * A medicine that nobody has prescribed before (rule 8 of the feature).
 *
 * @param pzn eight digits with a right check digit
 * @param atc the substance
 * @param start first day on which it is taken
 * @param end last day on which it is taken
 */
record NewMedicine(
        String name, Optional<String> pzn, Optional<String> atc, Optional<LocalDate> start, Optional<LocalDate> end) {
    private static final String ATC = "http://fhir.de/CodeSystem/bfarm/atc";
    private static final Pattern ATC_FORM = Pattern.compile("[A-Z]\\d{2}[A-Z]{2}\\d{2}");

    /** Present if a new medicine is wanted; what is wrong with it, or given without one, is noted by the reader. */
    static Optional<NewMedicine> read(ParameterReader reader, boolean wanted) {
        Optional<String> name = wanted ? reader.requiredText("name") : reader.text("name");
        Optional<String> pzn = reader.text("pzn");
        Optional<String> atc = reader.text("atc");
        Optional<LocalDate> start = day(reader, "start");
        Optional<LocalDate> end = day(reader, "end");
        if (pzn.filter(number -> !CheckDigit.PZN.isValid(number)).isPresent()) {
            reader.fault("pzn", "wrong-pzn");
        }
        if (atc.filter(code -> !ATC_FORM.matcher(code).matches()).isPresent()) {
            reader.fault("atc", "unknown-code");
        }
        if (start.isPresent() && end.filter(day -> day.isBefore(start.get())).isPresent()) {
            reader.fault("end", "end-before-start");
        }
        return wanted ? Optional.of(new NewMedicine(name.orElse(""), pzn, atc, start, end)) : Optional.empty();
    }

    private static Optional<LocalDate> day(ParameterReader reader, String name) {
        return reader.value(name, DateType.class)
                .filter(DateType::hasValue)
                .map(DateType::getValueAsString)
                .filter(text -> {
                    if (text.length() == 10) {
                        return true;
                    }
                    reader.fault(name, "no-moment");
                    return false;
                })
                .map(LocalDate::parse);
    }

    CodeableConcept toConcept() {
        CodeableConcept concept = new CodeableConcept().setText(name);
        pzn.ifPresent(number -> concept.addCoding(new Coding(CheckDigit.PZN.system(), number, null)));
        atc.ifPresent(code -> concept.addCoding(new Coding(ATC, code, null)));
        return concept;
    }

    /** When it is taken; empty if nothing was said about it. */
    Optional<Period> period() {
        if (start.isEmpty() && end.isEmpty()) {
            return Optional.empty();
        }
        Period period = new Period();
        start.ifPresent(day -> period.setStartElement(new DateTimeType(day.toString())));
        end.ifPresent(day -> period.setEndElement(new DateTimeType(day.toString())));
        return Optional.of(period);
    }
}
