package de.medicalhub.transport.dispatch.boundary;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.dispatch.control.DayPlanning;
import de.medicalhub.transport.web.Inputs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** Planning a day again. */
@Path("planning")
public class PlanningResource {
    @Inject
    private DayPlanning planning;

    /** Plans the day {@code date} again; answers when it is done. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("dispatcher")
    public void replan(JsonObject json) {
        planning.replan(Inputs.day(Inputs.text(json, "date").orElse(null))
                .orElseThrow(() -> new RefusedException(ProblemKind.INVALID, "date.invalid")));
    }
}
