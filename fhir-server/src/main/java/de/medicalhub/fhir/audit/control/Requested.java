package de.medicalhub.fhir.audit.control;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.access.Access;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IIdType;

/** Reads from a request what kind of access it asks for. */
public final class Requested {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");
    private static final Set<RestOperationTypeEnum> READS_BY_ID =
            EnumSet.of(RestOperationTypeEnum.READ, RestOperationTypeEnum.VREAD, RestOperationTypeEnum.HISTORY_INSTANCE);
    private static final Set<RestOperationTypeEnum> ALWAYS_TELLING = EnumSet.of(
            RestOperationTypeEnum.SEARCH_TYPE,
            RestOperationTypeEnum.HISTORY_INSTANCE,
            RestOperationTypeEnum.CREATE,
            RestOperationTypeEnum.UPDATE,
            RestOperationTypeEnum.PATCH,
            RestOperationTypeEnum.DELETE);
    private static final Set<RestOperationTypeEnum> OPERATIONS = EnumSet.of(
            RestOperationTypeEnum.EXTENDED_OPERATION_SERVER,
            RestOperationTypeEnum.EXTENDED_OPERATION_TYPE,
            RestOperationTypeEnum.EXTENDED_OPERATION_INSTANCE);

    /**
     * Operations whose answer says nothing of any patient: words, what was sent along, the loaded packages. And what the
     * hub's own modules ask several times a minute, which leaves a row only if it tells of somebody.
     */
    private static final Set<String> TELLING_OF_NOBODY = Set.of(
            "$lookup", "$validate-code", "$expand", "$validate", "$packages", "$notices", "$concerned", "$erased");

    private Requested() {}

    /** What the request would do to its target. */
    public static AccessKind kind(RequestDetails request) {
        RestOperationTypeEnum operation =
                Objects.requireNonNullElse(request.getRestOperationType(), RestOperationTypeEnum.SEARCH_TYPE);
        return switch (operation) {
            case READ, VREAD -> AccessKind.READ;
            case CREATE -> AccessKind.CREATE;
            case UPDATE, PATCH -> AccessKind.UPDATE;
            case DELETE -> AccessKind.DELETE;
            default -> AccessKind.QUERY;
        };
    }

    /** Whether it asks for one resource, its version or its history. */
    public static boolean isReadById(RequestDetails request) {
        return request.getRestOperationType() != null && READS_BY_ID.contains(request.getRestOperationType());
    }

    /** What the request names by its id, such as {@code Patient/12}; empty if it names nothing that could be an id. */
    static Optional<String> target(RequestDetails request) {
        return Optional.ofNullable(request.getId())
                .map(IIdType::getIdPart)
                .filter(id ->
                        request.getResourceName() != null && ID.matcher(id).matches())
                .map(id -> request.getResourceName() + "/" + id);
    }

    /** Whether the answer tells about patients' data even if it shows none: that nothing is found, or nothing new. */
    static boolean asksAlways(RequestDetails request, Access callers) {
        RestOperationTypeEnum operation = request.getRestOperationType();
        if (operation != null && OPERATIONS.contains(operation)) {
            return !TELLING_OF_NOBODY.contains(Objects.requireNonNullElse(request.getOperation(), ""));
        }
        return operation != null
                && ALWAYS_TELLING.contains(operation)
                && callers.isAboutPatients(request.getResourceName());
    }

    /** How resources in the answer were reached; empty if the answer only repeats what was just written. */
    public static Optional<AccessKind> shown(RequestDetails request) {
        AccessKind kind = kind(request);
        boolean repeatsBundle = request.getRestOperationType() == RestOperationTypeEnum.TRANSACTION
                && request.getRequestType() != RequestTypeEnum.GET;
        return kind.isWrite() || repeatsBundle ? Optional.empty() : Optional.of(kind);
    }
}
