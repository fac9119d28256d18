package de.medicalhub.fhir.engine;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.Tokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** Lets nobody further without a valid bearer token (RFC 6750), except to what is public (rule 3 of the feature). */
public class TokenFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final Set<String> PUBLIC = Set.of("/metadata", "/.well-known/smart-configuration");
    private static final String SCHEME = "bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final long SHORTLY_NANOS = 200_000_000L;

    private final transient SenderWatch watch = new SenderWatch();

    private transient Tokens tokens;

    /** As the container makes it: nobody is known before it has begun. */
    public TokenFilter() {
        this(token -> Optional.empty());
    }

    TokenFilter(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void init() {
        tokens = WebApplicationContextUtils.getRequiredWebApplicationContext(getServletContext())
                .getBean(Tokens.class);
    }

    @Override
    public void destroy() {
        watch.close();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<String> authorizations = Collections.list(request.getHeaders("Authorization"));
        Optional<Caller> caller;
        try {
            caller = bearer(authorizations).flatMap(tokens::caller);
        } catch (HubException unknowable) { // Its incident is in the log already.
            unavailable(request, response, unknowable.sentence());
            return;
        }
        if (caller.isPresent()) {
            request.setAttribute(Caller.class.getName(), caller.get());
            chain.doFilter(new SignedIn(request, caller.get()), response);
        } else if (PUBLIC.contains(path(request)) && READING.contains(request.getMethod()) && !hasBody(request)) {
            chain.doFilter(request, response);
        } else {
            refuse(request, response, !authorizations.isEmpty());
        }
    }

    /** One header with one token: of two nobody could say which counts. */
    private static Optional<String> bearer(List<String> authorizations) {
        return authorizations.size() == 1 && authorizations.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(authorizations.get(0).substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    private static String path(HttpServletRequest request) {
        return request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    }

    /** RFC 6750, section 3: without a token no error is named. */
    private void refuse(HttpServletRequest request, HttpServletResponse response, boolean hadOne) throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("WWW-Authenticate", hadOne ? "Bearer error=\"invalid_token\"" : "Bearer");
        end(request, response, outcome("login", "A valid bearer token for this server is required."));
    }

    private void unavailable(HttpServletRequest request, HttpServletResponse response, String why) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", "5");
        end(request, response, outcome("transient", why));
    }

    /** Nobody who is not let in holds a thread by sending slowly. */
    private void end(HttpServletRequest request, HttpServletResponse response, String outcome) throws IOException {
        boolean sends = hasBody(request);
        if (sends) {
            response.setHeader("Connection", "close");
        }
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.getWriter().write(outcome);
        if (sends) {
            response.flushBuffer();
            watch.leave(request, SHORTLY_NANOS);
        }
    }

    /** @param words of our own, without quotation marks */
    private static String outcome(String code, String words) {
        return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"" + code
                + "\",\"diagnostics\":\"" + words + "\"}]}";
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    /** For the websocket, which knows its client by the name. */
    private static final class SignedIn extends HttpServletRequestWrapper {
        private final Caller caller;

        SignedIn(HttpServletRequest request, Caller caller) {
            super(request);
            this.caller = caller;
        }

        @Override
        public Principal getUserPrincipal() {
            return caller::username;
        }

        @Override
        public String getRemoteUser() {
            return caller.username();
        }
    }
}
