package de.medicalhub.fhir.engine.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** Finds the entry of a JSON bundle that cannot be read, by reading each alone; only after reading all has failed. */
@Component
public class UnreadableEntry {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FhirContext context;

    UnreadableEntry(FhirContext context) {
        this.context = context;
    }

    /** Index of the first entry that cannot be read; empty if the body is no JSON bundle or each entry can be read. */
    public OptionalInt find(String body) {
        try {
            JsonNode entries = JSON.readTree(body).path("entry");
            return IntStream.range(0, entries.size())
                    .filter(i -> !isReadable(entries.get(i)))
                    .findFirst();
        } catch (JsonProcessingException notJson) {
            return OptionalInt.empty();
        }
    }

    private boolean isReadable(JsonNode entry) {
        try {
            context.newJsonParser()
                    .parseResource(
                            Bundle.class,
                            "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entry + "]}");
            return true;
        } catch (DataFormatException unreadable) {
            return false;
        }
    }
}
