package de.medicalhub.fhir.access.control;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.SearchLimits;
import de.medicalhub.fhir.access.entity.Interaction;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** Refuses what the access table never allows, before anything is read; says nothing about single resources. */
@Component
public class RequestGuard implements SearchLimits {
    static final String NOT_OFFERED = "This interaction is not offered.";
    private static final String VALIDATE = "$validate";
    private static final String NOT_YOURS = "Your role does not allow this.";

    private final Requests requests;
    private final BundleGuard bundles;
    private final Modifiers modifiers;

    RequestGuard(Requests requests, BundleGuard bundles, Modifiers modifiers) {
        this.modifiers = modifiers;
        this.requests = requests;
        this.bundles = bundles;
    }

    /**
     * @throws AuthenticationException if nobody is signed in
     * @throws ForbiddenOperationException if the caller's roles never allow it
     */
    public void check(RequestDetails request) {
        RestOperationTypeEnum operation = request.getRestOperationType();
        if (operation == RestOperationTypeEnum.METADATA) {
            return;
        }
        Caller caller = requests.caller(request);
        if (caller.equals(Caller.NOBODY)) {
            throw new AuthenticationException("Please sign in.");
        }
        switch (operation) {
            case GET_PAGE -> require(!caller.roles().isEmpty());
            case READ, VREAD -> check(caller, request, Interaction.READ);
            case HISTORY_INSTANCE -> checkHistory(caller, request);
            case SEARCH_TYPE -> checkSearch(caller, request);
            case CREATE -> check(caller, request, Interaction.CREATE);
            case UPDATE, PATCH -> checkChange(caller, request, Interaction.UPDATE);
            case DELETE -> checkChange(caller, request, Interaction.DELETE);
            case TRANSACTION -> checkBundle(caller, request);
            case VALIDATE, EXTENDED_OPERATION_SERVER, EXTENDED_OPERATION_TYPE, EXTENDED_OPERATION_INSTANCE ->
                checkOperation(caller, request);
            default -> throw new ForbiddenOperationException(NOT_OFFERED);
        }
    }

    private static void check(Caller caller, RequestDetails request, Interaction interaction) {
        if (!Rights.of(caller).allow(request.getResourceName(), interaction)) {
            throw refusal(request.getResourceName(), interaction);
        }
    }

    static ForbiddenOperationException refusal(String type, Interaction interaction) {
        return new ForbiddenOperationException(
                interaction == Interaction.DELETE ? Deletions.notOffered(type).sentence() : NOT_YOURS);
    }

    /** Before the store counts versions: how long that takes would tell whether something hidden exists. */
    private void checkHistory(Caller caller, RequestDetails request) {
        check(caller, request, Interaction.READ);
        if (!requests.mayReadTarget(request)) {
            throw new ResourceNotFoundException(AnswerFilter.NOT_THERE);
        }
    }

    /** Before the store compares versions or ids: what it answers must not tell that something hidden exists. */
    private void checkChange(Caller caller, RequestDetails request, Interaction interaction) {
        check(caller, request, interaction);
        boolean known = requests.isImport(request) || caller.isService() || request.getId() == null;
        if (!known && !requests.seesTarget(request)) {
            throw new ResourceNotFoundException(AnswerFilter.NOT_THERE);
        }
        if (request.getId() != null) {
            AnyVersion.require(Conditions.wantsAny(request), Conditions.wantsNone(request), () -> isThere(request));
        }
    }

    private boolean isThere(RequestDetails request) {
        String target = request.getResourceName() + "/" + request.getId().getIdPart();
        return requests.ties(request).current(target).isPresent();
    }

    @Override
    public Optional<String> refuseSearch(String type, Map<String, String[]> parameters) {
        SearchCriteria criteria = new SearchCriteria(type, parameters);
        return criteria.excess().or(criteria::refusal).or(() -> modifiers.refusal(criteria));
    }

    private void checkSearch(Caller caller, RequestDetails request) {
        check(caller, request, Interaction.SEARCH);
        if (request.getCompartmentName() != null || request.getId() != null) {
            throw new ForbiddenOperationException(NOT_OFFERED);
        }
        SearchCriteria criteria = new SearchCriteria(request.getResourceName(), request.getParameters());
        criteria.excess().ifPresent(excess -> {
            throw new InvalidRequestException(excess);
        });
        criteria.refusal().ifPresent(refusal -> {
            throw new ForbiddenOperationException(refusal);
        });
        modifiers.refusal(criteria).ifPresent(refusal -> {
            throw new InvalidRequestException(refusal);
        });
    }

    /** Validating a stored resource would read it; what is validated must be sent along. */
    private static void checkOperation(Caller caller, RequestDetails request) {
        String operation = request.getOperation();
        String type = request.getResourceName();
        require(Rights.of(caller).allowOperation(type == null ? operation : type + "/" + operation));
        if (VALIDATE.equals(operation)
                && (request.getId() != null || request.getRequestType() != RequestTypeEnum.POST)) {
            throw new ForbiddenOperationException(NOT_OFFERED);
        }
    }

    /** An import is taken apart only as far as it asks: what it may write is checked where it is stored. */
    private void checkBundle(Caller caller, RequestDetails request) {
        if (!(request.getResource() instanceof Bundle bundle)) {
            throw new ForbiddenOperationException(NOT_OFFERED);
        }
        if (caller.has(Role.ADMIN)) {
            ImportQueries.check(
                    bundle, target -> requests.ties(request).current(target).isPresent());
        } else if (!sendsDocument(caller, bundle)) {
            bundles.check(request, bundle);
        }
    }

    /** A document is taken in as a whole (feature document), and only about somebody whom the sender may read. */
    private static boolean sendsDocument(Caller caller, Bundle bundle) {
        return bundle.getType() == Bundle.BundleType.DOCUMENT
                && Rights.of(caller).allowOperation("DocumentReference/$generate-metadata");
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new ForbiddenOperationException(NOT_YOURS);
        }
    }
}
