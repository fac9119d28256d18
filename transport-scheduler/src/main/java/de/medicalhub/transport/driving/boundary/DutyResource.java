package de.medicalhub.transport.driving.boundary;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.carriers.Carriers;
import de.medicalhub.transport.dispatch.Dispatch;
import de.medicalhub.transport.driving.control.DutyView;
import de.medicalhub.transport.driving.control.OnDuty;
import de.medicalhub.transport.driving.entity.DutyEvent.Duty;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.web.Caller;
import de.medicalhub.transport.web.Inputs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The driver's duty: the phone says it, the board shows it. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class DutyResource {
    private static final int FARTHEST_METRES = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(DutyResource.class);

    @Inject
    private OnDuty duties;

    @Inject
    private Dispatch dispatch;

    @Inject
    private Carriers carriers;

    @Context
    private HttpServletRequest request;

    /** Begin, break or end: {@code id}, {@code step}, {@code faults} (of the check at the begin), {@code at}, {@code sentAt}. */
    @POST
    @Path("tours/{tourId}/duty")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("driver")
    public void say(@PathParam("tourId") String tourId, JsonObject json) {
        Duty duty = StepReader.duty(tourId, json);
        duties.say(
                StepReader.id(json),
                duty,
                StepReader.time(json),
                Caller.of(request).fhirUser());
    }

    /** Where the vehicle is: {@code latitude}, {@code longitude} (WGS 84 degrees), {@code accuracy} (metres). */
    @POST
    @Path("tours/{tourId}/position")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("driver")
    public void position(@PathParam("tourId") String tourId, JsonObject json) {
        GeoPoint place = new GeoPoint(number(json, "latitude", 90), number(json, "longitude", 180));
        int accuracy = (int) number(json, "accuracy", FARTHEST_METRES);
        if (!duties.at(tourId, place, accuracy, Caller.of(request).fhirUser())) {
            throw new RefusedException(ProblemKind.CONFLICT, "duty.shift-over");
        }
        try {
            dispatch.seen(tourId);
        } catch (RuntimeException fault) {
            // The position is kept; the tour is looked at again each minute.
            LOG.error("Whether a tour is late could not be seen", fault);
        }
    }

    /** How the duties of the day {@code date} (YYYY-MM-DD) stand, of the caller's carriers. */
    @GET
    @Path("duties")
    @RolesAllowed("dispatcher")
    public List<DutyView> duties(@QueryParam("date") @Nullable String date) {
        LocalDate day = Inputs.day(date).orElseThrow(() -> new RefusedException(ProblemKind.INVALID, "date.invalid"));
        return duties.ofDay(day, carriers.of(Caller.of(request))).stream()
                .map(DutyView::of)
                .toList();
    }

    private static double number(JsonObject json, String name, double most) {
        if (json.get(name) instanceof JsonNumber number && Math.abs(number.doubleValue()) <= most) {
            return number.doubleValue();
        }
        throw new RefusedException(ProblemKind.INVALID, "position.invalid");
    }
}
