package de.medicalhub.fhir.exchange.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import de.medicalhub.fhir.engine.LineCheck;
import de.medicalhub.fhir.exchange.entity.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Makes a resource of a line, or tells why it is none. */
@Component
public class ImportLines {
    private static final String NO_ID =
            "The resource has no id. An import stores by id, so that sending it again makes no second one.";

    private static final String BAD_ID =
            "The id is none of FHIR: it has 1 to 64 letters, digits, hyphens and dots, and nothing else.";

    private static final String TOO_LONG = "The line is longer than 8 million characters.";

    private static final String UNREADABLE = "The line is not encoded in UTF-8, or holds a control character.";

    private static final JsonFactory JSON = new JsonFactory();

    private final FhirContext context;
    private final DaoRegistry daos;

    ImportLines(FhirContext context, DaoRegistry daos) {
        this.context = context;
        this.daos = daos;
    }

    /**
     * A line that was read: exactly one of the two is there.
     *
     * @param refused why it is no resource that can be stored
     */
    record Read(Optional<Resource> resource, Optional<String> refused) {
        static Read refusing(String why) {
            return new Read(Optional.empty(), Optional.of(why));
        }
    }

    Read read(Line line) {
        if (line.text().indexOf(ReceiveImport.TOO_LONG) == 0) {
            return Read.refusing(TOO_LONG);
        }
        if (line.text().indexOf(ReceiveImport.UNREADABLE) >= 0) {
            return Read.refusing(UNREADABLE);
        }
        boolean isXml = line.text().startsWith("<"); // Looked through with the Bundle in which it came.
        Optional<String> fault = isXml ? Optional.empty() : LineCheck.refusal(line.text());
        if (fault.isPresent()) {
            return Read.refusing(fault.get());
        }
        IParser parser = isXml ? context.newXmlParser() : context.newJsonParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        IBaseResource parsed;
        try {
            parsed = parser.parseResource(line.text());
        } catch (RuntimeException unreadable) { // The parser throws many kinds; each means this line.
            return Read.refusing((isXml ? Optional.<String>empty() : noJson(line.text()))
                    .orElseGet(() -> RefusedLine.unreadable(unreadable)));
        }
        if (!(parsed instanceof Resource resource) || !daos.isResourceTypeSupported(resource.fhirType())) {
            return Read.refusing("Resources of this type are not stored here.");
        }
        if (!resource.getIdElement().hasIdPart()) {
            return Read.refusing(NO_ID);
        }
        return resource.getIdElement().isIdPartValid()
                ? new Read(Optional.of(resource), Optional.empty())
                : Read.refusing(BAD_ID);
    }

    /** That the line is no JSON at all, and where that begins; empty if it is JSON, whatever of. */
    private static Optional<String> noJson(String text) {
        try (JsonParser parts = JSON.createParser(text)) {
            while (parts.nextToken() != null) {
                parts.skipChildren();
            }
            return Optional.empty();
        } catch (JsonProcessingException broken) {
            int place = broken.getLocation() == null ? 1 : broken.getLocation().getColumnNr();
            return Optional.of("The line is no JSON: it cannot be read from character " + place + " on.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
