package de.medicalhub.transport.dispatch.boundary;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.carriers.Carriers;
import de.medicalhub.transport.dispatch.control.Replans;
import de.medicalhub.transport.web.Caller;
import de.medicalhub.transport.web.Inputs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Map;

/** Planning a day again. */
@Path("planning")
public class PlanningResource {
    @Inject
    private Replans planning;

    @Inject
    private Carriers carriers;

    @Context
    private HttpServletRequest request;

    /** Plans the day {@code date} of the caller's carriers again; 204 when it is done, 202 with {@code planning} if it takes longer. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("dispatcher")
    public Response replan(JsonObject json) {
        LocalDate day = Inputs.day(Inputs.text(json, "date").orElse(null))
                .orElseThrow(() -> new RefusedException(ProblemKind.INVALID, "date.invalid"));
        return planning.replan(day, carriers.of(Caller.of(request)))
                ? Response.noContent().build()
                : Response.accepted(Map.of("planning", true)).build();
    }
}
