package de.medicalhub.portal.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Answers as text, as a form types them, and as FHIR values; pure. */
final class AnswerValues {
    private AnswerValues() {}

    static String token(Coding coding) {
        String code = Objects.requireNonNullElse(coding.getCode(), "");
        return coding.hasSystem() ? coding.getSystem() + "|" + code : code;
    }

    static String text(@Nullable Type value) {
        if (value instanceof Coding coding) {
            return token(coding);
        }
        return value == null || value.primitiveValue() == null ? "" : value.primitiveValue();
    }

    /** A number as people type it: with comma or point. */
    static Optional<BigDecimal> number(String typed) {
        try {
            return Optional.of(new BigDecimal(typed.strip().replace(',', '.')));
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<LocalDate> date(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** As the type of the question; empty if it is unreadable. */
    static Optional<Type> value(Question question, String typed) {
        return switch (question.type()) {
            case "boolean" ->
                Optional.of(new BooleanType(typed.toLowerCase(Locale.ROOT).equals("true")));
            case "integer" ->
                number(typed)
                        .filter(number -> number.stripTrailingZeros().scale() <= 0)
                        .filter(number -> number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) < 0)
                        .map(number -> new IntegerType(number.intValueExact()));
            case "decimal" -> number(typed).map(DecimalType::new);
            case "date" -> date(typed).map(day -> new DateType(day.toString()));
            case "choice" ->
                question.options().stream()
                        .filter(option -> option.value().equals(typed))
                        .findFirst()
                        .map(AnswerValues::coding);
            default -> Optional.of(new StringType(typed.strip()));
        };
    }

    private static Coding coding(Question.Option option) {
        int bar = option.value().indexOf('|');
        Coding coding = new Coding().setDisplay(option.label());
        return bar < 0
                ? coding.setCode(option.value())
                : coding.setSystem(option.value().substring(0, bar))
                        .setCode(option.value().substring(bar + 1));
    }
}
