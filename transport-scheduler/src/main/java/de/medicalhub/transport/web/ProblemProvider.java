package de.medicalhub.transport.web;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.IncidentId;
import de.medicalhub.common.problem.IncidentLog;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/** Every refusal and fault as problem details (RFC 9457), in the caller's language; faults are logged here, once. */
@Provider
public class ProblemProvider implements ExceptionMapper<Exception> {
    private static final IncidentLog LOG = new IncidentLog(LoggerFactory.getLogger(ProblemProvider.class));

    @Context
    private HttpServletRequest request;

    /**
     * RFC 9457.
     *
     * @param code which rule refused, so that a form can say it at the field; the kind where no sentence of its own stands for it
     */
    public record Problem(String type, String title, int status, String detail, String incident, String code) {}

    @Override
    public Response toResponse(Exception e) {
        Locale language = Caller.of(request).language();
        ProblemKind kind = kindOf(e);
        IncidentId incident = LOG.note(kind, what(e, kind), e);
        String detail = e instanceof RefusedException refused
                ? refused.sentence(language)
                : Words.say(language, "problem." + kind + ".detail");
        Problem problem = new Problem(
                "about:blank",
                Words.say(language, "problem." + kind + ".title"),
                kind.httpStatus(),
                detail,
                incident.value(),
                what(e, kind));
        return Response.status(kind.httpStatus())
                .type("application/problem+json")
                .entity(problem)
                .build();
    }

    private static String what(Exception e, ProblemKind kind) {
        return e instanceof RefusedException refused ? refused.key() : kind.name();
    }

    private static ProblemKind kindOf(Exception e) {
        if (e instanceof HubException ours) {
            return ours.kind();
        }
        if (e instanceof WebApplicationException web) {
            int status = web.getResponse().getStatus();
            return Arrays.stream(ProblemKind.values())
                    .filter(kind -> kind.httpStatus() == status)
                    .findFirst()
                    .orElse(status < 500 ? ProblemKind.INVALID : ProblemKind.FAULT);
        }
        return ProblemKind.FAULT;
    }
}
