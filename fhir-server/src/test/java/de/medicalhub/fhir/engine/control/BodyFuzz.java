package de.medicalhub.fhir.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import de.medicalhub.fhir.NumberSize;
import de.medicalhub.fhir.engine.control.BodyCheck.Format;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DecimalType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/** Whatever bytes come: they are refused with a reason, by the check or by the engine's parser, or are a resource. */
class BodyFuzz {
    private static final FhirContext FHIR = FhirContext.forR4();
    private static final Tries TRIES = new Tries();
    private static final Faults FAULTS =
            new Faults(new TransactionFaults(new EntryInHand(), new FaultyEntry(FHIR), new UnreadableEntry(FHIR)));

    @Tag("brief")
    @FuzzTest(maxDuration = "20s")
    @DictionaryEntries({
        "\"resourceType\"",
        "\"Patient\"",
        "\"Observation\"",
        "\"Bundle\"",
        "\"entry\"",
        "\"extension\"",
        "\"contained\"",
        "\"valueQuantity\"",
        "\"reference\"",
        "<Patient xmlns=\"http://hl7.org/fhir\">",
        "<!DOCTYPE",
        "\\u0000",
        "\\ud800",
        "1e999999999",
        "\"1e-999999999\"",
        "\"value\":1E9",
        "<valueQuantity><value value=\"1e999999999\"/></valueQuantity>"
    })
    void briefly(FuzzedDataProvider data) {
        everyBodyHasAnAnswer(data);
    }

    @Tag("long")
    @FuzzTest(maxDuration = "10m")
    void forLong(FuzzedDataProvider data) {
        everyBodyHasAnAnswer(data);
    }

    @AfterAll
    static void isNotSkipped() {
        TRIES.assertFuzzed();
    }

    private static void everyBodyHasAnAnswer(FuzzedDataProvider data) {
        TRIES.another();
        Format format = data.pickValue(Format.values());
        byte[] body = data.consumeRemainingAsBytes();
        if (BodyCheck.refusal(body, format).isPresent()) {
            return;
        }
        IParser parser = format == Format.JSON ? FHIR.newJsonParser() : FHIR.newXmlParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        try {
            IBaseResource read = parser.parseResource(new String(body, StandardCharsets.UTF_8));
            assertThat(FHIR.newTerser().getAllPopulatedChildElementsOfType(read, DecimalType.class).stream()
                            .map(DecimalType::getValue)
                            .filter(Objects::nonNull))
                    .noneMatch(NumberSize::isExceededBy);
        } catch (RuntimeException refused) {
            assertThat(FAULTS.answer(refused, new SystemRequestDetails()).getStatusCode())
                    .isEqualTo(400);
        }
    }
}
