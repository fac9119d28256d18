package de.medicalhub.fhir.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.util.DateUtils;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntrySearchComponent;
import org.jspecify.annotations.Nullable;

/** What a search has found, where the text of each result is ready (rule 7): only what is around them is made for this answer. */
public final class ReadyPage {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_SIZE = 16_384;

    private final Bundle page;
    private final List<ReadyAnswer> results;

    private ReadyPage(Bundle page, List<ReadyAnswer> results) {
        this.page = page;
        this.results = results;
    }

    /** The answer, if each of its results is still what has been stored, and nothing else comes with them. */
    public static Optional<ReadyPage> of(@Nullable IBaseResource answer) {
        if (!(answer instanceof Bundle page) || page.getEntry().isEmpty() || page.hasSignature()) {
            return Optional.empty();
        }
        List<ReadyAnswer> results = new ArrayList<>(page.getEntry().size());
        for (BundleEntryComponent entry : page.getEntry()) {
            Optional<ReadyAnswer> ready = isPlain(entry) ? ReadyAnswer.of(entry.getResource()) : Optional.empty();
            if (ready.isEmpty()) {
                return Optional.empty();
            }
            results.add(ready.get());
        }
        return Optional.of(new ReadyPage(page, results));
    }

    /** An address, a result, and why it is one. */
    private static boolean isPlain(BundleEntryComponent entry) {
        BundleEntrySearchComponent search = entry.getSearch();
        return !entry.hasId()
                && !entry.hasExtension()
                && !entry.hasModifierExtension()
                && !entry.hasLink()
                && !entry.hasRequest()
                && !entry.hasResponse()
                && entry.hasFullUrl()
                && search.hasMode()
                && !search.hasScore()
                && !search.hasId()
                && !search.hasExtension();
    }

    /** When it was put together, as HTTP writes it (RFC 9110, section 5.6.7), if it says so. */
    public Optional<String> updated() {
        return Optional.ofNullable(page.getMeta().getLastUpdated()).map(DateUtils::formatDate);
    }

    /**
     * @param base of the server as the caller addresses it: references that begin with it are written without it
     */
    public String text(FhirContext fhir, String base) throws IOException {
        StringWriter text = new StringWriter(USUAL_SIZE);
        String head = head(fhir, base);
        text.write(head, 0, head.length() - 1);
        text.write(",\"entry\":");
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (int i = 0; i < results.size(); i++) {
                BundleEntryComponent entry = page.getEntry().get(i);
                json.writeStartObject();
                json.writeStringField("fullUrl", entry.getFullUrl());
                json.writeFieldName("resource");
                json.writeRawValue(results.get(i).text(fhir, base));
                json.writeObjectFieldStart("search");
                json.writeStringField("mode", entry.getSearch().getMode().toCode());
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        text.write('}');
        return text.toString();
    }

    /** All that stands before the results. */
    private String head(FhirContext fhir, String base) {
        Bundle head = new Bundle();
        head.setIdElement(page.getIdElement());
        head.setMeta(page.getMeta());
        head.setImplicitRulesElement(page.getImplicitRulesElement());
        head.setLanguageElement(page.getLanguageElement());
        head.setIdentifier(page.getIdentifier());
        head.setTypeElement(page.getTypeElement());
        head.setTimestampElement(page.getTimestampElement());
        head.setTotalElement(page.getTotalElement());
        head.setLink(page.getLink());
        IParser parser = fhir.newJsonParser();
        parser.setServerBaseUrl(base);
        return parser.encodeResourceToString(head);
    }
}
