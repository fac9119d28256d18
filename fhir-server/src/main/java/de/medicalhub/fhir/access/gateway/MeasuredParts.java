package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.CompositeParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.param.QuantityParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * Whether code and value that were asked for together stand in the same part of a measurement (R4, 3.1.1.4.16). The engine
 * looks for both anywhere in it: a blood pressure of 131 to 83 would be found by "systolic 83".
 */
final class MeasuredParts {
    private static final Set<String> OF_PARTS = Set.of("component-code-value-quantity", "component-code-value-concept");
    private static final Set<String> OF_ALL = Set.of("combo-code-value-quantity", "combo-code-value-concept");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal TENTH = new BigDecimal("0.1");

    private MeasuredParts() {}

    /** A code with its value. */
    private record Part(CodeableConcept code, @Nullable Type value) {}

    /** Also true of what is no measurement, or where nothing of the kind is asked. */
    static boolean fit(SearchParameterMap criteria, IBaseResource resource) {
        return !(resource instanceof Observation measurement)
                || Stream.concat(OF_PARTS.stream(), OF_ALL.stream())
                        .filter(criteria::containsKey)
                        .allMatch(name -> criteria.get(name).stream().allMatch(any -> fits(name, any, measurement)));
    }

    private static boolean fits(String name, List<IQueryParameterType> any, Observation measurement) {
        return any.stream()
                .anyMatch(asked -> !(asked instanceof CompositeParam<?, ?> pair)
                        || parts(name, measurement)
                                .anyMatch(part -> isCode(pair.getLeftValue(), part.code())
                                        && isValue(pair.getRightValue(), part.value())));
    }

    private static Stream<Part> parts(String name, Observation measurement) {
        Stream<Part> inner = measurement.getComponent().stream().map(each -> new Part(each.getCode(), each.getValue()));
        return OF_PARTS.contains(name)
                ? inner
                : Stream.concat(Stream.of(new Part(measurement.getCode(), measurement.getValue())), inner);
    }

    private static boolean isCode(IQueryParameterType asked, CodeableConcept code) {
        return asked instanceof TokenParam token
                && code.getCoding().stream()
                        .anyMatch(coding -> (token.getSystem() == null
                                        || token.getSystem().equals(Objects.requireNonNullElse(coding.getSystem(), "")))
                                && (token.getValue() == null
                                        || token.getValue().isEmpty()
                                        || token.getValue().equals(coding.getCode())));
    }

    private static boolean isValue(IQueryParameterType asked, @Nullable Type value) {
        if (asked instanceof QuantityParam wanted && value instanceof Quantity found) {
            return isIn(wanted.getSystem(), found.getSystem())
                    && (isIn(wanted.getUnits(), found.getCode()) || isIn(wanted.getUnits(), found.getUnit()))
                    && (wanted.getValue() == null
                            || (found.hasValue() && compares(wanted.getPrefix(), found.getValue(), wanted.getValue())));
        }
        return value instanceof CodeableConcept concept && isCode(asked, concept);
    }

    private static boolean isIn(@Nullable String wanted, @Nullable String found) {
        return wanted == null || wanted.isEmpty() || wanted.equals(found);
    }

    /** What is asked for means a range as wide as its last digit: 107 is 106.5 to 107.5. */
    private static boolean compares(@Nullable ParamPrefixEnum prefix, BigDecimal found, BigDecimal wanted) {
        BigDecimal distance = found.subtract(wanted).abs();
        boolean equal = distance.compareTo(HALF.scaleByPowerOfTen(-wanted.scale())) <= 0;
        int order = found.compareTo(wanted);
        return switch (prefix == null ? ParamPrefixEnum.EQUAL : prefix) {
            case EQUAL -> equal;
            case NOT_EQUAL -> !equal;
            case GREATERTHAN, STARTS_AFTER -> order > 0;
            case GREATERTHAN_OR_EQUALS -> order >= 0;
            case LESSTHAN, ENDS_BEFORE -> order < 0;
            case LESSTHAN_OR_EQUALS -> order <= 0;
            case APPROXIMATE -> distance.compareTo(wanted.abs().multiply(TENTH)) <= 0;
        };
    }
}
