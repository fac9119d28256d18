package de.medicalhub.fhir.exchange.boundary;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;

/**
 * What is asked of an export, out of the address (GET) or Parameters (POST).
 *
 * @param types asked for; empty for all
 */
record ExportQuestion(List<String> types, Optional<Instant> since) {
    private static final Set<String> FORMATS = Set.of("application/fhir+ndjson", "application/ndjson", "ndjson");
    private static final Set<String> KNOWN = Set.of("_outputFormat", "_since", "_type");

    /**
     * @throws HubException if it cannot be answered as it is meant
     */
    static ExportQuestion of(HttpServletRequest http, FhirContext context) throws IOException {
        List<String> prefer = Collections.list(http.getHeaders("Prefer")).stream()
                .flatMap(header -> Arrays.stream(header.split("[,;]", -1)))
                .map(String::strip)
                .toList();
        require(
                prefer.contains("respond-async"),
                "An export is answered later: please send the header Prefer: respond-async.");
        Map<String, List<String>> given = http.getMethod().equals("POST") ? body(http, context) : query(http);
        boolean lenient = prefer.contains("handling=lenient");
        given.keySet()
                .forEach(name ->
                        require(lenient || KNOWN.contains(name), "An export by " + cut(name) + " is not offered."));
        given.getOrDefault("_outputFormat", List.of())
                .forEach(format -> require(FORMATS.contains(format), "Exports are written as NDJSON only."));
        return new ExportQuestion(types(given, context, lenient), since(given));
    }

    private static List<String> types(Map<String, List<String>> given, FhirContext context, boolean lenient) {
        List<String> types = new ArrayList<>();
        for (String value : given.getOrDefault("_type", List.of())) {
            for (String type : value.split(",", -1)) {
                boolean known = context.getResourceTypes().contains(type.strip());
                require(known || lenient, "There is no resource type " + cut(type) + ".");
                if (known) {
                    types.add(type.strip());
                }
            }
        }
        return types;
    }

    private static Optional<Instant> since(Map<String, List<String>> given) {
        try {
            return given.getOrDefault("_since", List.of()).stream()
                    .map(value ->
                            new InstantType(value.replace(' ', '+')).getValue().toInstant())
                    .findFirst();
        } catch (DataFormatException | IllegalArgumentException e) {
            throw new HubException(ProblemKind.INVALID, "_since must be an instant such as 2026-11-26T08:00:00Z.", e);
        }
    }

    private static Map<String, List<String>> query(HttpServletRequest http) {
        Map<String, List<String>> given = new HashMap<>();
        http.getParameterMap().forEach((name, values) -> given.put(name, List.of(values)));
        given.remove("_format");
        given.remove("_pretty");
        return given;
    }

    private static Map<String, List<String>> body(HttpServletRequest http, FhirContext context) throws IOException {
        Map<String, List<String>> given = new HashMap<>();
        try {
            Parameters parameters = context.newJsonParser().parseResource(Parameters.class, http.getInputStream());
            parameters
                    .getParameter()
                    .forEach(parameter -> given.computeIfAbsent(parameter.getName(), name -> new ArrayList<>())
                            .add(parameter.hasValue() ? parameter.getValue().primitiveValue() : ""));
        } catch (DataFormatException e) {
            throw new HubException(ProblemKind.INVALID, "The body must be Parameters in JSON.", e);
        }
        return given;
    }

    private static String cut(String given) {
        return given.replaceAll("[^A-Za-z_]", "")
                .substring(0, Math.min(40, given.replaceAll("[^A-Za-z_]", "").length()));
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new HubException(ProblemKind.INVALID, otherwise);
        }
    }
}
