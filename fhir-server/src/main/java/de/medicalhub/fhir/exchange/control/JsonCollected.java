package de.medicalhub.fhir.exchange.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In JSON. A decimal keeps its digits, which mean precision in FHIR. */
final class JsonCollected extends Collected {
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final JsonNode bundle;
    private final List<JsonEntry> entries = new ArrayList<>();

    private JsonCollected(JsonNode bundle) {
        this.bundle = bundle;
        bundle.path("entry").forEach(entry -> entries.add(new JsonEntry(entry)));
    }

    static Collected read(byte[] body) {
        try {
            return new JsonCollected(Optional.ofNullable(JSON.readTree(body)).orElseGet(JSON::nullNode));
        } catch (IOException notJson) {
            throw refusal("The body is not JSON.");
        }
    }

    @Override
    String kind() {
        return bundle.path("resourceType").asText() + "/" + bundle.path("type").asText();
    }

    @Override
    List<JsonEntry> entries() {
        return entries;
    }

    private record JsonEntry(JsonNode entry) implements Entry {
        @Override
        public String fullUrl() {
            return entry.path("fullUrl").asText();
        }

        @Override
        public String type() {
            return entry.path("resource").path("resourceType").asText();
        }

        @Override
        public String id() {
            return entry.path("resource").path("id").asText();
        }

        @Override
        public void giveId(String id) {
            if (entry.path("resource") instanceof ObjectNode resource) {
                resource.put("id", id);
            }
        }

        @Override
        public void refer(Map<String, String> known) {
            entry.path("resource").findParents("reference").forEach(parent -> {
                String meant = known.get(parent.path("reference").asText());
                if (meant != null && parent instanceof ObjectNode reference) {
                    reference.put("reference", meant);
                }
            });
        }

        @Override
        public String text() {
            JsonNode resource = entry.path("resource");
            return resource.isMissingNode() ? "" : resource.toString();
        }
    }
}
