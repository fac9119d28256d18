package de.medicalhub.fhir.store;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.util.DateUtils;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What a create or an update gives back, if it is what has been stored: its text is made of the stored one (rule 8). */
public final class StoredAnswer {
    private static final String KEY = StoredAnswer.class.getName();
    private static final Set<RestOperationTypeEnum> SINGLE =
            EnumSet.of(RestOperationTypeEnum.CREATE, RestOperationTypeEnum.UPDATE);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final String META = ",\"meta\":{";
    private static final String NO_META = META + '}';
    private static final String PROFILE = META + "\"profile\":[";

    private final Resource resource;

    private StoredAnswer(Resource resource) {
        this.resource = resource;
    }

    /** The request has stored this; it is changed no more. */
    public static void note(@Nullable RequestDetails request, IBaseResource stored) {
        if (request instanceof ServletRequestDetails
                && !request.isSubRequest()
                && SINGLE.contains(request.getRestOperationType())) {
            request.getUserData().put(KEY, stored);
        }
    }

    /** The answer, if it is the very object that the request has stored last, and its text can be made of the stored one. */
    public static Optional<StoredAnswer> of(RequestDetails request, @Nullable IBaseResource answer) {
        return answer instanceof Resource resource
                        && request.getUserData().get(KEY) == answer
                        && isPlain(resource.getMeta())
                        && isComplete(resource)
                ? Optional.of(new StoredAnswer(resource))
                : Optional.empty();
    }

    /** Several labels are put into an order of their own; a source is not stored. */
    private static boolean isPlain(Meta meta) {
        return !meta.hasId()
                && !meta.hasExtension()
                && !meta.hasSource()
                && !meta.hasSecurity()
                && !meta.hasTag()
                && meta.getProfile().size() <= 1;
    }

    private static boolean isComplete(Resource resource) {
        IdType id = resource.getIdElement();
        return id.hasVersionIdPart()
                && !id.hasExtension()
                && ID.matcher(Objects.requireNonNullElse(id.getIdPart(), "")).matches()
                && resource.getMeta().hasLastUpdated();
    }

    /** With type and version. */
    public IdType id() {
        return resource.getIdElement();
    }

    /** When it was stored, as HTTP writes it (RFC 9110, section 5.6.7). */
    public String updated() {
        return DateUtils.formatDate(resource.getMeta().getLastUpdated());
    }

    /**
     * The text; empty where it cannot be made of the stored one.
     *
     * @param base of the server as the caller addresses it: references that begin with it are written without it
     */
    public Optional<String> text(WrittenTexts written, String base) {
        return written.find(resource).filter(stored -> !stored.contains(base)).flatMap(this::complete);
    }

    /** Id, number and time go where an encoder writes them. */
    private Optional<String> complete(String stored) {
        String type = "{\"resourceType\":\"" + resource.fhirType() + '"';
        if (!stored.startsWith(type)) {
            return Optional.empty();
        }
        Meta meta = resource.getMeta();
        StringBuilder text = new StringBuilder(stored.length() + 200);
        text.append(type)
                .append(",\"id\":\"")
                .append(id().getIdPart())
                .append('"')
                .append(META)
                .append("\"versionId\":\"")
                .append(id().getVersionIdPart())
                .append("\",\"lastUpdated\":\"")
                .append(meta.getLastUpdatedElement().getValueAsString())
                .append('"');
        if (stored.startsWith(PROFILE, type.length())) {
            text.append(',').append(stored, type.length() + META.length(), stored.length());
        } else if (stored.startsWith(NO_META, type.length())) {
            text.append('}').append(stored, type.length() + NO_META.length(), stored.length());
        } else if (stored.startsWith(META, type.length())) {
            return Optional.empty();
        } else {
            text.append('}').append(stored, type.length(), stored.length());
        }
        return Optional.of(text.toString());
    }
}
