package de.medicalhub.portal.assessment.control;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hl7.fhir.r4.model.Questionnaire;

/** The questionnaires as the FHIR server ships them. */
final class ShippedQuestionnaires {
    private static final Path PACKAGE = Path.of("../fhir-server/src/main/fhir/package");

    private ShippedQuestionnaires() {}

    static Questionnaire read(String id) {
        try {
            return FhirContext.forR4Cached()
                    .newJsonParser()
                    .parseResource(
                            Questionnaire.class, Files.readString(PACKAGE.resolve("Questionnaire-" + id + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
