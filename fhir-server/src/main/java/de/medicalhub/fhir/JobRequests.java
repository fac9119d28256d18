package de.medicalhub.fhir;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Requests for work that goes on after its HTTP request was answered. They pass the same listeners as one from outside, so
 * no rule is left out; whose they are is said to the feature access.
 */
@Component
public class JobRequests {
    private volatile @Nullable RestfulServer server;

    /** The servlet stands; its listeners are the ones to pass. */
    public void serveWith(RestfulServer running) {
        server = running;
    }

    /** Whether the servlet stands. */
    public boolean isReady() {
        return server != null;
    }

    /**
     * A request that nobody waits for.
     *
     * @param id of the job, for the trail
     * @param operation that began it
     */
    public RequestDetails inTheNameOf(String id, String operation) {
        RestfulServer running = server;
        if (running == null) {
            throw new IllegalStateException("The server does not stand yet");
        }
        ServletRequestDetails request = new ServletRequestDetails(running.getInterceptorService());
        request.setServer(running);
        request.setServletRequest(nothingSent());
        request.setRequestId(id);
        request.setRequestType(RequestTypeEnum.POST);
        request.setOperation(operation);
        request.setCompleteUrl(operation);
        String base = running.getServerAddressStrategy().determineServerBase(running.getServletContext(), null);
        request.setFhirServerBase(base == null ? "" : base);
        return request;
    }

    /** A request over HTTP without headers, parameters and attributes, because HAPI's parts of a transaction ask for one. */
    private static HttpServletRequest nothingSent() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                JobRequests.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, given) -> nothing(method.getReturnType()));
    }

    private static @Nullable Object nothing(Class<?> type) {
        if (type == Enumeration.class) {
            return Collections.emptyEnumeration();
        }
        if (type == boolean.class) {
            return false;
        }
        return type == int.class ? 0 : null;
    }
}
