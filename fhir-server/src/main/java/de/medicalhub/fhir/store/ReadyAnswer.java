package de.medicalhub.fhir.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.util.DateUtils;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** A version that nobody changes any more, and the text of the answer that shows it, which is made once (rule 7). */
public final class ReadyAnswer {
    private static final String KEY = ReadyAnswer.class.getName();

    private final Resource resource;
    private volatile @Nullable Text text;
    private volatile @Nullable String updated;

    /**
     * @param resource its content
     */
    public ReadyAnswer(Resource resource) {
        this.resource = resource;
    }

    /** To do with as one likes; it remembers what it was. */
    public Resource copy() {
        Resource copy = resource.copy();
        copy.setUserData(KEY, this);
        return copy;
    }

    /** What this answer is a copy of, if it is still the same. */
    public static Optional<ReadyAnswer> of(@Nullable IBaseResource answer) {
        return answer instanceof Resource copy
                        && copy.getUserData(KEY) instanceof ReadyAnswer ready
                        && ready.resource.equalsDeep(copy)
                ? Optional.of(ready)
                : Optional.empty();
    }

    /** With type and version. */
    public IdType id() {
        return resource.getIdElement();
    }

    /** When this version was stored, as HTTP writes it (RFC 9110, section 5.6.7). */
    public String updated() {
        String known = updated;
        if (known == null) {
            known = DateUtils.formatDate(resource.getMeta().getLastUpdated());
            updated = known;
        }
        return known;
    }

    /**
     * @param base of the server as the caller addresses it: references that begin with it are written without it
     */
    public String text(FhirContext fhir, String base) {
        Text known = text;
        if (known == null || !known.base().equals(base)) {
            IParser parser = fhir.newJsonParser();
            parser.setServerBaseUrl(base);
            known = new Text(base, parser.encodeResourceToString(resource));
            text = known;
        }
        return known.json();
    }

    private record Text(String base, String json) {}
}
