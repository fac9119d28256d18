package de.medicalhub.fhir.engine.control;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.SearchParameter;

/**
 * The search parameters that ISiK demands beyond those of FHIR R4, with the addresses that ISiK names; those that bear
 * the modifier {@code :identifier}, which the engine does not know; and one for whomever a resource is about.
 */
public final class OwnSearchParameters {
    private static final List<String> FILES = List.of(
            "Encounter-date-start",
            "Encounter-end-date",
            "Encounter-account-identifier",
            "DocumentReference-creation",
            "Condition-related");

    private OwnSearchParameters() {}

    /** Each with a fixed id; copies. */
    public static List<SearchParameter> shipped() {
        FhirContext fhir = FhirContext.forR4Cached();
        return Stream.of(
                        FILES.stream().map(OwnSearchParameters::read),
                        LogicalReferences.parameters(fhir).stream(),
                        Stream.of(AboutPatient.parameter(fhir)))
                .flatMap(each -> each)
                .toList();
    }

    private static SearchParameter read(String file) {
        String resource = "/de/medicalhub/fhir/SearchParameter-" + file + ".json";
        try (InputStream in = OwnSearchParameters.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("Not shipped: " + resource);
            }
            return FhirContext.forR4Cached().newJsonParser().parseResource(SearchParameter.class, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
