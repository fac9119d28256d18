package de.medicalhub.fhir.engine.control;

import ca.uhn.fhir.rest.api.EncodingEnum;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the engine would make of a body. It is found by the engine's own words and in its own way, so that nothing that the
 * engine reads as a resource passes by another name.
 */
public enum BodyType {
    JSON,
    XML,
    /** Parameters of a search. */
    FORM,
    /** NDJSON. */
    LINES,
    /** A way to write FHIR that is not taken. */
    FOREIGN,
    /** Content of a Binary, or nothing that the engine reads. */
    RAW;

    private static final String FORM_TYPE = "application/x-www-form-urlencoded";

    /**
     * @param contentTypes all headers {@code Content-Type}; each may hold several, of which the engine takes the first that
     *     it knows
     */
    public static BodyType of(List<String> contentTypes) {
        List<String> named = contentTypes.stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .map(type -> type.split(";", -1)[0].strip())
                .toList();
        return named.stream()
                .map(EncodingEnum::forContentType)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(BodyType::of)
                .orElseGet(() -> bySuffix(named));
    }

    /** How a body of this type is looked through; empty if it is no text of FHIR. */
    public Optional<BodyCheck.Format> format() {
        return switch (this) {
            case JSON -> Optional.of(BodyCheck.Format.JSON);
            case XML -> Optional.of(BodyCheck.Format.XML);
            default -> Optional.empty();
        };
    }

    private static BodyType of(EncodingEnum encoding) {
        return switch (encoding) {
            case JSON -> JSON;
            case XML -> XML;
            case NDJSON -> LINES;
            case RDF -> FOREIGN;
        };
    }

    /** Such as a patch, or a name in other letters. */
    private static BodyType bySuffix(List<String> named) {
        List<String> small =
                named.stream().map(type -> type.toLowerCase(Locale.ROOT)).toList();
        if (small.stream().anyMatch(type -> type.startsWith(FORM_TYPE))) {
            return FORM;
        }
        if (small.stream().anyMatch(type -> type.endsWith("ndjson"))) {
            return LINES;
        }
        if (small.stream().anyMatch(type -> type.endsWith("json"))) {
            return JSON;
        }
        return small.stream().anyMatch(type -> type.endsWith("xml")) ? XML : RAW;
    }
}
