package de.medicalhub.portal.calendar.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.IncidentLog;
import de.medicalhub.portal.calendar.control.FeedAddresses;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** A calendar for calendar programs: who knows the secret address reads times and kinds, nothing else (K8). */
@Path("calendar-feed")
@RequestScoped
@PermitAll
public class FeedResource {
    private static final IncidentLog INCIDENTS = new IncidentLog(LoggerFactory.getLogger(FeedResource.class));
    private static final int MINUTES = 5;

    @Inject
    private FeedAddresses addresses;

    @GET
    @Path("{token: [A-Za-z0-9_-]{43}}.ics")
    @Produces("text/calendar;charset=UTF-8")
    public Response read(@PathParam("token") String token) {
        CacheControl shortly = new CacheControl();
        shortly.setPrivate(true);
        shortly.setMaxAge((int) TimeUnit.MINUTES.toSeconds(MINUTES));
        try {
            return addresses
                    .read(token)
                    .map(text -> Response.ok(text).cacheControl(shortly).build())
                    .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
        } catch (HubException problem) {
            INCIDENTS.note(problem.kind(), "A calendar feed cannot be told", problem);
            return Response.status(problem.kind().httpStatus()).build(); // A calendar program asks again by itself.
        }
    }
}
