package de.medicalhub.fhir.profile;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** The codes of the product's own systems with their German names; read once from the shipped files. */
public final class OwnCodes {
    private static final List<String> FILES = List.of(
            "assessment-answer",
            "booking",
            "business-status",
            "cancel-reason",
            "care-level",
            "care-need",
            "case-role",
            "close-reason",
            "communication-kind",
            "communication-topic",
            "consent-purpose",
            "consent-way",
            "decline-reason",
            "emergency-reason",
            "flag-code",
            "medication-decision",
            "need-decision",
            "organization-kind",
            "plan-category",
            "posture",
            "relative-scope",
            "request-category",
            "reschedule-reason",
            "ride-need",
            "service-type",
            "staff-role",
            "support-kind",
            "task-code",
            "task-parameter",
            "withdraw-reason");
    private static final OwnCodes SHIPPED = new OwnCodes();

    private final List<CodeSystem> systems = new ArrayList<>();
    private final Map<String, Map<String, String>> displays = new LinkedHashMap<>();

    private OwnCodes() {
        for (String file : FILES) {
            CodeSystem system = read("/de/medicalhub/fhir/CodeSystem-" + file + ".json");
            systems.add(system);
            Map<String, String> names = new LinkedHashMap<>();
            system.getConcept().forEach(concept -> names.put(concept.getCode(), concept.getDisplay()));
            displays.put(system.getUrl(), names);
        }
    }

    /** The one set. */
    public static OwnCodes shipped() {
        return SHIPPED;
    }

    /** The systems as FHIR resources, each with a fixed id; copies. */
    public List<CodeSystem> systems() {
        return systems.stream().map(CodeSystem::copy).toList();
    }

    /** Whether the system is ours and has the code. */
    public boolean contains(String system, String code) {
        return displays.getOrDefault(system, Map.of()).containsKey(code);
    }

    /**
     * The code with its German name.
     *
     * @throws IllegalArgumentException if there is no such code
     */
    public Coding coding(String system, String code) {
        String display = displays.getOrDefault(system, Map.of()).get(code);
        if (display == null) {
            throw new IllegalArgumentException("No code " + code + " in " + system);
        }
        return new Coding(system, code, display);
    }

    /** The code as the only coding of a concept. */
    public CodeableConcept concept(String system, String code) {
        return new CodeableConcept(coding(system, code));
    }

    private static CodeSystem read(String resource) {
        try (InputStream in = OwnCodes.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("Not shipped: " + resource);
            }
            return FhirContext.forR4Cached().newJsonParser().parseResource(CodeSystem.class, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
