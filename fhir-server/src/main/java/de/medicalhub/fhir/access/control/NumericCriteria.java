package de.medicalhub.fhir.access.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import de.medicalhub.fhir.NumberSize;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Criteria that are compared as numbers: the engine writes them out in digits. */
final class NumericCriteria {
    private static final Pattern NAMES = Pattern.compile("[.:]");
    private static final Pattern VALUES = Pattern.compile("[,$|]");

    /** Such as {@code gt} before a number. */
    private static final Pattern PREFIX = Pattern.compile("^[^\\p{Nd}+.-]+");

    private NumericCriteria() {}

    /** Whether one of them is a larger number than anybody can mean. */
    static boolean areTooLarge(Map<String, String[]> parameters) {
        return parameters.entrySet().stream()
                .anyMatch(parameter -> isTooLarge(parameter.getKey(), parameter.getValue()));
    }

    /** A text may look like a number, such as an identifier {@code 12E123456}: the name decides, and is asked last. */
    private static boolean isTooLarge(String name, String[] values) {
        return Arrays.stream(values)
                        .flatMap(VALUES::splitAsStream)
                        .map(value -> PREFIX.matcher(value.strip()).replaceFirst(""))
                        .anyMatch(NumberSize::isExceededBy)
                && NAMES.splitAsStream(name).anyMatch(Numeric.NAMES::contains);
    }

    /** Loaded on first use, which takes a moment. */
    private static final class Numeric {
        private static final Set<RestSearchParameterTypeEnum> TYPES = Set.of(
                RestSearchParameterTypeEnum.NUMBER,
                RestSearchParameterTypeEnum.QUANTITY,
                RestSearchParameterTypeEnum.COMPOSITE,
                RestSearchParameterTypeEnum.SPECIAL);
        private static final Set<String> NAMES = names(FhirContext.forR4Cached());

        private static Set<String> names(FhirContext fhir) {
            return fhir.getResourceTypes().stream()
                    .flatMap(type -> fhir.getResourceDefinition(type).getSearchParams().stream())
                    .filter(parameter -> TYPES.contains(parameter.getParamType()))
                    .map(RuntimeSearchParam::getName)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
