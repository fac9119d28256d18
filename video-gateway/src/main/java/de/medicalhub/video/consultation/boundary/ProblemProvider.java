package de.medicalhub.video.consultation.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.IncidentId;
import de.medicalhub.common.problem.IncidentLog;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.video.consultation.Practice;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Says every refusal and fault as problem details (RFC 9457), in the reader's language, with an incident id. */
@Provider
public class ProblemProvider implements ExceptionMapper<Exception> {
    private static final IncidentLog LOG = new IncidentLog(LoggerFactory.getLogger(ProblemProvider.class));
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int RETRY_AFTER_SECONDS = 1;
    private static final Set<Refusal> TOO_MANY = Set.of(Refusal.TOO_MANY, Refusal.TOO_MANY_MESSAGES);

    @Inject
    private HttpServletRequest request;

    @Override
    public Response toResponse(Exception exception) {
        Optional<RefusedException> refused = refused(exception);
        if (refused.isPresent()) {
            return answer(refused.get().refusal(), refused.get());
        }
        if (exception instanceof WebApplicationException web) {
            int status = web.getResponse().getStatus();
            ProblemKind kind = status == 403 ? ProblemKind.FORBIDDEN : ProblemKind.INVALID;
            return problem(status, status == 403 ? "forbidden" : "invalid", LOG.note(kind, "HTTP " + status, web));
        }
        ProblemKind kind = exception instanceof HubException hub ? hub.kind() : ProblemKind.FAULT;
        return problem(kind.httpStatus(), "fault", LOG.note(kind, "fault", exception));
    }

    private Response answer(Refusal refusal, RefusedException exception) {
        IncidentId incident = LOG.note(refusal.kind(), refusal.code(), exception);
        int status =
                TOO_MANY.contains(refusal) ? TOO_MANY_REQUESTS : refusal.kind().httpStatus();
        return problem(status, refusal.code(), incident, exception.practice());
    }

    private Response problem(int status, String code, IncidentId incident) {
        return problem(status, code, incident, Practice.UNKNOWN);
    }

    private Response problem(int status, String code, IncidentId incident, Practice practice) {
        ResourceBundle sentences = ResourceBundle.getBundle(
                "de.medicalhub.video.messages",
                locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("type", "urn:medicalhub:video:" + code)
                .add("title", sentences.getString("refusal." + code + ".title"))
                .add("detail", sentences.getString("refusal." + code))
                .add("status", status)
                .add("code", code)
                .add("incident", incident.value());
        if (practice.hasPhone()) {
            body.add("practice", GuestResource.practice(practice));
        }
        Response.ResponseBuilder answer = Response.status(status)
                .type("application/problem+json")
                .entity(body.build().toString());
        return code.equals(Refusal.BUSY.code())
                ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build()
                : answer.build();
    }

    private Locale locale() {
        Cookie[] cookies = request.getCookies();
        return Stream.ofNullable(cookies)
                .flatMap(Arrays::stream)
                .filter(cookie ->
                        cookie.getName().equals("mh-lang") && cookie.getValue().equals("en"))
                .map(cookie -> Locale.ENGLISH)
                .findFirst()
                .orElse(Locale.GERMAN);
    }

    private static Optional<RefusedException> refused(Exception exception) {
        return Stream.iterate((Throwable) exception, cause -> cause != null, Throwable::getCause)
                .filter(RefusedException.class::isInstance)
                .map(RefusedException.class::cast)
                .findFirst();
    }
}
