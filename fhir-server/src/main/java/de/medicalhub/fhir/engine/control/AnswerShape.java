package de.medicalhub.fhir.engine.control;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.DateTimeType;

/**
 * What says how much of an answer comes, and in which form (rule 13 of the feature). The engine ignores what it does not
 * understand of it, or fails on it.
 */
public final class AnswerShape {
    private static final int NOT_ACCEPTABLE = 406;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Set<String> NUMBERS = Set.of(Constants.PARAM_COUNT, Constants.PARAM_PAGINGOFFSET);
    private static final Map<String, Set<String>> CODES = Map.of(
            Constants.PARAM_SUMMARY, Set.of("true", "false", "text", "data", "count"),
            Constants.PARAM_SEARCH_TOTAL_MODE, Set.of("none", "estimate", "accurate"));
    private static final Set<String> TIMES = Set.of(Constants.PARAM_SINCE, Constants.PARAM_AT);
    private static final Set<EncodingEnum> WRITTEN =
            EnumSet.of(EncodingEnum.JSON, EncodingEnum.XML, EncodingEnum.NDJSON);
    private static final Set<String> ANY = Set.of("*", "*/*", "application/*", "text/*");
    private static final Set<RestOperationTypeEnum> HISTORIES = EnumSet.of(
            RestOperationTypeEnum.HISTORY_INSTANCE,
            RestOperationTypeEnum.HISTORY_TYPE,
            RestOperationTypeEnum.HISTORY_SYSTEM);

    private AnswerShape() {}

    /** Why the request is refused: 400, or 406 for a form that is not written; empty if all is understood. */
    public static Optional<BaseServerResponseException> refusal(RequestDetails request) {
        List<String> accepted = request.getHeaders(Constants.HEADER_ACCEPT);
        if (accepted != null && FhirVersion.isForeign(accepted)) {
            return Optional.of(new UnclassifiedServerFailureException(
                    NOT_ACCEPTABLE, "Answers are FHIR R4: please leave out another fhirVersion in Accept."));
        }
        if (!isAnyFormAccepted(request)) {
            return Optional.of(new UnclassifiedServerFailureException(
                    NOT_ACCEPTABLE,
                    "Answers are written in JSON or XML: please name application/fhir+json or +xml in Accept."));
        }
        return request.getParameters().entrySet().stream()
                .flatMap(parameter -> Arrays.stream(parameter.getValue())
                        .filter(value -> !value.isBlank())
                        .flatMap(value -> refusal(request, parameter.getKey(), value).stream()))
                .findFirst();
    }

    /** Whether a form that is written may be the answer; {@code _format} goes before what is accepted. */
    public static boolean isAnyFormAccepted(RequestDetails request) {
        List<String> accepted = Objects.requireNonNullElse(request.getHeaders(Constants.HEADER_ACCEPT), List.of());
        return accepted.isEmpty()
                || hasFormsOfItsOwn(request)
                || request.getParameters().containsKey(Constants.PARAM_FORMAT)
                || accepted.stream()
                        .flatMap(header -> Arrays.stream(header.split(",", -1)))
                        .map(range -> range.split(";", -1)[0].strip())
                        .anyMatch(AnswerShape::isWritten);
    }

    private static boolean isWritten(String range) {
        return range.isEmpty() || ANY.contains(range) || WRITTEN.contains(EncodingEnum.forContentType(range));
    }

    private static Optional<BaseServerResponseException> refusal(RequestDetails request, String name, String value) {
        if (name.equals(Constants.PARAM_FORMAT)) {
            return isWritten(request, value)
                    ? Optional.empty()
                    : Optional.of(new UnclassifiedServerFailureException(
                            NOT_ACCEPTABLE, "_format is json or xml, or their media type (application/fhir+json)."));
        }
        return sentence(request, name, value).map(InvalidRequestException::new);
    }

    private static Optional<String> sentence(RequestDetails request, String name, String value) {
        if (NUMBERS.contains(name) && !NUMBER.matcher(value).matches()) {
            return Optional.of(name + " is a number from 0 to 999999999, in digits.");
        }
        Set<String> codes = CODES.get(name);
        if (codes != null && !codes.contains(value)) {
            return Optional.of(name + " is one of "
                    + String.join(", ", codes.stream().sorted().toList()) + ".");
        }
        boolean isTime = TIMES.contains(name) && HISTORIES.contains(request.getRestOperationType());
        return isTime && !isTime(value)
                ? Optional.of(name + " is a time such as 2026-11-27T04:30:00+01:00 (write + as %2B).")
                : Optional.empty();
    }

    /** The content of a document has a form of its own, and an operation may have, such as a document to read. */
    private static boolean isWritten(RequestDetails request, String value) {
        EncodingEnum encoding = EncodingEnum.forContentType(value.replace(' ', '+'));
        return encoding == null ? hasFormsOfItsOwn(request) : WRITTEN.contains(encoding);
    }

    private static boolean hasFormsOfItsOwn(RequestDetails request) {
        return "Binary".equals(request.getResourceName())
                || Objects.requireNonNullElse(request.getOperation(), "").startsWith("$");
    }

    private static boolean isTime(String value) {
        try {
            return new DateTimeType(value.replaceFirst("^(?:ge|gt|le|lt|eq)", "")).hasValue();
        } catch (DataFormatException | IllegalArgumentException none) {
            return false;
        }
    }
}
