package de.medicalhub.fhir.engine.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** Finds the entry of a bundle that cannot be read, by reading each alone; only after reading all has failed. */
@Component
public class UnreadableEntry {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FhirContext context;

    UnreadableEntry(FhirContext context) {
        this.context = context;
    }

    /**
     * Index of the first entry that cannot be read; empty if the body is neither a JSON nor an XML bundle, or each entry
     * can be read.
     */
    public OptionalInt find(String body) {
        return body.stripLeading().startsWith("<") ? inXml(body) : inJson(body);
    }

    private OptionalInt inXml(String body) {
        return first(XmlEntries.of(body), bundle -> context.newXmlParser().parseResource(Bundle.class, bundle));
    }

    private OptionalInt inJson(String body) {
        return first(jsonEntries(body), bundle -> context.newJsonParser().parseResource(Bundle.class, bundle));
    }

    private static List<String> jsonEntries(String body) {
        try {
            JsonNode entries = JSON.readTree(body).path("entry");
            return StreamSupport.stream(entries.spliterator(), false)
                    .map(entry -> "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entry + "]}")
                    .toList();
        } catch (JsonProcessingException notJson) {
            return List.of();
        }
    }

    private static OptionalInt first(List<String> bundlesOfOne, Consumer<String> parser) {
        return IntStream.range(0, bundlesOfOne.size())
                .filter(i -> !isReadable(bundlesOfOne.get(i), parser))
                .findFirst();
    }

    private static boolean isReadable(String bundle, Consumer<String> parser) {
        try {
            parser.accept(bundle);
            return true;
        } catch (DataFormatException unreadable) {
            return false;
        }
    }
}
