package de.medicalhub.fhir.audit.control;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Objects;
import java.util.Optional;

/** Reads from a request what kind of access it asks for. */
public final class Requested {
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

    /** How resources in the answer were reached; empty if the answer only repeats what was just written. */
    public static Optional<AccessKind> shown(RequestDetails request) {
        AccessKind kind = kind(request);
        boolean repeatsBundle = request.getRestOperationType() == RestOperationTypeEnum.TRANSACTION
                && request.getRequestType() != RequestTypeEnum.GET;
        return kind.isWrite() || repeatsBundle ? Optional.empty() : Optional.of(kind);
    }
}
