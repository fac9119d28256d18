package de.medicalhub.transport.billing.boundary;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.billing.control.Bills;
import de.medicalhub.transport.billing.control.Bills.Month;
import de.medicalhub.transport.billing.control.Bills.Signature;
import de.medicalhub.transport.carriers.Carriers;
import de.medicalhub.transport.trail.Trail;
import de.medicalhub.transport.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the caller's carriers drove, for their bills. */
@Path("billing")
public class BillingResource {
    @Inject
    private Bills bills;

    @Inject
    private Carriers carriers;

    @Inject
    private Trail trail;

    @Context
    private HttpServletRequest request;

    /** The legs of the month {@code month} (YYYY-MM) as CSV. */
    @GET
    @Path("legs.csv")
    @Produces("text/csv; charset=UTF-8")
    @RolesAllowed("dispatcher")
    public Response legs(@QueryParam("month") @Nullable String month) {
        YearMonth wanted = month(month);
        Caller caller = Caller.of(request);
        Month file = bills.of(wanted, carriers.of(caller));
        trail.viewed(caller.fhirUser(), file.patients());
        return Response.ok(file.csv())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"fahrten-" + wanted + ".csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** The signature for the ride or delivery of that job, as PNG. */
    @GET
    @Path("signatures/{jobId}")
    @Produces("image/png")
    @RolesAllowed("dispatcher")
    public Response signature(@PathParam("jobId") String jobId) {
        Caller caller = Caller.of(request);
        Signature signature = bills.signature(jobId, carriers.of(caller));
        trail.viewed(caller.fhirUser(), List.of(signature.patient()));
        return Response.ok(signature.png())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static YearMonth month(@Nullable String text) {
        try {
            return YearMonth.parse(text == null ? "" : text);
        } catch (DateTimeException e) {
            throw new RefusedException(ProblemKind.INVALID, "billing.month-invalid");
        }
    }
}
