package de.medicalhub.fhir.audit.control;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Objects;
import java.util.Optional;

/**
 * What the trail says of the request itself.
 *
 * @param interaction code of the RESTful interaction
 * @param purpose code of v3-ActReason; empty for the usual care
 * @param coveredFor {@code Organization/…} for which the agent is a substitute; empty for the agent's own work
 * @param query method and address; its parameters belong in the trail, and nowhere else
 */
record RequestFacts(
        Agent agent,
        String requestId,
        String serverBase,
        String network,
        String interaction,
        String query,
        String purpose,
        String coveredFor) {
    /**
     * The same for one access.
     *
     * @param covered {@code Organization/…} for which the agent is a substitute; empty for the agent's own work
     */
    RequestFacts under(String ofPurpose, String covered) {
        return new RequestFacts(agent, requestId, serverBase, network, interaction, query, ofPurpose, covered);
    }

    static RequestFacts of(RequestDetails request, Agent agent) {
        return new RequestFacts(
                agent,
                Objects.requireNonNullElse(request.getRequestId(), ""),
                Objects.requireNonNullElse(request.getFhirServerBase(), ""),
                address(request),
                interaction(request),
                request.getRequestType() + " " + request.getCompleteUrl(),
                "",
                "");
    }

    /** What answers, as the trail names it. */
    String server() {
        return serverBase.isEmpty() ? "internal" : serverBase;
    }

    /**
     * A view on a page of another module, which stands in the place of this server.
     *
     * @param viewer {@code Practitioner/…}
     * @param reporter account of the module
     */
    static RequestFacts reported(RequestDetails request, String viewer, String reporter) {
        return new RequestFacts(
                new Agent(viewer, ""),
                Objects.requireNonNullElse(request.getRequestId(), ""),
                reporter,
                address(request),
                RestOperationTypeEnum.READ.getCode(),
                "",
                "",
                "");
    }

    private static String address(RequestDetails request) {
        String address = request instanceof ServletRequestDetails servlet && servlet.getServletRequest() != null
                ? servlet.getServletRequest().getRemoteAddr()
                : "";
        return Objects.requireNonNullElse(address, "");
    }

    private static String interaction(RequestDetails request) {
        return Optional.ofNullable(request.getRestOperationType())
                .filter(operation -> operation != RestOperationTypeEnum.GET_PAGE)
                .map(RestOperationTypeEnum::getCode)
                .orElse(RestOperationTypeEnum.SEARCH_TYPE.getCode());
    }
}
